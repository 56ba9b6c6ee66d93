import { Exact, type Exact as ExactValue, exact } from '#domain/decimal.ts';
import { readValueText } from '#domain/forms/value-text.ts';
import { type Month, monthsOfYear } from '#domain/period.ts';
import { formsOf2023 } from '../2023/forms.ts';
import { indicators2023, type SourceIndicator } from '../2023/source.ts';
import { withDemoParts } from './parts.ts';
import { chanceOf, monthlyPath } from './paths.ts';

export interface DemoFigure {
  code: string;
  month: Month;
  value: ExactValue;
  /** Of a rate that is made of two counts. */
  parts?: { numerator: ExactValue; denominator: ExactValue };
}

/** Two values of 2022 follow from the source: 征缴额 60.35 grew by 9.30, 养老参保 82.76 by 4.94. */
const KNOWN_2022 = new Map([
  ['LEVY-01', '51.05'],
  ['INS-01', '77.82'],
]);
/** 基本养老保险新增参保人数 is the monthly change of this stock. */
const NET_CHANGE = { code: 'INS-08', of: 'INS-01' };

/** Invented monthly figures of 2022, 2023 and 2024. Those of 2023 end exactly on the published year-end values. */
export function demoFigures(): DemoFigure[] {
  const figures = indicators2023.filter((one) => one.code !== NET_CHANGE.code).flatMap(figuresOf);
  return withDemoParts([...figures, ...netChanges(figures)]);
}

function figuresOf(indicator: SourceIndicator): DemoFigure[] {
  const scale = new Exact(10).pow(indicator.decimals);
  const whole = (value: ExactValue) => value.times(scale).round().toNumber();
  const end2023 = whole(exact(indicator.yearEnd2023));
  const known = KNOWN_2022.get(indicator.code);
  const end2022 = known ? whole(exact(known)) : earlier(indicator, end2023);
  const ends = [
    { year: 2022, start: earlier(indicator, end2022), final: end2022 },
    { year: 2023, start: end2022, final: end2023 },
    { year: 2024, start: end2023, final: later(indicator, end2023, whole) },
  ];
  const ceiling = indicator.unit === '%' && end2023 <= 100 * scale.toNumber() ? 100 * scale.toNumber() : null;
  return ends.flatMap(({ year, start, final }) => {
    const path = monthlyPath({ ...indicator, year, start, final, ceiling });
    return monthsOfYear(year).map((month, index) => ({
      code: indicator.code,
      month,
      value: new Exact(path[index]!).div(scale),
    }));
  });
}

/** The year before: a few percent less; small counts the same; a rate a little lower; an adjustment a year fewer by one. */
function earlier({ code, name, accumulation, unit }: SourceIndicator, value: number): number {
  const chance = chanceOf(`${code}:${value}:earlier`)();
  if (name.includes('连续')) return value - 1;
  if (accumulation === 'rate' || unit === '%')
    return chance < 0.5 ? value : Math.round(value * (0.985 + chance * 0.01));
  if (value <= 24) return value;
  return Math.round(value * (0.9 + chance * 0.08));
}

/** The year after, from its target (carried over from 2023) where there is one. */
function later(indicator: SourceIndicator, value: number, whole: (value: ExactValue) => number): number {
  const chance = chanceOf(`${indicator.code}:2024:later`)();
  const target = targetOf(indicator);
  if (target === null)
    return indicator.accumulation === 'rate' || value <= 24 ? value : Math.round(value * (1 + chance * 0.05));
  const goal = whole(target.value);
  if (goal <= 24 || indicator.accumulation === 'rate')
    return indicator.accumulation === 'rate' ? Math.max(goal, value) : goal;
  if (target.operator === '<=') return Math.round(goal * (0.9 + chance * 0.07));
  if (indicator.accumulation === 'stock') return Math.max(value, Math.round(goal * (0.96 + chance * 0.05)));
  return Math.round(goal * (0.9 + chance * 0.15));
}

function targetOf(indicator: SourceIndicator): { operator: string; value: ExactValue } | null {
  const [code, position] = indicator.formRows[0]?.split(':') ?? [];
  const row = formsOf2023().find((form) => form.code === code)?.rows[Number(position) - 1];
  const { operator, value } = readValueText(row?.targetText ?? '');
  return operator === null || value === null ? null : { operator, value: exact(value) };
}

function netChanges(figures: DemoFigure[]): DemoFigure[] {
  const stock = figures.filter((figure) => figure.code === NET_CHANGE.of);
  // January 2022 has no month before it; the change of February stands in for it.
  return stock.map((figure, index) => {
    const [from, to] = index === 0 ? [stock[0]!, stock[1]!] : [stock[index - 1]!, figure];
    return { code: NET_CHANGE.code, month: figure.month, value: to.value.minus(from.value) };
  });
}
