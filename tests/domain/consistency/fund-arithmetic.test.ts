import { expect, it } from 'vitest';
import { fundArithmetic } from '#domain/consistency/fund-arithmetic.ts';
import { seedForm } from '../forms/seed-forms.ts';

const overall = seedForm('overall');
const total = overall.funds.findIndex(({ source }) => source === '合计');

it('adds up the sources in the total line of the printed form', () => {
  expect(fundArithmetic(overall, total, 'executed')).toEqual({
    rule: '合计：各资金来源相加',
    arithmetic: '0 + 39.95 + 1687.39 + 0 + 139.74 = 1867.08',
    inputs: [0, 1, 2, 3, 4].map((fund) => ({ fund, field: 'executed' })),
  });
});

it('takes the rate from the total line, wherever it is printed', () => {
  expect(fundArithmetic(overall, 0, 'rate')).toEqual({
    rule: '执行率：全年执行数 ÷ 全年预算数',
    arithmetic: '1867.08 ÷ 1867.08 × 100% = 100.00%',
    inputs: [
      { fund: total, field: 'executed' },
      { fund: total, field: 'adjusted' },
    ],
  });
});

it.each([
  ['what is entered', 1, 'executed'],
  ['a name', total, 'source'],
] as const)('has no arithmetic for %s', (_what, fund, field) => {
  expect(fundArithmetic(overall, fund, field)).toBeNull();
});

it('has none where an amount is missing or the budget is 0', () => {
  const [line] = seedForm('p03').funds;
  if (!line) throw new Error('no funds');
  const funds = [{ ...line, source: '年度资金总额' }];
  expect(fundArithmetic({ funds: [{ ...line, adjusted: '0.00' }] }, 0, 'rate')).toBeNull();
  expect(fundArithmetic({ funds: [{ ...line, executed: null }] }, 0, 'rate')).toBeNull();
  expect(fundArithmetic({ funds }, 0, 'adjusted')).toBeNull();
});
