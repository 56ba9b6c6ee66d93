import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsOf, type EditableForm, editedForm } from '#domain/forms/edited-form.ts';
import {
  EDITED_FUND_FIELDS,
  EDITED_ROW_FIELDS,
  type FormEdit,
  formEditSchema,
  HEADING_FIELDS,
} from '#domain/forms/form-edits.ts';
import { seedForm } from './seed-forms.ts';

function editable(code: string): EditableForm {
  return { ...seedForm(code), removed: { rows: [], funds: [] } };
}

const changed = (form: EditableForm, ...edits: FormEdit[]) => {
  const result = editedForm(form, edits);
  expect(result.problems).toEqual([]);
  return result.form;
};
const problemOf = (form: EditableForm, edit: FormEdit) => editedForm(form, [edit]).problems[0]?.message ?? null;

describe('a cell of a form', () => {
  const form = editable('p10');

  it.each([
    ['target', '≥87.70 万人', { operator: '>=', target: '87.70', unit: '万人', targetText: '≥87.70 万人' }],
    ['target', '不超过 ３ 次', { operator: '<=', target: '3', unit: '次' }],
    ['target', '长期', { operator: null, target: null, unit: null, targetText: '长期' }],
    ['target', '  ', { operator: null, target: null, unit: null, targetText: null }],
    ['actual', '82.76 万人', { actual: '82.76', actualUnit: '万人', actualText: '82.76 万人' }],
    ['actual', null, { actual: null, actualUnit: null, actualText: null }],
    ['weight', ' 12.5 分', { weight: '12.5' }],
    ['weight', '', { weight: null }],
    ['reason', ' 设备未到货 ', { reason: '设备未到货' }],
    ['level3', '新名称', { level3: '新名称' }],
    ['band', 'partly', { band: 'partly' }],
    ['indicator', '7', { indicatorId: '7' }],
  ] as const)('%s typed as %s is read as any printed cell', (field, value, expected) => {
    const row = changed(form, { kind: 'row', key: 'r2', field, value }).rows[1];
    expect(row).toMatchObject(expected);
    expect(row?.key).toBe('r2');
  });

  it.each([
    [{ kind: 'fund', key: 'f1', field: 'adjusted', value: '1,867.08' }, { adjusted: '1867.08' }],
    [{ kind: 'fund', key: 'f1', field: 'rate', value: '96.5％' }, { rate: '96.5%' }],
    [{ kind: 'fund', key: 'f1', field: 'executed', value: '—' }, { executed: null }],
    [{ kind: 'fund', key: 'f1', field: 'source', value: null }, { source: '' }],
  ] as const)('%o of the money reads the numeral', (edit, expected) => {
    expect(changed(form, edit).funds[0]).toMatchObject(expected);
  });

  it.each([
    [{ kind: 'row', key: 'r1', field: 'weight', value: '很多' }, '分值无法识别为数字：很多'],
    [{ kind: 'row', key: 'r1', field: 'weight', value: '-3' }, '分值不能为负数'],
    [{ kind: 'row', key: 'r1', field: 'band', value: '好' }, '完成档次应为达成、部分达成或未达成'],
    [{ kind: 'row', key: 'r1', field: 'indicator', value: 'INS-01' }, '指标编号无法识别，请从列表中选择'],
    [{ kind: 'row', key: 'r99', field: 'reason', value: '甲' }, '这一行已被删除，请刷新后查看'],
    [{ kind: 'fund', key: 'f1', field: 'initial', value: '82,76' }, '年初预算数无法识别为数字：82,76'],
    [{ kind: 'heading', field: 'name', value: ' ' }, '名称不能为空'],
    [{ kind: 'heading', field: 'moneyUnit', value: '亿元' }, '金额单位应为 万元 或 元'],
    [{ kind: 'heading', field: 'weightTotal', value: '0' }, '分值总和应为大于 0 的数字，一般为 100'],
    [{ kind: 'score', part: 'row', key: 'r1', use: 'printed' }, '没有可以恢复的印刷得分'],
    [{ kind: 'move', part: 'row', key: 'r1', after: 'r1' }, '要放到其后的那一行已被删除，请刷新后重试'],
    [{ kind: 'restore', part: 'row', key: 'r1', after: null }, '行的标识重复，请刷新页面后重试'],
    [{ kind: 'restore', part: 'fund', key: 'f9', after: null }, '没有可以恢复的行'],
    [{ kind: 'add', part: 'row', key: 'r1', after: null }, '行的标识重复，请刷新页面后重试'],
  ] as const)('%o is refused with a sentence', (edit, message) => {
    expect(problemOf(form, edit)).toBe(message);
  });

  it('keeps the origin of a reason while it is worked on, and forgets it with the text', () => {
    const taken = changed(form, { kind: 'row', key: 'r1', field: 'reason', value: '专项扩面', alert: '12' });
    expect(taken.rows[0]).toMatchObject({ reason: '专项扩面', reasonAlertId: '12' });
    const worked = changed(taken, { kind: 'row', key: 'r1', field: 'reason', value: '专项扩面，按月通报' });
    expect(worked.rows[0]?.reasonAlertId).toBe('12');
    const emptied = changed(worked, { kind: 'row', key: 'r1', field: 'reason', value: null });
    expect(emptied.rows[0]?.reasonAlertId).toBeNull();
  });

  it('keeps a printed score until it gives way to the computed one, and can have it back', () => {
    const edited = changed(form, { kind: 'row', key: 'r1', field: 'actual', value: '1' });
    expect(edited.rows[0]?.printedScore).toBe(form.rows[0]?.printedScore);
    const computed = changed(edited, { kind: 'score', part: 'row', key: 'r1', use: 'computed' });
    expect(computed.rows[0]).toMatchObject({ printedScore: null, setAsideScore: form.rows[0]?.printedScore });
    const back = changed(computed, { kind: 'score', part: 'row', key: 'r1', use: 'printed' });
    expect(back.rows[0]).toEqual(edited.rows[0]);
    const total = changed(form, { kind: 'score', part: 'total', key: null, use: 'computed' });
    expect([total.printedTotal, total.setAsideTotal]).toEqual([null, form.printedTotal]);
  });

  it('changes nothing when one edit of several is refused', () => {
    const good: FormEdit = { kind: 'heading', field: 'actual', value: '完成' };
    const bad: FormEdit = { kind: 'row', key: 'r1', field: 'weight', value: 'x' };
    const result = editedForm(form, [good, bad, good]);
    expect(result.form).toBe(form);
    expect(result.problems).toEqual([{ edit: 1, place: 'r1.weight', message: '分值无法识别为数字：x' }]);
  });
});

describe('the lines of a form', () => {
  const form = editable('p15');
  const keys = (one: EditableForm) => one.rows.map((row) => row.key);

  it('are added below a row, in its levels, and moved wherever they belong', () => {
    const added = changed(form, { kind: 'add', part: 'row', key: 'n1', after: 'r2' });
    expect(keys(added).slice(0, 4)).toEqual(['r1', 'r2', 'n1', 'r3']);
    expect(added.rows[2]).toMatchObject({ level1: form.rows[1]?.level1, level2: form.rows[1]?.level2, level3: '' });
    const moved = changed(added, { kind: 'move', part: 'row', key: 'n1', after: null });
    expect(keys(moved).slice(0, 3)).toEqual(['n1', 'r1', 'r2']);
  });

  it('come back whole, printed score included, when taking them out is undone', () => {
    const result = editedForm(form, [{ kind: 'remove', part: 'row', key: 'r2' }]);
    expect(keys(result.form)).not.toContain('r2');
    expect(changed(result.form, ...result.undo).rows).toEqual(form.rows);
  });
});

describe('two people at one form', () => {
  const form = editable('p10');

  it('are in conflict where the cell is not what the editor saw, and nowhere else', () => {
    const seen = form.rows[0]?.reason ?? null;
    const mine: FormEdit = { kind: 'row', key: 'r1', field: 'reason', value: '我的', before: seen };
    expect(conflictsOf(form, [mine])).toEqual([]);
    const theirs = changed(form, { kind: 'row', key: 'r1', field: 'reason', value: '对方的' });
    expect(conflictsOf(theirs, [mine])).toEqual([
      { edit: 0, place: 'r1.reason', seen, theirs: '对方的', yours: '我的' },
    ]);
    const gone = changed(form, { kind: 'remove', part: 'row', key: 'r2' });
    const basis: FormEdit = { kind: 'row', key: 'r2', field: 'level3', value: '甲', before: '办公用品' };
    expect(conflictsOf(gone, [basis])[0]).toMatchObject({ place: 'r2.level3', theirs: null });
  });
});

describe('any list of edits', () => {
  const key = fc.constantFrom('r1', 'r2', 'r3', 'f1', 'f2', 'n1', 'n2', 'x');
  const text = fc.oneof(
    fc.constantFrom(null, '', '12', '12.50', '>=3 次', '=120 元/月/人', '长期', '1,867.08', 'partly', '万元', '96.5%'),
    fc.string({ maxLength: 12 }),
  );
  const part = fc.constantFrom('row' as const, 'fund' as const);
  const place = fc.option(key);
  const edit: fc.Arbitrary<FormEdit> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), field: fc.constantFrom(...HEADING_FIELDS), value: text }),
    fc.record({ kind: fc.constant('fund' as const), key, field: fc.constantFrom(...EDITED_FUND_FIELDS), value: text }),
    fc.record({ kind: fc.constant('row' as const), key, field: fc.constantFrom(...EDITED_ROW_FIELDS), value: text }),
    fc.record({
      kind: fc.constant('score' as const),
      part: fc.constantFrom('row' as const, 'fund' as const, 'total' as const),
      key: place,
      use: fc.constantFrom('computed' as const, 'printed' as const),
    }),
    fc.record({ kind: fc.constant('remove' as const), part, key }),
    fc.record({
      kind: fc.constantFrom('add' as const, 'restore' as const, 'move' as const),
      part,
      key,
      after: place,
    }),
  );

  it('never throws, and taking it back gives the same form', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('overall', 'p01', 'p10', 'p15'),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (code, edits) => {
          // What is refused stops the rest: only what holds one by one is made.
          let form = editable(code);
          for (const one of edits) {
            const result = editedForm(form, [one]);
            if (result.problems.length > 0) {
              expect(result.form).toBe(form);
              continue;
            }
            for (const inverse of result.undo) expect(formEditSchema.safeParse(inverse).success).toBe(true);
            expect(conflictsOf(result.form, result.undo)).toEqual([]);
            const back = editedForm(result.form, result.undo);
            expect(back.problems).toEqual([]);
            expect({ ...back.form, removed: null }).toEqual({ ...form, removed: null });
            form = result.form;
          }
          expect(new Set(form.rows.map((row) => row.key)).size).toBe(form.rows.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
