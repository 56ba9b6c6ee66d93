import { describe, expect, it } from 'vitest';
import { printed } from '#domain/decimal.ts';
import { executionLineOf, scoreExecution } from '#domain/scoring/execution-score.ts';
import { type PolicyOverride, type Preset, resolvePolicy } from '#domain/scoring/policy.ts';

const line = (adjusted: string | null, executed: string | null, rate: string | null = null) => ({
  adjusted,
  executed,
  rate,
  weight: '10',
});
const fund = (source: string, adjusted: string, weight: string | null) => ({
  key: source,
  source,
  initial: adjusted,
  adjusted,
  executed: adjusted,
  weight,
  rate: weight && '100%',
  printedScore: weight,
  setAsideScore: null,
});

describe('points for budget execution', () => {
  it.each<[string, string, Preset, PolicyOverride | undefined, string]>([
    ['16.56', '15.98', 'project', undefined, '9.12'],
    ['65.00', '64.10', 'project', undefined, '9.66'],
    ['28.00', '21.75', 'project', undefined, '4.42'],
    ['30.00', '11.31', 'project', undefined, '0.00'],
    ['141.50', '129.19', 'project', { execution: { rule: 'full' } }, '10.00'],
    ['141.50', '129.19', 'mof-2020', undefined, '9.13'],
    ['100.00', '130.00', 'project', undefined, '10.00'],
  ])('of %s with %s spent under %s', (adjusted, executed, preset, override, points) => {
    const result = scoreExecution(line(adjusted, executed), resolvePolicy(preset, override));
    expect(result.kind === 'scored' && printed(result.score, 2)).toBe(points);
  });

  it('shows the rate and its rounding', () => {
    const result = scoreExecution(line('16.56', '15.98'), resolvePolicy('project'));
    expect(result).toHaveProperty(
      'proof.arithmetic',
      '执行率 15.98 ÷ 16.56 → 96.50%；(96.50% − 60%) ÷ (1 − 60%) × 10 = 9.125 → 9.12',
    );
    expect(result).toHaveProperty('proof.rounding', '四舍六入五成双，保留 2 位小数');
  });

  it('are none for a zero budget, and it says so', () => {
    expect(scoreExecution(line('0.00', '0.00', '100%'), resolvePolicy('overall'))).toEqual({
      kind: 'no-target',
      reason: '全年预算数为 0，没有执行率，不计执行得分',
    });
  });

  it('fall back on the stated rate where amounts are missing', () => {
    const result = scoreExecution(line(null, null, '77.68%'), resolvePolicy('project'));
    expect(result.kind === 'scored' && printed(result.score, 2)).toBe('4.42');
    expect(scoreExecution(line('10', null), resolvePolicy('project')).kind).toBe('no-data');
  });

  it('speak of the total line, though the overall form prints them beside the first', () => {
    const found = executionLineOf([fund('中央安排', '0.00', '10'), fund('合计', '1867.08', null)]);
    expect(found).toMatchObject({ index: 0, source: '合计', adjusted: '1867.08', weight: '10', printedScore: '10' });
    expect(executionLineOf([fund('合计', '5', null)])).toBeNull();
  });
});
