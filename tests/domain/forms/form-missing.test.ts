import { describe, expect, it } from 'vitest';
import { editedForm } from '#domain/forms/edited-form.ts';
import type { Form } from '#domain/forms/form.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import type { FormEdit } from '#domain/forms/form-edits.ts';
import { blockersOf, formMissing } from '#domain/forms/form-missing.ts';
import { blankForm } from '#domain/forms/new-form.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { seedForm } from './seed-forms.ts';

const draft = (code: string): Form => ({ ...seedForm(code), state: 'draft' });
const itemsOf = (form: Form) => formMissing(scoreForm(form));
const withEdits = (form: Form, ...edits: FormEdit[]): Form =>
  editedForm({ ...form, removed: { rows: [], funds: [] } }, edits).form;

describe('what a form still lacks', () => {
  it('is nothing that stands in the way of a complete form', () => {
    expect(blockersOf(itemsOf(draft('p01')))).toEqual([]);
  });

  it.each([
    [{ kind: 'heading', field: 'actual', value: null }, /实际完成情况/, { part: 'goal', field: 'actual' }],
    [{ kind: 'heading', field: 'expected', value: null }, /预期目标/, { part: 'goal', field: 'expected' }],
    [{ kind: 'row', key: 'r1', field: 'target', value: null }, /第 1 行 .*没有填写指标值/, { row: 0, field: 'target' }],
    [{ kind: 'row', key: 'r2', field: 'actual', value: null }, /第 2 行 .*没有填写完成值/, { row: 1, field: 'actual' }],
    [{ kind: 'row', key: 'r1', field: 'level3', value: null }, /第 1 行没有三级指标/, { row: 0, field: 'level3' }],
    [{ kind: 'row', key: 'r1', field: 'weight', value: '99' }, /应为 100 分，多/, { row: 0, field: 'weight' }],
    [{ kind: 'fund', key: 'f1', field: 'weight', value: '9' }, /应为 100 分，少 1 分/, { row: 0, field: 'weight' }],
  ] as const)('after %o names the place and its cell', (edit, message, cell) => {
    const items = blockersOf(itemsOf(withEdits(draft('p01'), edit)));
    const found = items.find((item) => message.test(item.message));
    expect(found?.cell, JSON.stringify(items)).toMatchObject(cell);
  });

  it('is the reason of a row that lost points, on forms that have the column', () => {
    const silent = draft('p10');
    const index = scoreForm(silent).rows.findIndex(
      ({ inForce, row }) => row.reason === null && row.weight !== null && inForce?.lt(row.weight),
    );
    const items = blockersOf(itemsOf(silent));
    expect(items.map((item) => item.cell)).toContainEqual({ part: 'row', row: index, field: 'reason' });
    const said = withEdits(silent, { kind: 'row', key: `r${index + 1}`, field: 'reason', value: '采购延后' });
    expect(blockersOf(itemsOf(said)).map((item) => item.cell)).not.toContainEqual({
      part: 'row',
      row: index,
      field: 'reason',
    });
    expect(itemsOf(draft('overall')).filter((item) => /偏差原因/.test(item.message))).toEqual([]);
  });

  it('is a printed total that its scores do not give', () => {
    const items = blockersOf(itemsOf(draft('p06')));
    expect(items.at(-1)).toMatchObject({ cell: { part: 'total' } });
    const computed = withEdits(draft('p06'), { kind: 'score', part: 'total', key: null, use: 'computed' });
    expect(blockersOf(itemsOf(computed)).some((item) => item.cell?.part === 'total')).toBe(false);
  });

  it('are weights that add up to something else only until the form says that they should', () => {
    const lighter = withEdits(draft('p01'), { kind: 'fund', key: 'f1', field: 'weight', value: '0' });
    expect(blockersOf(itemsOf(lighter)).some((item) => /分值合计/.test(item.message))).toBe(true);
    const stated = withEdits(lighter, { kind: 'heading', field: 'weightTotal', value: '90' });
    expect(blockersOf(itemsOf(stated)).some((item) => /分值合计/.test(item.message))).toBe(false);
  });

  it('tells, without standing in the way, of rows no indicator measures and of figures that end early', () => {
    const items = formMissing(scoreForm(draft('p01')), 9);
    const notes = items.filter((item) => item.level === 'note').map((item) => item.message);
    expect(notes.some((message) => message.includes('没有对应月报指标'))).toBe(true);
    expect(notes.at(-1)).toContain('截至 9 月');
    expect(formMissing(scoreForm(draft('p01')), 12)).toHaveLength(items.length - 1);
  });

  it.each(['overall', 'project'] as const)('of an empty %s form is everything', (kind) => {
    const form = formFromDraft(formDraftSchema.parse(blankForm(kind, 2024, '新表')), { id: '1' });
    const messages = blockersOf(itemsOf(form)).map((item) => item.message);
    expect(messages).toHaveLength(7);
    expect(messages.join()).toContain('分值合计 10 分，应为 100 分，少 90 分');
  });
});
