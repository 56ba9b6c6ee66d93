import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { scoreExecution } from '#domain/scoring/execution-score.ts';
import { type Policy, type PolicyOverride, PRESETS, resolvePolicy } from '#domain/scoring/policy.ts';
import { policyProblems } from '#domain/scoring/policy-check.ts';
import { isSamePolicy, policyInputSchema, policyOf, policyTitle } from '#domain/scoring/policy-library.ts';
import { scoreRow } from '#domain/scoring/score.ts';
import { totalOf } from '#domain/scoring/total-score.ts';
import { printedRow } from './scorable-row.ts';

const problemsOf = (override: PolicyOverride) => policyProblems(resolvePolicy('mof-2020', override));
const caps = (...steps: [string, string][]): PolicyOverride => ({
  total: { executionCaps: steps.map(([below, cap]) => ({ below, cap })) },
});

describe('a policy', () => {
  it.each(PRESETS)('%s is sound', (preset) => {
    expect(policyProblems(resolvePolicy(preset))).toEqual([]);
  });

  it.each([
    [caps(['80', '90'], ['70', '80'], ['60', '70'], ['50', '60']), null],
    [caps(['50', '60'], ['80', '90']), null],
    [caps(['80', '70'], ['60', '90']), 'total.executionCaps.1.cap'],
    [caps(['60', '70'], ['80', '70']), 'total.executionCaps.0.cap'],
    [caps(['120', '90']), 'total.executionCaps.0.below'],
    [caps(['0', '90']), 'total.executionCaps.0.below'],
    [caps(['80', '100']), 'total.executionCaps.0.cap'],
    [{ qualitative: { partly: { from: '60', to: '85', given: '80' } } }, 'qualitative.achieved.from'],
    [{ qualitative: { not: { from: '0', to: '70', given: '0' } } }, 'qualitative.partly.from'],
    [{ qualitative: { achieved: { from: '80', to: '120', given: '100' } } }, 'qualitative.achieved.to'],
    [{ excess: { rule: 'deduct', tolerance: '150' } }, 'excess.tolerance'],
  ] as [PolicyOverride, string | null][])('%j has its problem at %s', (override, path) => {
    expect(problemsOf(override).map((problem) => problem.path)).toEqual(path === null ? [] : [path]);
  });

  it('is called by its version, its preset, or what it replaces of it', () => {
    const policy = resolvePolicy('project');
    expect(policyTitle(policy, { number: 3, version: 2, name: '本地口径' })).toBe('本地口径（第 2 版）');
    expect(policyTitle(policy, null)).toBe('项目支出（及格线法）');
    const own = resolvePolicy('project', { excess: { rule: 'full' } });
    expect(policyTitle(own, null)).toBe('项目支出（及格线法），本表另有规定');
  });

  it('written down and read again is the same', () => {
    for (const preset of PRESETS) {
      const policy = resolvePolicy(preset);
      const input = policyInputSchema.parse({ name: '副本', policy, reason: '复制' });
      expect(isSamePolicy(policyOf(input), policy)).toBe(true);
    }
  });
});

const percent = (min: number, max: number) => fc.integer({ min, max }).map((value) => String(value));
const rounding = fc.record({
  mode: fc.constantFrom('half-up', 'half-even'),
  decimals: fc.integer({ min: 0, max: 4 }),
});
const policies = fc
  .record({
    shortfall: fc.oneof(
      fc.constant({ rule: 'proportional' }),
      fc.record({ rule: fc.constant('pass-line'), passLine: percent(0, 99) }),
    ),
    excess: fc.oneof(
      fc.constant({ rule: 'full' }),
      fc.record({ rule: fc.constant('deduct'), tolerance: percent(0, 100) }),
    ),
    execution: fc.record({
      rule: fc.constantFrom('proportional', 'pass-line', 'full'),
      passLine: percent(0, 99),
      rateDecimals: fc.integer({ min: 0, max: 4 }),
      rounding,
    }),
    completionDecimals: fc.option(fc.integer({ min: 0, max: 4 })),
    rounding,
  })
  .map((parts) => resolvePolicy('mof-2020', parts as PolicyOverride));
const ladder = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 99 })), {
    maxLength: 5,
    selector: ([below]) => below,
  })
  .map((steps) => caps(...steps.map(([below, cap]): [string, string] => [String(below), String(cap)])))
  .map((override) => resolvePolicy('mof-2020', override))
  .filter((policy) => policyProblems(policy).length === 0);
const hundredths = (max: number) => fc.integer({ min: 0, max }).map((value) => exact(value).div(100).toFixed(2));

describe('under any policy an officer can write down', () => {
  it('no score is above its weight, however it is rounded', () => {
    fc.assert(
      fc.property(policies, hundredths(20_000), hundredths(5_000), (policy: Policy, actual, weight) => {
        const row = scoreRow(printedRow('>=100 人', `=${actual} 人`, weight), policy);
        const line = { adjusted: '100', executed: actual, weight, rate: null };
        for (const result of [row, scoreExecution(line, policy)]) {
          expect(result.kind === 'scored' && result.score.gte(0) && result.score.lte(weight)).toBe(true);
        }
      }),
    );
  });

  it('a full score rounded to whole points is the weight and prints as such', () => {
    const policy = resolvePolicy('mof-2020', { rounding: { decimals: 0 } });
    const result = scoreRow(printedRow('>=10 人', '=10 人', '2.5'), policy);
    expect(result.kind === 'scored' && [result.score.toFixed(), result.decimals]).toEqual(['2.5', 1]);
  });

  it('spending less never leaves a higher total', () => {
    fc.assert(
      fc.property(ladder, hundredths(10_000), hundredths(10_000), hundredths(10_000), (policy, one, other, score) => {
        const [less, more] = [exact(one), exact(other)].sort((a, b) => a.comparedTo(b));
        const at = (rate: typeof less) =>
          totalOf([exact(score)], [], { max: exact(100), rate: rate ?? null, policy: policy.total }).computed;
        expect(at(less)?.lte(at(more) ?? 0)).toBe(true);
      }),
    );
  });

  it('82.76 of 87.70 at 15 points is 14.16 where points are proportional', () => {
    const result = scoreRow(printedRow('>=87.70 万人', '=82.76 万人', '15'), resolvePolicy('overall'));
    expect(result.kind === 'scored' && result.score.toFixed(2)).toBe('14.16');
  });
});
