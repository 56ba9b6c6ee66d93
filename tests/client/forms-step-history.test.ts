import { describe, expect, it } from 'vitest';
import type { FormEdit } from '#domain/forms/form-edits.ts';
import { emptyHistory, historyAfter, type StepHistory } from '../../client/pages/forms/editing/step-history.ts';

const edit = (value: string): FormEdit[] => [{ kind: 'heading', field: 'moneyUnit', value, before: null }];

describe('the steps of an editor', () => {
  it('lead back, and forth again', () => {
    const typed = historyAfter(historyAfter(emptyHistory, 'new', edit('a')), 'new', edit('b'));
    const back = historyAfter({ ...typed, undo: typed.undo.slice(0, -1) }, 'undo', edit('c'));
    expect(back).toEqual({ undo: [edit('a')], redo: [edit('c')] });
    const forth = historyAfter({ ...back, redo: [] }, 'redo', edit('b'));
    expect(forth).toEqual({ undo: [edit('a'), edit('b')], redo: [] });
  });

  it('lead forth no more when something new was done', () => {
    expect(historyAfter({ undo: [], redo: [edit('c')] }, 'new', edit('d'))).toEqual({ undo: [edit('d')], redo: [] });
  });

  it('keep what can be done again while one of several is', () => {
    const { redo } = historyAfter({ undo: [], redo: [edit('x')] }, 'redo', edit('y'));
    expect(redo).toEqual([edit('x')]);
  });

  it('are kept for the last hundred acts', () => {
    let history: StepHistory<FormEdit> = emptyHistory;
    for (let act = 0; act < 130; act += 1) history = historyAfter(history, 'new', edit(String(act)));
    expect(history.undo).toHaveLength(100);
    expect(history.undo.at(-1)).toEqual(edit('129'));
  });
});
