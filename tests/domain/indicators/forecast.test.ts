import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact, exact, fromMicro } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { yearToDate } from '#domain/indicators/accumulation.ts';
import { type ForecastInput, forecastOf, forecastShortage } from '#domain/indicators/forecast.ts';
import { type Accumulation, accumulations } from '#domain/indicators/indicator.ts';

const none: MonthlyValues = Array.from({ length: 12 }, () => null);
const months = (...values: (string | number | null)[]): MonthlyValues =>
  none.map((_, index) => (values[index] === null || values[index] === undefined ? null : exact(`${values[index]}`)));
const rising = (from: number, step: number, count: number) =>
  Array.from({ length: count }, (_, index) => exact(from + step * index));
const asked = (
  accumulation: Accumulation,
  values: MonthlyValues,
  asOf: number,
  more: Partial<ForecastInput> = {},
): ForecastInput => ({ accumulation, months: values, lastYear: none, asOf, ...more });
const said = (...input: Parameters<typeof asked>) => {
  const forecast = forecastOf(asked(...input));
  return forecast && [forecast.method, forecast.value.toFixed()];
};

describe('the estimate of a year', () => {
  const seasons = months(20, 20, 20, 5, 5, 5, 5, 5, 5, 5, 5, 0);
  const even = months(...Array.from({ length: 12 }, () => 10));

  it.each<[string, Accumulation, MonthlyValues, number, Partial<ForecastInput>, string, string]>([
    ['at year end the value', 'flow', even, 12, {}, 'final', '120'],
    ['of a flow without earlier years by its pace', 'flow', months(10, 10, 10), 3, {}, 'run-rate', '120'],
    ['of a flow with seasons by them', 'flow', months(10, 10, 10), 3, { lastYear: seasons }, 'seasonal-share', '50'],
    ['of a flow never less than is there', 'flow', months(90, 5, -20), 3, {}, 'run-rate', '300'],
    ['of a flow with a gap at the pace of its months', 'flow', months(10, null, 10, 10), 4, {}, 'run-rate', '120'],
    ['of a flow with a month of nothing', 'flow', months(10, null, 10, 10), 4, { absent: [2] }, 'run-rate', '90'],
    ['of a year-to-date count over its months', 'distinct', months(5, null, 15, 20), 4, {}, 'run-rate', '60'],
    ['of a stock by its monthly change', 'stock', months(80, 81, 82), 3, {}, 'damped-trend', '91'],
    ['of a stock over a gap', 'stock', months(80, null, 82, 83), 4, {}, 'damped-trend', '91'],
    ['of a rate its last value', 'rate', months(94, 96, 95), 3, {}, 'last-value', '95'],
  ])('is %s', (_, accumulation, values, asOf, more, method, value) => {
    expect(said(accumulation, values, asOf, more)).toEqual([method, value]);
  });

  it('of a stock in January goes on from last year', () => {
    expect(said('stock', months(92), 1, { lastYear: rising(80, 1, 12) })).toEqual(['damped-trend', '103']);
  });

  it('of a falling flow does not fall below what has happened', () => {
    const forecast = forecastOf(asked('flow', months(-10, -10, -10), 3));
    expect(forecast?.value.toFixed()).toBe('-30');
  });

  it('damps a change that is lost in its own variation', () => {
    const wavering = forecastOf(asked('stock', months(80, 84, 79, 85, 81), 5));
    expect(wavering?.value.minus(81).abs().lt(new Exact('0.25').times(7))).toBe(true);
  });
});

describe('the choice of a method', () => {
  const [early, late] = [months(20, 20, 20, 5, 5, 5, 5, 5, 5, 5, 5, 0), months(10, 10, 10, 2, 2, 2, 2, 2, 2, 2, 4, 2)];

  it('goes by the least past error where all were tried', () => {
    const seasonal = forecastOf(asked('flow', months(10, 10, 10), 3, { history: [...early, ...late] }));
    expect(seasonal?.method).toBe('seasonal-share');
    const pattern = months(50, 5, 5, 5, 5, 5, 5, 5, 5, 5, 3, 2);
    const even = months(...Array.from({ length: 12 }, () => 10));
    const steady = forecastOf(asked('flow', months(10, 10, 10), 3, { history: [...pattern, ...even] }));
    expect(steady?.method).toBe('run-rate');
  });

  it('takes the plain last value for a stock that only swings', () => {
    const swings = Array.from({ length: 24 }, (_, index) => exact(80 + (index % 2)));
    expect(forecastOf(asked('stock', months(80, 81, 80, 81), 4, { history: swings }))?.method).toBe('last-value');
  });
});

describe('the interval', () => {
  const yearOf = (total: number) => months(...Array.from({ length: 11 }, () => 10), total - 110);
  const history = (...totals: number[]) => totals.flatMap(yearOf);
  const soFar = months(...Array.from({ length: 9 }, () => 10));

  it('is given up where nothing could be tried', () => {
    const forecast = forecastOf(asked('flow', soFar, 9));
    expect(forecast).toMatchObject({ low: null, high: null, record: { basis: 'untested', tests: 0 } });
  });

  it('is widened and claims nothing while there are fewer than four tests', () => {
    const forecast = forecastOf(asked('flow', soFar, 9, { history: history(126) }));
    // A single year: its shares are followed, and nothing was there to try them on.
    expect(forecast).toMatchObject({ method: 'seasonal-share', low: null });
    const two = forecastOf(asked('flow', soFar, 9, { history: history(126, 114) }))!;
    expect(two.method).toBe('run-rate');
    expect(two.record).toMatchObject({ basis: 'widened', tests: 2, held: null });
    expect(two.record.meanError?.toFixed()).toBe('6');
    expect([two.low?.toFixed(), two.high?.toFixed()]).toEqual(['108', '132']);
  });

  it('has its breadth from the errors at the same month of earlier years, and says how often it held', () => {
    const forecast = forecastOf(asked('flow', soFar, 9, { history: history(126, 114, 126, 114, 126) }))!;
    expect(forecast).toMatchObject({ method: 'run-rate', record: { basis: 'measured', tests: 5, held: 5 } });
    expect(forecast.record.meanErrorPercent?.toFixed(2)).toBe('4.96');
    expect([forecast.low?.toFixed(), forecast.high?.toFixed()]).toEqual(['114', '126']);
    const surprised = forecastOf(asked('flow', soFar, 9, { history: history(126, 114, 126, 114, 150) }))!;
    expect(surprised.record).toMatchObject({ tests: 5, held: 4 });
    expect(surprised.high?.toFixed()).toBe('150');
  });

  it('of a stock comes from as many months ahead, wherever in the past', () => {
    const forecast = forecastOf(asked('stock', rising(92, 1, 10), 10, { history: rising(80, 1, 12) }))!;
    expect(forecast.record).toMatchObject({ basis: 'measured', tests: 18, held: 18 });
    expect(forecast.record.meanError?.toFixed()).toBe('0');
    expect([forecast.low?.toFixed(), forecast.value.toFixed(), forecast.high?.toFixed()]).toEqual([
      '103',
      '103',
      '103',
    ]);
  });
});

describe('too little', () => {
  it.each<[Accumulation, MonthlyValues, string | null]>([
    ['flow', none, '历史不足：本年尚无已审核数据'],
    ['flow', months(10, 10), '历史不足：本年已有 2 个月数据，至少需要 3 个月'],
    ['stock', months(80, 81), '历史不足：已有 2 个月数据，至少需要 3 个月'],
    ['flow', months(10, 10, 10), null],
    ['qualitative', months(3, 3), null],
  ])('of a %s is an answer', (accumulation, values, answer) => {
    expect(forecastShortage(asked(accumulation, values, 12))).toBe(answer);
    if (answer !== null) expect(forecastOf(asked(accumulation, values, 12))).toBeNull();
  });
});

describe('whatever the figures', () => {
  const figure = fc.option(fc.integer({ min: -5_000_000, max: 2_000_000_000 }).map(fromMicro), { nil: null, freq: 4 });
  const line = (length: number) => fc.array(figure, { minLength: length, maxLength: length });
  const input = fc.record({
    accumulation: fc.constantFrom(...accumulations),
    months: line(12),
    lastYear: line(12),
    history: fc.integer({ min: 0, max: 4 }).chain((years) => line(years * 12)),
    asOf: fc.integer({ min: 1, max: 12 }),
    absent: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
  });

  it('never throws, keeps the value between its ends and a count above what has happened', () => {
    fc.assert(
      fc.property(input, (given) => {
        const forecast = forecastOf(given);
        if (forecast === null) return;
        const { value, low, high, record } = forecast;
        expect(low === null).toBe(high === null);
        if (low !== null && high !== null) expect(low.lte(value) && value.lte(high)).toBe(true);
        if (record.held !== null) expect(record.held).toBeLessThanOrEqual(record.tests);
        if (given.accumulation !== 'flow' && given.accumulation !== 'distinct') return;
        const happened = yearToDate(given.accumulation, given.months, given.asOf, given.absent).value!;
        expect(value.gte(happened) && (low === null || low.gte(happened))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('carries a stock of constant change on exactly, over gaps as well', () => {
    const gaps = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 3, max: 11 }), gaps, (step, asOf, missing) => {
        const all = Array.from({ length: 36 }, (_, index) => fromMicro(50_000_000 + step * 1000 * index));
        const seen = all.map((value, index) => (missing.includes(index) && index !== 23 + asOf ? null : value));
        const given = asked('stock', seen.slice(24), asOf, { history: seen.slice(0, 24) });
        const shown = forecastOf({ ...given, months: given.months.map((value, at) => (at < asOf ? value : null)) });
        expect(shown?.value.minus(all[35]!).abs().lt('1e-20')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
