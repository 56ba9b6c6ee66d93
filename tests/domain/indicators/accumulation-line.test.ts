import { expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { accumulationLine } from '#domain/indicators/accumulation-line.ts';

const months = (...values: string[]) => values.map((value, index) => ({ month: index + 1, value: exact(value) }));

it.each([
  ['flow', ['0.31', '0.22'], '0.31 + 0.22 = 0.53'],
  ['flow', ['3', '-1'], '3.00 + (-1.00) = 2.00'],
  ['flow', ['3.5'], '3.50'],
  ['stock', ['82.4', '82.51'], '取 2 月期末数 82.51（期末数不相加）'],
  ['distinct', ['3', '5'], '取 2 月年初至今数 5.00（去重，不相加）'],
  ['rate', ['96', '96.5'], '取 2 月比率 96.50（比率不相加、不平均）'],
  ['qualitative', ['1'], '取 1 月评定'],
  ['flow', [], null],
] as const)('months of a %s %o make the year: %s', (accumulation, values, line) => {
  expect(accumulationLine(accumulation, months(...values), 2)).toBe(line);
});
