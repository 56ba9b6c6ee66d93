import { describe, expect, it } from 'vitest';
import { completionText, deviationsOf, isMet } from '#domain/forms/deviations.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { seedForm } from './seed-forms.ts';

const row = (code: string, name: string) => {
  const found = seedForm(code).rows.find((one) => one.level3 === name);
  if (!found) throw new Error(`no row ${name}`);
  return found;
};

describe('a row against its target', () => {
  it.each([
    ['overall', '全州基本养老参保人数', false, '94.37%'],
    ['overall', '全州失业参保人数', true, '100.89%'],
    ['overall', '全州工伤参保人数', false, '99.97%'],
    ['overall', '基本养老保险参保率', true, '100.00%'],
    ['p06', '系统运行电力保障', true, '84.64%'],
    ['p06', '故障排除率', true, '100.00%'],
    ['p06', '加快实施全民参保计划', null, null],
    ['p14', '风险防控培训费', false, '91.67%'],
  ])('%s %s: met %s, completion %s', (code, name, met, completion) => {
    expect([isMet(row(code, name)), completionText(row(code, name))]).toEqual([met, completion]);
  });

  it('compares in the unit of the target, and not at all where the units differ', () => {
    const base = row('overall', '全州失业参保人数');
    expect(isMet({ ...base, actual: '248200', actualUnit: '人' })).toBe(true);
    expect(isMet({ ...base, actual: '24.82', actualUnit: '户' })).toBeNull();
  });
});

describe('the deviations of a form', () => {
  it('are its lines that lost points or missed their target, with the reasons given', () => {
    const lines = deviationsOf(scoreForm(seedForm('p06'))).map(({ name, target, actual, lost, reason }) => [
      name,
      target,
      actual,
      lost.toFixed(2),
      reason,
    ]);
    expect(lines).toEqual([
      ['预算执行', '28.00 万元', '21.75 万元', '5.58', null],
      ['系统运行电力保障', '<=8.40 万元', '=7.11 万元', '3.84', '为响应节约号召，用电量减少。'],
      ['州社保局到各县市社保局社保专网费用', '<=19.60 万元', '=14.64 万元', '6.33', '专网线路减少，项目资金支付减少。'],
    ]);
  });

  it('name a target missed by a hundredth although its points were given in full', () => {
    const lines = deviationsOf(scoreForm(seedForm('overall')));
    expect(lines.map(({ name, lost }) => [name, lost.toFixed(2)])).toEqual([
      ['全州基本养老参保人数', '0.84'],
      ['全州工伤参保人数', '0.00'],
    ]);
  });
});
