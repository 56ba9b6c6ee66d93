import { describe, expect, it } from 'vitest';
import {
  EMPTY_SHEET,
  editedMonitoring,
  entryOf,
  type MonitoringEdit,
  type MonitoringSheet,
  monitoringConflicts,
  monitoringPatchSchema,
  writtenAt,
} from '#domain/forms/monitoring-edits.ts';
import { seedForm } from './seed-forms.ts';

const form = seedForm('p06');
const row = (field: string, value: string | null, more: object = {}) =>
  ({ kind: 'row', key: 'r1', field, value, ...more }) as MonitoringEdit;
const fund = (field: string, value: string | null, more: object = {}) =>
  ({ kind: 'fund', key: 'f1', field, value, ...more }) as MonitoringEdit;

function sheetWith(...edits: MonitoringEdit[]): MonitoringSheet {
  const { sheet, problems } = editedMonitoring(form, EMPTY_SHEET, edits);
  expect(problems).toEqual([]);
  return sheet;
}

describe('an edit of a monitoring form', () => {
  it.each<[MonitoringEdit, string | null]>([
    [row('actualText', ' 完成 3 次 '), '完成 3 次'],
    [row('forecastText', '4 次'), '4 次'],
    [row('explanation', '第一行\n第二行'), '第一行\n第二行'],
    [row('explanation', '   '), null],
    [row('note', '已部署'), '已部署'],
    [row('possibility', 'possible'), 'possible'],
    [row('possibility', ''), null],
    // In the order of the form, however they were ticked.
    [row('causes', 'other,funds'), 'funds,other'],
    [row('causes', ''), null],
    [row('causes', null), null],
    [fund('executed', '1,867.08'), '1867.08'],
    [fund('executed', '４.２０'), '4.20'],
    [fund('expected', '—'), null],
  ])('%j is kept as %j', (edit, kept) => {
    expect(writtenAt(sheetWith(edit), edit)).toBe(kept);
  });

  it.each<[MonitoringEdit, string]>([
    [row('possibility', 'maybe'), '完成目标可能性应为确定能、有可能或完全不可能'],
    [row('causes', 'funds,weather'), '偏差原因的类别无法识别'],
    [row('causes', 'funds,funds'), '类别重复'],
    [row('explanation', '长'.repeat(1001)), '原因说明最多 1000 字'],
    [row('actualText', '长'.repeat(201)), '执行完成情况最多 200 字'],
    [fund('executed', '四万'), '执行数无法识别为数字：四万'],
    [fund('expected', '82,76'), '全年预计执行数无法识别为数字：82,76'],
    [row('note', '甲', { key: 'r99' }), '这一行已被删除，请刷新后查看'],
    [fund('executed', '1', { key: 'f99' }), '这一行已被删除，请刷新后查看'],
  ])('%j is refused: %s', (edit, message) => {
    const { sheet, problems, undo } = editedMonitoring(form, EMPTY_SHEET, [row('note', '甲'), edit]);
    expect(problems).toEqual([{ edit: 1, place: `${edit.key}.${edit.field}`, message }]);
    expect([sheet, undo]).toEqual([EMPTY_SHEET, []]);
  });

  it('leaves the sheet it is made on alone, and is taken back by its undo, cell by cell', () => {
    const before = sheetWith(row('note', '旧'), fund('executed', '1'));
    const { sheet, undo } = editedMonitoring(form, before, [
      row('note', '新'),
      row('causes', 'staff'),
      row('note', '更新'),
      fund('executed', null),
    ]);
    expect(entryOf(before, 'r1').note).toBe('旧');
    expect(entryOf(sheet, 'r1')).toMatchObject({ note: '更新', causes: ['staff'] });
    expect(undo[0]).toEqual({ kind: 'fund', key: 'f1', field: 'executed', value: '1', before: null });
    expect(editedMonitoring(form, sheet, undo).sheet).toEqual(before);
  });

  it('keeps nothing of a line that is left to the figures again', () => {
    const filled = sheetWith(row('causes', 'staff'), fund('expected', '3'));
    const emptied = editedMonitoring(form, filled, [row('causes', null), fund('expected', null)]).sheet;
    expect(emptied).toEqual(EMPTY_SHEET);
  });
});

describe('two editors of a monitoring form', () => {
  const sheet = sheetWith(row('note', '他人'), row('causes', 'funds'));

  it.each<[string, MonitoringEdit, boolean]>([
    ['the cell holds something else', row('note', '我', { before: null }), true],
    ['the cell is as it was seen', row('note', '我', { before: '他人' }), false],
    ['both wrote the same', row('note', '他人', { before: null }), false],
    ['another cell of the row', row('explanation', '我', { before: null }), false],
    ['other causes', row('causes', 'staff', { before: null }), true],
    ['nothing was seen', row('note', '我'), false],
  ])('are in conflict where %s: %j %s', (_, edit, isConflict) => {
    expect(monitoringConflicts(sheet, [edit]).length > 0).toBe(isConflict);
  });

  it('are told what was seen, what is there and what is wanted', () => {
    expect(monitoringConflicts(sheet, [row('note', '我', { before: null })])).toEqual([
      { edit: 0, place: 'r1.note', seen: null, theirs: '他人', yours: '我' },
    ]);
  });
});

it.each([
  [{ version: 0, edits: [] }, '没有修改内容'],
  [{ version: -1, edits: [row('note', '甲')] }, '版本号应为整数'],
  [{ version: 0, edits: [row('weight', '1')] }, ''],
  [{ version: 0, edits: [row('note', '甲', { key: '<r>' })] }, '行的标识无法识别'],
  [{ version: 0, edits: [{ kind: 'heading', field: 'name', value: '甲' }] }, '修改的类型无法识别'],
])('a request of %j is refused', (request, message) => {
  const read = monitoringPatchSchema.safeParse(request);
  expect(read.success).toBe(false);
  expect(read.error?.issues[0]?.message).toContain(message);
});
