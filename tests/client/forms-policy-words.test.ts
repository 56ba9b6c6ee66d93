import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import { policyLines } from '../../client/pages/forms/policy-words.ts';

const said = (lines: ReturnType<typeof policyLines>) => lines.map(({ about, says }) => `${about}：${says}`);

describe('a scoring policy in words', () => {
  it('reads the policy of the overall form', () => {
    expect(said(policyLines(resolvePolicy('overall')))).toEqual([
      '未达目标值：按完成比例计分',
      '超过目标值：计满分',
      '支出低于上限：计满分',
      '超过上限：按超出比例扣分',
      '预算执行：按执行率比例计分',
    ]);
  });

  it('reads the policy of the project forms', () => {
    const lines = said(policyLines(resolvePolicy('project')));
    expect(lines).toContain('未达目标值：及格线法，及格线 60%');
    expect(lines).toContain('超过目标值：按偏离程度扣分');
    expect(lines).toContain('预算执行：及格线法，及格线 60%');
  });

  it('reads what a province adds', () => {
    const total = { executionCaps: [{ below: '80', cap: '90' }], deviationAbove: '130' };
    expect(said(policyLines({ completionDecimals: 2, total }))).toEqual([
      '完成率：先取 2 位小数再计分',
      '执行率低于 80%：总分不超过满分的 90%',
      '视为偏差：完成值超过目标值的 130%',
    ]);
  });

  it('says only what a row replaces', () => {
    expect(said(policyLines({ excess: { rule: 'deduct', tolerance: '20' } }))).toEqual([
      '超过目标值：超出 20% 以上按偏离程度扣分',
    ]);
    expect(said(policyLines({ execution: { rule: 'pass-line' } }))).toEqual(['预算执行：及格线法']);
    expect(policyLines({ execution: { rateDecimals: 2 } })).toEqual([]);
  });
});
