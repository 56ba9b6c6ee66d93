import { describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import type { FormDocument } from '#domain/forms/document.ts';
import {
  EMPTY_ENTRY,
  type MonitoredFigure,
  type MonitoringEntry,
  monitoredRow,
  monitoringEntrySchema,
  type Possibility,
  possibilityOf,
} from '#domain/forms/monitoring.ts';
import { buildMonitoringForm } from '#domain/forms/monitoring-form.ts';
import { NOTHING_TESTED } from '#domain/indicators/back-test.ts';
import type { Operator } from '#domain/indicators/target.ts';
import { seedForm, seedForms } from './seed-forms.ts';

const pension = seedForm('overall').rows[0]!;
const estimate = (low: string, value: string, high: string): MonitoredFigure['forecast'] => ({
  low: exact(low),
  value: exact(value),
  high: exact(high),
  method: 'monthly-trend',
  record: NOTHING_TESTED,
});
const july: MonitoredFigure = { value: exact('80.1'), forecast: estimate('81', '82.4567', '84'), decimals: 2 };

describe('the chance to meet a target', () => {
  it.each<[Operator | null, string | null, string, string, Possibility | null]>([
    ['>=', '87.70', '87.70', '90', 'certain'],
    ['>=', '87.70', '87.69', '87.70', 'possible'],
    ['>=', '87.70', '80', '87.69', 'impossible'],
    ['<=', '28.92', '20', '28.92', 'certain'],
    ['<=', '28.92', '20', '30', 'possible'],
    ['<=', '28.92', '29', '30', 'impossible'],
    [null, '10', '10', '12', 'certain'],
    [null, null, '10', '12', null],
  ])('%s %s with an estimate of %s to %s is %s', (operator, target, low, high, expected) => {
    expect(possibilityOf({ operator, target }, { low: exact(low), high: exact(high) })).toBe(expected);
  });
});

describe('a row of the monitoring form', () => {
  it('shows the approved months, the estimate and what it makes of the target', () => {
    const row = monitoredRow(pension, july, EMPTY_ENTRY);
    expect(row).toMatchObject({ actualText: '80.10 万人', forecastText: '82.46 万人', possibility: 'impossible' });
    expect(row.isTyped).toEqual({ actual: false, forecast: false, possibility: false });
    expect(row.wantsCause).toBe(true);
  });

  it('shows what a person wrote over it, and says so', () => {
    const entry: MonitoringEntry = {
      ...EMPTY_ENTRY,
      forecastText: '88 万人',
      possibility: 'certain',
      note: '已部署扩面',
    };
    const row = monitoredRow(pension, july, entry);
    expect(row).toMatchObject({ actualText: '80.10 万人', forecastText: '88 万人', possibility: 'certain' });
    expect(row.isTyped).toEqual({ actual: false, forecast: true, possibility: true });
    expect(row.wantsCause).toBe(false);
  });

  it('is empty where nothing is known, and asks for nothing', () => {
    const row = monitoredRow(pension, null, EMPTY_ENTRY);
    expect(row).toMatchObject({ actualText: null, forecastText: null, possibility: null, wantsCause: false });
  });

  it.each([
    [{ possibility: 'maybe' }, '完成目标可能性应为'],
    [{ causes: ['weather'] }, '类别无法识别'],
    [{ causes: ['funds', 'funds'] }, '类别重复'],
    [{ note: '长'.repeat(501) }, '备注最多 500 字'],
  ])('is refused as %j', (part, message) => {
    const read = monitoringEntrySchema.safeParse({ ...EMPTY_ENTRY, ...part });
    expect(read.error?.issues[0]?.message).toContain(message);
  });
});

/** How often each square of the table is covered. */
function coverage({ rows, columns }: FormDocument): Set<number> {
  const squares = rows.map(() => columns.map(() => 0));
  rows.forEach(({ cells }, top) => {
    for (const { column, colspan, rowspan } of cells)
      for (let row = top; row < top + rowspan; row++)
        for (let at = column; at < column + colspan; at++) squares[row]![at] = (squares[row]![at] ?? 0) + 1;
  });
  return new Set(squares.flat());
}

describe('the monitoring form as a document', () => {
  it.each(seedForms.map((form) => [form.code, form] as const))('of %s tiles its table', (_, form) => {
    const rows = form.rows.map((row) => monitoredRow(row, null, EMPTY_ENTRY));
    const document = buildMonitoringForm(form, 7, rows, []);
    expect(coverage(document)).toEqual(new Set([1]));
    expect(document.columns.reduce((total, { width }) => total + width, 0)).toBe(267);
  });

  it('ticks causes and chances, and works out the rate of the money spent', () => {
    const form = seedForm('p06');
    const entry: MonitoringEntry = {
      ...EMPTY_ENTRY,
      causes: ['staff'],
      explanation: '人员不足',
      possibility: 'possible',
    };
    const rows = form.rows.map((row) => monitoredRow(row, null, entry));
    const { rows: lines, subtitle } = buildMonitoringForm(form, 7, rows, [
      { executed: '4.2', expected: '8.40', isTyped: { executed: true, expected: true } },
    ]);
    expect(subtitle).toBe('（2023 年度 1—7 月）');
    const [first] = form.funds;
    const money = lines.find(({ cells }) => cells[0]?.text === first?.source)!.cells.map(({ text }) => text);
    expect(money).toEqual([first?.source, first?.initial, '4.2', expect.stringMatching(/^\d+\.\d{2}%$/), '8.40']);
    const last = lines.at(-1)!.cells;
    const at = (column: number) => last.find((cell) => cell.column === column)?.text;
    expect([6, 7, 8, 9, 10, 11, 12, 13, 14].map(at)).toEqual(['', '', '√', '', '', '人员不足', '', '√', '']);
  });
});
