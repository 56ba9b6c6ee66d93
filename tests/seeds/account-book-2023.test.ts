import { describe, expect, it } from 'vitest';
import { accountValues, printedAccountValue } from '#domain/accounts/account-values.ts';
import { exact } from '#domain/decimal.ts';
import { accountBook2023, accounts2023 } from '../../seeds/2023/source.ts';

/** Printed figures that the book does not give as printed, and why. */
const notFromTheBook: Record<string, string> = {
  'function.class05.share': '21.71 ÷ 1,727.26 is 1.2569 %: printed 1.27 so that the five shares add up to 100.00',
  'function.item05.retireesAdded': 'stands within a reason: 本年单位退休人员增加1人',
  'performance.overallForm.count': 'section 十一: counted from the forms',
  'performance.overall.budget': 'section 十一: from the overall form',
  'performance.overall.executed': 'section 十一: from the overall form',
  'performance.project.count': 'section 十一: counted from the forms',
  'performance.project.budget': 'section 十一: from the project forms',
  'performance.project.executed': 'section 十一: from the project forms',
};

describe('the account book of 2023', () => {
  const values = accountValues(accountBook2023);

  it('gives every one of the 189 printed figures, or there is a reason why not', () => {
    expect(accounts2023).toHaveLength(189);
    const off = accounts2023.filter(({ code, value, direction }) => {
      const given = values.get(code);
      const text = given && printedAccountValue(given);
      const isDecrease = direction === '减少' || direction === '下降';
      return !text || !exact(text).eq(exact(value).times(isDecrease ? -1 : 1));
    });
    expect(off.map(({ code }) => code).sort()).toEqual(Object.keys(notFromTheBook).sort());
  });

  it('names each figure in its section and unit as the paper does', () => {
    const differing = accounts2023.flatMap(({ code, section, unit }) => {
      const given = values.get(code);
      return given && (given.section !== section || given.unit !== unit) ? [[code, given.section, given.unit]] : [];
    });
    expect(differing).toEqual([]);
  });

  it('keeps the reasons that are printed', () => {
    const differing = accounts2023.flatMap(({ code, reason }) => {
      const given = values.get(code);
      return given && reason !== undefined && given.reason !== reason ? [code] : [];
    });
    expect(differing).toEqual([]);
  });

  it('shows how a figure is worked out', () => {
    expect(values.get('overall.change')).toMatchObject({
      arithmetic: '1,867.08 − 1,752.88',
      inputs: ['income.total', 'overall.prior'],
      isDerived: true,
    });
    expect(values.get('fiscal.differenceRate')?.arithmetic).toBe('(1,727.26 − 1,649.93) ÷ 1,649.93');
    expect(values.get('function.item01.changePercent')?.arithmetic).toBe('上年为 0，按 100.00% 列示');
    expect(values.get('basic.personnel')).toMatchObject({ arithmetic: null, inputs: [], isDerived: false });
  });
});
