import { describe, expect, it } from 'vitest';
import { exact, sum } from '#domain/decimal.ts';
import { indicators2023 } from '#seeds/2023/source.ts';
import { demoFigures } from '#seeds/demo/figures.ts';
import { monthlyPath } from '#seeds/demo/paths.ts';

const figures = demoFigures();

describe('the demonstration figures', () => {
  it('are the same at every run', () => {
    expect(demoFigures()).toEqual(figures);
  });

  it.each(indicators2023.map((indicator) => [indicator.code, indicator] as const))(
    'of %s end 2023 exactly on the published value',
    (code, indicator) => {
      const year = figures.filter((figure) => figure.code === code && figure.month.startsWith('2023'));
      expect(year).toHaveLength(12);
      const end = indicator.accumulation === 'flow' ? sum(year.map((one) => one.value)) : year[11]!.value;
      expect(end.eq(exact(indicator.yearEnd2023))).toBe(true);
    },
  );

  it('never have a falling cumulative, a percentage past 100 that was not, or finer decimals than declared', () => {
    for (const indicator of indicators2023) {
      const path = figures.filter((figure) => figure.code === indicator.code);
      for (const { month, value } of path) {
        expect(value.decimalPlaces(), `${indicator.code} ${month}`).toBeLessThanOrEqual(indicator.decimals);
        if (indicator.unit === '%' && exact(indicator.yearEnd2023).lte(100)) expect(value.lte(100)).toBe(true);
      }
      if (indicator.accumulation !== 'distinct') continue;
      for (const year of ['2022', '2023', '2024']) {
        const cumulative = path.filter((figure) => figure.month.startsWith(year)).map((figure) => figure.value);
        expect(cumulative.slice(1).every((value, index) => value.gte(cumulative[index]!))).toBe(true);
      }
    }
  });

  it('start the year where the one before ended: 60.35 grew by 9.30, 82.76 by 4.94', () => {
    const year = (code: string) => figures.filter((one) => one.code === code && one.month.startsWith('2022'));
    expect(sum(year('LEVY-01').map((one) => one.value)).toFixed(2)).toBe('51.05');
    expect(year('INS-01')[11]?.value.toFixed(2)).toBe('77.82');
  });

  it('spread a whole number without a rest', () => {
    for (const total of [0, 1, 7, 11, 242, 285, 6800]) {
      const input = {
        code: `T${total}`,
        year: 2023,
        unit: '期',
        accumulation: 'flow',
        final: total,
        start: 0,
      } as const;
      const path = monthlyPath({ ...input, ceiling: null });
      expect(path.reduce((one, other) => one + other, 0)).toBe(total);
      expect(Math.min(...path)).toBeGreaterThanOrEqual(0);
    }
  });
});
