import { describe, expect, it } from 'vitest';
import type { LocationQuery } from 'vue-router';
import { formFindings } from '#domain/consistency/form-checks.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import {
  cellKey,
  lineOf,
  type Selection,
  scoredLines,
  selectionIn,
  selectionOf,
  selectionQuery,
  standingOf,
} from '../../client/pages/forms/form-selection.ts';
import { seedForm, seedForms } from '../domain/forms/seed-forms.ts';
import { formViewOf } from './forms-view.ts';

const overall = formViewOf(seedForm('overall'));

describe('the chosen line of a form', () => {
  it('stands in the address under the number that texts give the row', () => {
    expect(selectionIn({ row: '3' }, overall)).toEqual({ part: 'row', row: 2 });
    expect(selectionIn({ fund: '0' }, overall)).toEqual({ part: 'fund', fund: 0 });
    expect(selectionQuery({ part: 'row', row: 2 })).toEqual({ row: '3' });
    expect(selectionQuery({ part: 'fund', fund: 0 })).toEqual({ fund: '0' });
    expect(selectionQuery(null)).toEqual({});
  });

  it('is none for a row the form does not have, or a fund without a score', () => {
    const queries: LocationQuery[] = [
      {},
      { row: '8' },
      { row: '0' },
      { row: '-1' },
      { row: 'x' },
      { row: ['1'] },
      { fund: '1' },
    ];
    for (const query of queries) {
      expect(selectionIn(query, overall)).toBeNull();
    }
  });

  it('is opened by target, actual and score, and by rate and score of the fund that is scored', () => {
    const opened = documentOf(seedForm('overall')).rows.flatMap(({ cells }) =>
      cells.filter((cell) => selectionOf(cell.ref, overall)),
    );
    expect(opened).toHaveLength(7 * 3 + 2);
    expect(selectionOf({ part: 'row', row: 0, field: 'weight' }, overall)).toBeNull();
    expect(lineOf({ part: 'row', row: 0, field: 'reason' }, overall)).toEqual({ part: 'row', row: 0 });
    expect(lineOf({ part: 'total' }, overall)).toBeNull();
  });

  it('gives every cell of a form its own name', () => {
    for (const form of seedForms) {
      const keys = documentOf(form).rows.flatMap(({ cells }) => cells.map((cell) => cellKey(cell.ref)));
      const named = keys.filter((key) => key !== null);
      expect(new Set(named).size).toBe(named.length);
    }
  });
});

describe('the standing of a line', () => {
  it('says what was lost, exactly', () => {
    const [execution, pension] = scoredLines(overall);
    expect(execution).toMatchObject({ name: '预算执行', actual: '100%', score: '10', standing: { word: '满分' } });
    expect(pension).toMatchObject({ target: '>=87.70 万人', standing: { sign: '▲', word: '扣 0.84 分' } });
    expect(scoredLines(overall).map((line) => line.selection)).toHaveLength(8);
  });

  it('puts a printed score that no rule gives before points lost', () => {
    const view = formViewOf(seedForm('p09'));
    const standings = scoredLines(view).map(({ standing }) => standing.word);
    expect(standings.slice(0, 2)).toEqual(['与规则不符', '扣 15.00 分']);
  });

  it('does not take a line without a score for a zero', () => {
    const [row] = overall.rows;
    if (!row) throw new Error('no row');
    const proof = { ...row.proof, reproduced: null };
    expect(standingOf({ ...row, score: null, proof }).word).toBe('未计分');
  });
});

describe('the cell of a finding', () => {
  it('is found for every finding of the year, and is on the paper', () => {
    let found = 0;
    for (const form of seedForms) {
      const onPaper = documentOf(form).rows.flatMap(({ cells }) => cells.map((cell) => cellKey(cell.ref)));
      for (const finding of formFindings(scoreForm(form))) {
        expect(onPaper).toContain(cellKey(finding.cell));
        found++;
      }
    }
    expect(found).toBeGreaterThan(5);
  });
});

it('tells lines apart by what they are', () => {
  const row: Selection = { part: 'row', row: 0 };
  expect(cellKey({ ...row, field: 'score' })).toBe('row-0-score');
  expect(cellKey({ part: 'fund', fund: 0, field: 'score' })).toBe('fund-0-score');
});
