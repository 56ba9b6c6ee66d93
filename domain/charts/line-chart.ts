import { exact } from '../decimal.ts';
import { type Operator, operatorSigns } from '../indicators/target.ts';

/** The year of one indicator as a picture: what was reached, what was planned, and the target. Amounts in `unit`. */
export interface LineChart {
  unit: string;
  /** Twelve places, January first; null where there is no figure. */
  actual: (string | null)[];
  /** 序时目标 after each month. */
  path: (string | null)[];
  target: string;
  operator: Operator;
}

export const SERIES = { actual: '实际完成', path: '序时目标', target: '年度目标' } as const;

/** `年度目标 ≥87.70` */
export function targetWords({ operator, target }: Pick<LineChart, 'operator' | 'target'>): string {
  return `${SERIES.target} ${operatorSigns[operator]}${target}`;
}

/** What the picture shows, for who cannot see it: every month that has a figure, beside its plan. */
export function chartWords(name: string, year: number, chart: LineChart): string {
  const months = chart.actual.flatMap((value, index) => {
    const path = chart.path[index] ?? null;
    return value === null ? [] : [`${index + 1}月 ${value}${path === null ? '' : `（${SERIES.path} ${path}）`}`];
  });
  const said = months.length === 0 ? '没有已审核的数据' : months.join('，');
  return `折线图：${name}，${year}年各月，单位 ${chart.unit}。${SERIES.actual}：${said}。${targetWords(chart)}。`;
}

/** Where the axis of values runs from and to, and the distance of its marks. Pixels need no exact decimals. */
export interface Scale {
  from: number;
  to: number;
  step: number;
}

const MARKS = 5;
/** From this share of the largest value on, an axis from zero would leave the lines in its upper third. */
const HIGH_LOW = 0.6;

/** An axis that holds every value of the chart; from zero unless all of them are far from it. */
export function scaleOf(chart: LineChart): Scale {
  const { actual, path, target } = chartNumbers(chart);
  const values = [...actual, ...path, target].filter((value) => value !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const base = low >= 0 && low < high * HIGH_LOW ? 0 : low;
  const bottom = low === high ? Math.min(0, low) : base;
  const top = low === high ? Math.max(0, high) : high;
  const step = roundStep((top - bottom) / MARKS || 1);
  const from = Math.floor(bottom / step + TINY) * step;
  const to = Math.max(from + step, Math.ceil(top / step - TINY) * step);
  return { from, to, step };
}

const TINY = 1e-9;

/** The chart as numbers, for whatever draws it. */
export function chartNumbers({ actual, path, target }: LineChart) {
  return { actual: actual.map(numberOf), path: path.map(numberOf), target: exact(target).toNumber() };
}

function numberOf(text: string | null): number | null {
  return text === null ? null : exact(text).toNumber();
}

/** 1, 2 or 5 times a power of ten, at least `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((one) => one * power >= step * (1 - TINY)) ?? 10;
  return factor * power;
}

/** The marks of the axis in words, with the decimals that its step has. */
export function marksOf({ from, to, step }: Scale): { value: number; text: string }[] {
  const count = Math.round((to - from) / step);
  const places = placesOf(step);
  return Array.from({ length: count + 1 }, (_, index) => {
    const value = from + index * step;
    return { value, text: value.toFixed(places) };
  });
}

export function placesOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + TINY));
}
