import { describe, expect, test } from 'vitest';
import { executionChart } from '../../client/charts/execution-chart.ts';
import {
  conflictsIn,
  draftOf,
  entriesOf,
  openCells,
  pastedInto,
  readCell,
} from '../../client/pages/budget/budget-draft.ts';
import { importObstacle } from '../../client/pages/budget/budget-import-words.ts';
import { monthMarks } from '../../client/pages/budget/budget-moves-words.ts';
import { budgetFilterIn, budgetRows, statusOptions } from '../../client/pages/budget/budget-rows.ts';
import { trendWords, unspentRange, unspentWords } from '../../client/pages/budget/budget-words.ts';
import type { BudgetCell, BudgetProject } from '../../client/queries/budget.ts';

function line(lineId: number, change: Partial<BudgetCell> = {}): BudgetCell {
  return {
    itemId: lineId,
    item: `项目${lineId}`,
    kind: 'project',
    lineId,
    source: '当年财政拨款',
    initial: '30.00',
    adjusted: '30.00',
    before: { month: 9, value: '10.53' },
    executed: null,
    approved: null,
    inMonth: null,
    rate: null,
    note: null,
    version: 0,
    by: null,
    at: null,
    findings: [],
    adjustments: [],
    lastYear: null,
    ...change,
  };
}

const cell = (executed: string, note = '') => ({ executed, note, version: 0 });

describe('a cell as it is typed', () => {
  test.each([
    ['11.31', '11.31', '0.78', '37.70', []],
    [' １１．３１万元', '11.31', '0.78', '37.70', []],
    ['10.53', '10.53', '0.00', '35.10', []],
    ['10', '10', '-0.53', '33.33', ['falling']],
    ['30.01', '30.01', '19.48', '100.03', ['over-budget']],
    ['', null, null, null, ['missing']],
  ])('%j is %j', (text, value, inMonth, rate, findings) => {
    const read = readCell(line(1), cell(text));
    expect(read).toMatchObject({ value, inMonth, rate, refusal: null });
    expect(read.findings.map(({ code }) => code)).toEqual(findings);
  });

  test.each(['三万', '-1', '1,23', '35%'])('%j is refused, and not sent', (text) => {
    expect(readCell(line(1), cell(text)).refusal).not.toBeNull();
    expect(entriesOf([line(1)], { 1: cell(text) })).toEqual([]);
    expect(openCells([line(1)], { 1: cell(text) })).toEqual({ refused: 1, open: 0 });
  });

  test('is sent only where it differs from what is stored, with the version it was read in', () => {
    const stored = line(1, { executed: '11.00', note: '预付', version: 3 });
    const draft = draftOf([stored, line(2)]);
    expect(entriesOf([stored, line(2)], draft)).toEqual([]);
    draft[1] = { ...draft[1]!, executed: '11' };
    expect(entriesOf([stored], draft)).toEqual([]);
    draft[1] = { ...draft[1]!, note: '' };
    expect(entriesOf([stored], draft)).toEqual([{ lineId: 1, executed: '11', note: null, version: 3 }]);
  });

  test('that falls is answered by a note', () => {
    expect(openCells([line(1)], { 1: cell('10') }).open).toBe(1);
    expect(openCells([line(1)], { 1: cell('10', '冲回多付') }).open).toBe(0);
  });
});

describe('a block from a spreadsheet', () => {
  const lines = [line(1), line(2), line(3)];
  const draft = draftOf(lines);

  test('goes down the column, and its second column into the notes', () => {
    const {
      draft: next,
      taken,
      left,
    } = pastedInto(draft, lines, { lineId: 2, field: 'executed' }, [['1.00', '说明甲'], ['2.00']]);
    expect([next[1]?.executed, next[2], next[3]?.executed]).toEqual(['', cell('1.00', '说明甲'), '2.00']);
    expect([taken, left]).toEqual([3, 0]);
    expect(draft[2]?.executed).toBe('');
  });

  test('leaves what lies under its empty cells, and what is beyond the last line', () => {
    const filled = { ...draft, 1: cell('5') };
    const {
      draft: next,
      taken,
      left,
    } = pastedInto(filled, lines, { lineId: 1, field: 'executed' }, [[''], ['2'], ['3'], ['4'], ['5']]);
    expect([next[1]?.executed, next[2]?.executed, next[3]?.executed]).toEqual(['5', '2', '3']);
    expect([taken, left]).toEqual([2, 2]);
  });

  test('into a note is text, however it looks', () => {
    const { draft: next } = pastedInto(draft, lines, { lineId: 1, field: 'note' }, [['1.00', 'x']]);
    expect(next[1]).toEqual(cell('', '1.00'));
  });
});

test('conflicts are read from a refused save, and from nothing else', () => {
  const conflict = { lineId: 1, theirs: { executed: '1.00', note: null, by: '李四' }, version: 2 };
  expect(conflictsIn({ conflicts: [conflict] })).toEqual([conflict]);
  expect([null, undefined, {}, { conflicts: 'x' }, []].map(conflictsIn)).toEqual([[], [], [], [], []]);
});

function project(id: number, change: Partial<BudgetProject> = {}): BudgetProject {
  return {
    id,
    code: `p${id}`,
    name: `项目${id}`,
    dataMonth: 9,
    initial: '30.00',
    adjusted: '30.00',
    executed: '11.31',
    rate: '37.70',
    calendar: '75.00',
    difference: '-37.30',
    lastYearRate: '70.00',
    unspent: { value: '12.30', low: '8.10', high: '16.50', isFinal: false, methodName: '按本年月均推算' },
    shortage: null,
    status: 'lagging',
    statusWord: '执行滞后',
    trend: ['3.00', null, '9.00'],
    pending: null,
    ...change,
  };
}

describe('the list of projects', () => {
  const projects = [
    project(1, { difference: '2.00', status: 'on-pace', unspent: null }),
    project(2),
    project(3, { difference: null, status: 'unfunded', name: '宣传费' }),
    project(4, { difference: '-7.00', status: 'slow' }),
  ];
  const order = (sort: string, query: Record<string, string> = {}) =>
    budgetRows(projects, budgetFilterIn(query), sort).map(({ id }) => id);

  test('has what is furthest behind first, and what has no rate last', () => {
    expect(order('')).toEqual([2, 4, 1, 3]);
    expect(order('-difference')).toEqual([1, 4, 2, 3]);
    expect(order('unspent')[3]).toBe(1);
  });

  test('is filtered by status and by name; what is no status filters nothing', () => {
    expect(order('', { status: 'lagging' })).toEqual([2]);
    expect(order('', { q: '宣传' })).toEqual([3]);
    expect(order('', { status: 'bad' })).toHaveLength(4);
    expect(statusOptions(projects).map(({ label }) => label)).toEqual([
      '执行滞后（1）',
      '无预算（1）',
      '略慢于序时（1）',
      '符合序时（1）',
    ]);
  });

  test('says how the money left was estimated, or why it was not', () => {
    expect(unspentRange(project(1))).toBe('8.10—16.50');
    const bare = { value: '1.00', low: null, high: null, isFinal: false, methodName: '按本年月均推算' };
    expect(unspentRange(project(1, { unspent: bare }))).toBeNull();
    expect(unspentWords(project(1, { unspent: bare }))).toContain('历史不足');
    expect(unspentWords(project(1, { unspent: null, shortage: '历史不足：本年尚无已审核数据' }))).toContain('尚无');
    expect(trendWords('甲', ['3.00', null, '9.00'])).toBe('甲执行率逐月：1月 3.00%，3月 9.00%');
    expect(trendWords('甲', [null])).toContain('没有已审核的月份');
  });
});

test('twelve months are marked, opened or not', () => {
  const marks = monthMarks([{ month: 2, state: 'submitted', stateName: '待审核' }]);
  expect(marks).toHaveLength(12);
  expect(marks.slice(0, 2).map(({ word }) => word)).toEqual(['未报', '待审核']);
});

describe('the chart of a project', () => {
  const rates = (...values: (string | null)[]) => Array.from({ length: 12 }, (_, index) => values[index] ?? null);

  test('breaks where a month is missing and keeps the axis to 100 unless a rate goes beyond', () => {
    const chart = executionChart({ own: rates('5', null, '20', '30'), lastYear: rates(), pending: rates() });
    expect(chart.own.line.match(/M/g)).toHaveLength(2);
    expect(chart.own.dots.map(({ month }) => month)).toEqual([1, 3, 4]);
    expect(chart.marks.map(({ text }) => text)).toEqual(['0%', '25%', '50%', '75%', '100%']);
    const over = executionChart({ own: rates('120'), lastYear: rates(), pending: rates() });
    expect(over.marks.at(-1)?.text).toBe('100%');
    expect(over.own.dots[0]!.y).toBeGreaterThanOrEqual(0);
  });

  test('draws the calendar straight to all of the year', () => {
    const { calendar, marks } = executionChart({ own: rates(), lastYear: rates(), pending: rates() });
    expect(calendar.to.y).toBe(marks.at(-1)?.y);
  });
});

test('an import with a problem anywhere, or without a change, cannot be confirmed', () => {
  const row = { change: 'new' } as never;
  const problem = { cell: 'F5', message: '请填写数字' };
  const preview = { version: 1, rows: [row], problems: [], warnings: [] };
  expect(importObstacle(preview)).toBeNull();
  expect(importObstacle({ ...preview, problems: [problem] })).toContain('1 处错误');
  expect(importObstacle({ ...preview, rows: [] })).toContain('没有需要导入');
});
