import type { DatedAmount } from '#domain/budgets/budget-line.ts';
import { adjustedAsOf } from '#domain/budgets/budget-line.ts';
import { fundedLines, sourceName } from '#domain/budgets/fund-lines.ts';
import { Exact, exact, sum } from '#domain/decimal.ts';
import type { FormKind } from '#domain/forms/form.ts';
import { formsOf2023 } from '../2023/forms.ts';
import { chanceOf } from './paths.ts';

const SOURCE_YEAR = 2023;

export interface DemoLine {
  source: string;
  /** 万元 */
  initial: Exact;
  adjustments: (DatedAmount & { reason: string; documentNumber: string })[];
  /** Cumulative, January first. */
  executed: Exact[];
}

export interface DemoItem {
  code: string;
  kind: FormKind;
  name: string;
  lines: DemoLine[];
}

/** Where an adjustment of the year came from: day, share of it, reason. Two in the year, as budgets are adjusted. */
const ADJUSTED = [
  { day: '05-24', share: '0.6', reason: '（演示）追加年度经费' },
  { day: '09-18', share: '0.4', reason: '（演示）年中预算调整' },
] as const;
/** What is left of the year's money in an invented year; the projects that were slow in 2023 stay slow. */
const SLOW: Record<string, number> = { p18: 0.48, p14: 0.72, p06: 0.8 };

/** The money of a year: that of 2023 is published, its months are invented, as everything of the other years is. */
export function demoBudget(year: number): DemoItem[] {
  return formsOf2023().map(({ code, kind, name, funds }) => ({
    code,
    kind,
    name: kind === 'overall' ? '部门整体支出' : nameIn(name, year),
    lines: fundedLines({ kind, funds }).map(({ source, initial, adjusted, executed }) => {
      const published = {
        initial: exact(initial ?? '0'),
        adjusted: exact(adjusted ?? '0'),
        executed: exact(executed ?? '0'),
      };
      return lineIn(year, code, sourceName(source), published);
    }),
  }));
}

interface YearMoney {
  initial: Exact;
  adjusted: Exact;
  executed: Exact;
}

/** 2023年4月—2024年3月… is a year later in 2024. */
function nameIn(name: string, year: number): string {
  return name.replace(/20(23|24)年/g, (_, digits) => `${2000 + Number(digits) + year - SOURCE_YEAR}年`);
}

function lineIn(year: number, code: string, source: string, published: YearMoney): DemoLine {
  const money = year === SOURCE_YEAR ? published : inventedMoney(year, code, published);
  const adjustments = adjustmentsOf(year, money);
  const line = { initial: money.initial, adjustments, executed: [] };
  const chance = chanceOf(`budget:${code}:${source}:${year}`);
  // Spending gathers pace through the year.
  const weights = Array.from({ length: 12 }, (_, index) => (0.75 + index / 24) * (0.75 + chance() * 0.5));
  const whole = weights.reduce((one, other) => one + other, 0);
  let passed = 0;
  let reached = new Exact(0);
  const executed = weights.map((weight, index) => {
    passed += weight;
    if (index === 11) return money.executed;
    const path = money.executed.times(Math.round((passed / whole) * 1000)).div(1000);
    // Nothing is spent before it is granted.
    const granted = adjustedAsOf(line, year, index + 1) ?? new Exact(0);
    reached = Exact.max(reached, Exact.min(path, granted).toDecimalPlaces(2));
    return reached;
  });
  return { source, initial: money.initial, adjustments, executed };
}

function inventedMoney(year: number, code: string, published: YearMoney): YearMoney {
  const chance = chanceOf(`budget:${code}:${year}`);
  const scaled = (value: Exact, least: number, most: number) =>
    value
      .times(Math.round((least + chance() * (most - least)) * 1000))
      .div(1000)
      .toDecimalPlaces(2);
  const [least, most] = year < SOURCE_YEAR ? [0.9, 0.98] : [1, 1.06];
  const initial = scaled(published.initial, least, most);
  const adjusted = initial.plus(scaled(published.adjusted.minus(published.initial), 0.9, 1));
  const share = SLOW[code];
  const executed = share === undefined ? scaled(adjusted, 0.94, 1) : scaled(adjusted, share - 0.03, share + 0.03);
  return { initial, adjusted, executed };
}

function adjustmentsOf(year: number, { initial, adjusted }: YearMoney): DemoLine['adjustments'] {
  const whole = adjusted.minus(initial);
  if (whole.isZero()) return [];
  const first = whole.times(ADJUSTED[0].share).toDecimalPlaces(2);
  return ADJUSTED.map(({ day, reason }, index) => ({
    date: `${year}-${day}`,
    amount: index === 0 ? first : sum([whole, first.neg()]),
    reason,
    documentNumber: `演示财预〔${year}〕${12 + index * 19}号`,
  }));
}
