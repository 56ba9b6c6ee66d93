import { describe, expect, it } from 'vitest';
import { EMPTY_ENTRY, EMPTY_FUND } from '#domain/forms/monitoring.ts';
import {
  afterTick,
  begunMonths,
  monitoredCell,
  namesOfChoices,
  signOf,
} from '../../client/pages/forms/monitoring/monitoring-cells.ts';
import type { MonitoringDetail, MonitoringRowView } from '../../client/queries/monitoring.ts';

const row: MonitoringRowView = {
  key: 'r1',
  level1: '产出指标',
  level2: '数量指标',
  level3: '参保人数',
  targetText: '>=87.70 万人',
  indicatorId: 1,
  actualText: '80.10 万人',
  forecastText: '82.46 万人',
  possibility: 'impossible',
  causes: [],
  explanation: null,
  note: null,
  isTyped: { actual: false, forecast: false, possibility: false },
  given: { actual: '80.10 万人', forecast: '82.46 万人', possibility: 'impossible' },
  wantsCause: true,
  written: EMPTY_ENTRY,
  figureMonth: 7,
  forecastMethod: '按近 6 个月月均净增推算',
  mayFill: true,
};
const formWith = (rows: MonitoringRowView[], rights: MonitoringDetail['rights']): MonitoringDetail => ({
  id: 3,
  kind: 'project',
  name: '项目',
  year: 2024,
  month: 7,
  moneyUnit: '万元',
  isDemo: false,
  isOpen: true,
  isSigned: false,
  version: 0,
  rights,
  rows,
  funds: [
    {
      key: 'f1',
      source: '年度资金总额',
      initial: '80',
      adjusted: '84',
      executed: '42',
      expected: null,
      isTyped: { executed: true, expected: false },
      rate: '50.00%',
      written: { ...EMPTY_FUND, executed: '42' },
    },
  ],
  missing: [],
  document: { title: '', subtitle: '', page: { size: 'A4', orientation: 'landscape' }, columns: [], rows: [] },
});
const officer = { all: true, some: true };
const head = { all: false, some: true };

describe('a cell of the monitoring form', () => {
  it('shows what the figures give, and is sent over what a person had written: nothing', () => {
    const cell = monitoredCell({ kind: 'row', key: 'r1', field: 'actualText' }, formWith([row], officer));
    expect(cell).toMatchObject({
      place: 'r1.actualText',
      text: '80.10 万人',
      name: '第 1 行 参保人数 1—7月执行完成情况',
    });
    expect(cell?.edits('81 万人')).toEqual([
      { kind: 'row', key: 'r1', field: 'actualText', value: '81 万人', before: null },
    ]);
  });

  it('of ticks holds what was chosen, not what the figures give', () => {
    const written = { ...EMPTY_ENTRY, causes: ['funds' as const, 'other' as const] };
    const form = formWith([{ ...row, written, causes: written.causes }], officer);
    const causes = monitoredCell({ kind: 'row', key: 'r1', field: 'causes', choice: 'funds' }, form);
    expect(causes?.text).toBe('funds,other');
    expect(causes?.edits(null)[0]).toMatchObject({ value: null, before: 'funds,other' });
    expect(monitoredCell({ kind: 'row', key: 'r1', field: 'possibility' }, form)?.text).toBe('');
  });

  it.each([
    ['an officer', officer, true, true, true],
    ['a head of the row', head, true, true, false],
    ['a head of other rows', head, false, false, false],
    ['a reader', { all: false, some: false }, false, false, false],
  ])('is open for %s: %j', (_, rights, mayFill, isRowOpen, isMoneyOpen) => {
    const form = formWith([{ ...row, mayFill }], rights);
    expect(monitoredCell({ kind: 'row', key: 'r1', field: 'note' }, form) !== null).toBe(isRowOpen);
    expect(monitoredCell({ kind: 'fund', key: 'f1', field: 'executed' }, form) !== null).toBe(isMoneyOpen);
  });

  it('is none for a rate, a line that is gone, and what is only printed', () => {
    const form = formWith([row], officer);
    expect(monitoredCell({ kind: 'fund', key: 'f1', field: 'rate' }, form)).toBeNull();
    expect(monitoredCell({ kind: 'row', key: 'r9', field: 'note' }, form)).toBeNull();
    expect(monitoredCell(undefined, form)).toBeNull();
  });
});

it.each([
  ['causes', '', 'staff', 'staff'],
  ['causes', 'staff', 'funds', 'funds,staff'],
  ['causes', 'funds,staff', 'funds', 'staff'],
  ['causes', 'staff', 'staff', ''],
  ['possibility', '', 'certain', 'certain'],
  ['possibility', 'certain', 'possible', 'possible'],
  ['possibility', 'possible', 'possible', ''],
] as const)('a tick in %s of "%s" at %s makes "%s"', (field, text, choice, expected) => {
  expect(afterTick(field, text, choice)).toBe(expected);
});

it('choices are told by their names on the form', () => {
  expect(namesOfChoices('funds,other')).toBe('经费保障、其他');
  expect(namesOfChoices('impossible')).toBe('完全不可能');
});

describe('the word beside a value', () => {
  const typed = { actual: true, forecast: true, possibility: true };
  it.each([
    ['actualText', row, null],
    ['actualText', { ...row, figureMonth: 6 }, '至 6 月'],
    ['actualText', { ...row, isTyped: typed }, '手填'],
    ['actualText', { ...row, isTyped: typed, given: { ...row.given, actual: null } }, null],
    ['forecastText', row, '预测'],
    ['forecastText', { ...row, figureMonth: 12 }, '已审'],
    ['forecastText', { ...row, forecastText: null }, null],
    ['possibility', row, '预测'],
    ['possibility', { ...row, isTyped: typed }, '手填'],
  ] as const)('of %s in %j is %s', (field, line, word) => {
    expect(signOf(field, line, 7)?.word ?? null).toBe(word);
  });

  it('says what the figures give where something else is written', () => {
    expect(signOf('possibility', { ...row, isTyped: typed }, 7)?.title).toBe('手工填写；预测为 完全不可能，清空后恢复');
  });
});

it.each([
  [2023, '2024-11-02', 12],
  [2024, '2024-11-02', 11],
  [2024, '2024-01-01', 1],
  [2025, '2024-11-02', 0],
])('of %i, on %s, %i months have begun', (year, today, count) => {
  expect(begunMonths(year, today)).toHaveLength(count);
});
