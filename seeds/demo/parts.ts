import { Exact, sum } from '#domain/decimal.ts';
import { rateOf } from '#domain/indicators/rate.ts';
import { type Month, monthNumber, yearOf } from '#domain/period.ts';
import { indicators2023 } from '../2023/source.ts';
import type { DemoFigure } from './figures.ts';
import { chanceOf } from './paths.ts';

/** The disclosure prints the rates of this month alone: nothing is invented behind what was published. */
const PUBLISHED: Month = '2023-12';
/** Pieces of business a month, about; large enough that every rate with two decimals is that of whole pieces. */
const MONTHLY_BUSINESS = new Map([
  ['SERV-08', 42_000],
  ['SERV-14', 41_000],
]);
/** Inquiries a year come from the indicator that counts them; of those who ask, about every third is surveyed. */
const INQUIRIES = 'SERV-17';
const INQUIRY_SHARE = new Map([
  ['SERV-18', 1],
  ['SERV-19', 0.3],
]);

/** Gives the demonstration's rates the counts they are made of, where whole counts give exactly that rate. */
export function withDemoParts(figures: DemoFigure[]): DemoFigure[] {
  const declared = new Map(indicators2023.filter(({ parts }) => parts !== null).map((one) => [one.code, one]));
  const inquiries = figures.filter(({ code }) => code === INQUIRIES);
  return figures.map((figure) => {
    const indicator = declared.get(figure.code);
    if (!indicator || figure.month === PUBLISHED) return figure;
    const denominator = denominatorOf(figure, inquiries);
    const numerator = figure.value.times(denominator).div(100).round();
    const parts = { numerator, denominator };
    const result = rateOf(parts, indicator.decimals, indicator.unit);
    return result.kind === 'rate' && result.value.eq(figure.value) ? { ...figure, parts } : figure;
  });
}

/** Counted from the beginning of the year, as the definitions say. */
function denominatorOf({ code, month }: DemoFigure, inquiries: DemoFigure[]): Exact {
  const monthly = MONTHLY_BUSINESS.get(code);
  if (monthly !== undefined) {
    const chance = chanceOf(`${code}:${yearOf(month)}:parts`);
    const months = Array.from({ length: monthNumber(month) }, () => Math.round(monthly * (0.9 + chance() * 0.2)));
    return new Exact(months.reduce((one, other) => one + other, 0));
  }
  const soFar = inquiries.filter((one) => yearOf(one.month) === yearOf(month) && one.month <= month);
  return sum(soFar.map(({ value }) => value))
    .times(INQUIRY_SHARE.get(code) ?? 1)
    .round();
}
