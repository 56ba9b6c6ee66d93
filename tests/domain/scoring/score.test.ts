import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, printed } from '#domain/decimal.ts';
import { type Policy, type PolicyOverride, PRESETS, type Preset, resolvePolicy } from '#domain/scoring/policy.ts';
import type { Scorable } from '#domain/scoring/scorable.ts';
import { scoreRow, scoreUnderPresets } from '#domain/scoring/score.ts';
import { printedRow } from './scorable-row.ts';

const pointsOf = (row: Scorable, policy: Policy) => {
  const result = scoreRow(row, policy);
  return result.kind === 'scored' ? printed(result.score, 2) : result.kind;
};
const proofOf = (row: Scorable, policy: Policy) => {
  const result = scoreRow(row, policy);
  if (result.kind !== 'scored') throw new Error(result.reason);
  return result.proof;
};
const overall = resolvePolicy('overall');
const project = resolvePolicy('project');
const strictCeilings: PolicyOverride = { belowMoneyCeiling: { rule: 'pass-line', passLine: '60' } };

describe('points of a row', () => {
  it.each<[string, string, string, string, Preset, PolicyOverride?]>([
    ['>=87.70 万人', '=82.76 万人', '15', '14.16', 'overall'],
    ['>=30.54 万人', '=30.53 万人', '15', '15.00', 'overall'],
    ['>=240 期', '=257 期', '10', '10.00', 'overall'],
    ['>=200 个', '=183 个', '5', '3.94', 'project'],
    ['>=20 户', '=19 户', '10', '8.75', 'project'],
    ['>=264 人', '=115 人', '20', '0.00', 'project'],
    ['=76.67 万元', '=70.78 万元', '10', '8.08', 'project'],
    ['>=140 万人', '=143.61 万人', '10', '9.74', 'project'],
    ['>=20 万人', '=23.75 万人', '30', '24.38', 'project'],
    ['>=1 批', '=10 批', '10', '0.00', 'project'],
    ['>=95%', '=99.67%', '10', '10.00', 'project'],
    ['<=28.92 万元', '=27.92 万元', '7', '7.00', 'project'],
    ['<=8.40 万元', '=7.11 万元', '10', '6.16', 'project', strictCeilings],
    ['<=8 小时', '=0 小时', '10', '10.00', 'project', strictCeilings],
    ['<=100%', '=37.7%', '20', '20.00', 'project', strictCeilings],
    ['长期', '长 期', '20', '20.00', 'project'],
    ['<=10 天', '=12 天', '10', '8.00', 'mof-2020'],
    ['<=10 天', '=12 天', '10', '5.00', 'mof-2020', { aboveCeiling: { rule: 'pass-line', passLine: '60' } }],
    ['>=10 次', '=9 次', '10', '0.00', 'mof-2020', { shortfall: { rule: 'all-or-nothing' } }],
    ['>=10 次', '=11 次', '10', '10.00', 'mof-2020', { excess: { rule: 'deduct', tolerance: '10' } }],
    ['>=10 次', '=12 次', '10', '8.00', 'mof-2020', { excess: { rule: 'deduct', tolerance: '10' } }],
    ['>=1 万人', '=9000 人', '10', '9.00', 'mof-2020'],
    ['=0 起', '=0 起', '10', '10.00', 'project'],
    ['>=87.70 万人', '=82.76 万人', '15', '14.10', 'overall', { completionDecimals: 0 }],
    ['>=140 万人', '=143.61 万人', '10', '9.70', 'project', { completionDecimals: 0 }],
    ['>=3 次', '=2 次', '60', '40.00', 'overall'],
    ['>=3 次', '=2 次', '60', '40.20', 'overall', { completionDecimals: 0 }],
    ['>=300 次', '=299 次', '60', '60.00', 'overall', { completionDecimals: 0 }],
    ['100%', '80%', '10', '8.00', 'mof-2020'],
  ])('%s, %s of %s gives %s under %s', (target, actual, weight, points, preset, override) => {
    expect(pointsOf(printedRow(target, actual, weight), resolvePolicy(preset, override))).toBe(points);
  });

  it.each([
    [printedRow('>=10 次', '=9 次', null), 'no-weight'],
    [printedRow(null, '=9 次', '10'), 'no-target'],
    [printedRow('>=10 次', null, '10'), 'no-data'],
    [printedRow('>=10 次', '已完成', '10'), 'no-data'],
    [printedRow('提升', '基本提升', '10'), 'no-data'],
    [printedRow('>=10 次', '=9 户', '10'), 'invalid'],
    [printedRow('>=0 次', '=-1 次', '10'), 'invalid'],
    [printedRow('>=0 次', '=3 次', '10'), 'invalid'],
    [printedRow('>=10 次', '=9 次', '-1'), 'invalid'],
  ])('says why there are none', (row, kind) => {
    const result = scoreRow(row, project);
    expect(result.kind).toBe(kind);
    expect(result).toHaveProperty('reason', expect.stringMatching(/[一-鿿]/));
  });

  it('gives a text row the share of its band', () => {
    const row = printedRow('提升', '基本提升', '10');
    expect(pointsOf({ ...row, band: 'achieved' }, overall)).toBe('10.00');
    expect(pointsOf({ ...row, band: 'partly' }, overall)).toBe('8.00');
    expect(pointsOf({ ...row, band: 'not' }, overall)).toBe('0.00');
  });

  it('shows a row under every preset', () => {
    const scores = scoreUnderPresets(printedRow('>=87.70 万人', '=82.76 万人', '15'));
    expect(scores.map(({ preset }) => preset)).toEqual([...PRESETS]);
    const points = scores.map(({ score }) => (score.kind === 'scored' ? printed(score.score, 2) : score.kind));
    expect(points).toEqual(['14.16', '12.89', '14.16']);
  });
});

describe('a proof', () => {
  it.each([
    ['>=87.70 万人', '=82.76 万人', '15', overall, '82.76 ÷ 87.70 × 15 ≈ 14.1551 → 14.16'],
    ['>=200 个', '=183 个', '5', project, '(183 ÷ 200 − 60%) ÷ (1 − 60%) × 5 = 3.9375 → 3.94'],
    ['>=264 人', '=115 人', '20', project, '(115 ÷ 264 − 60%) ÷ (1 − 60%) × 20 ≈ −8.2197，低于 0 按 0 计 → 0.00'],
    ['>=140 万人', '=143.61 万人', '10', project, '(1 − (143.61 − 140) ÷ 140) × 10 ≈ 9.7421 → 9.74'],
    ['>=95%', '=100%', '10', project, '100% > 95%，计 10 分'],
    [
      '>=87.70 万人',
      '=82.76 万人',
      '15',
      resolvePolicy('overall', { completionDecimals: 2 }),
      '完成率 82.76 ÷ 87.70 → 94.37%；94.37% × 15 = 14.1555 → 14.16',
    ],
    [
      '>=140 万人',
      '=143.61 万人',
      '10',
      resolvePolicy('project', { completionDecimals: 1 }),
      '完成率 143.61 ÷ 140 → 102.6%；(1 − (102.6% − 100%)) × 10 = 9.74 → 9.74',
    ],
  ])('of %s and %s can be recomputed by hand', (target, actual, weight, policy, arithmetic) => {
    expect(proofOf(printedRow(target, actual, weight), policy).arithmetic).toBe(arithmetic);
  });

  it('names the regulation, the inputs and the rounding', () => {
    expect(proofOf(printedRow('>=87.70 万人', '=82.76 万人', '15'), overall)).toMatchObject({
      policy: '未达目标值，按完成比例计分（财预〔2020〕10号）',
      rule: 'proportional',
      inputs: [
        { name: '目标值', value: '>=87.70', unit: '万人' },
        { name: '完成值', value: '82.76', unit: '万人' },
        { name: '分值', value: '15', unit: '分' },
      ],
      rounding: '四舍五入，保留 2 位小数',
    });
  });
});

describe('whatever the figures', () => {
  const hundredths = (max: number) => fc.integer({ min: 0, max }).map((value) => exact(value).div(100).toFixed(2));
  const policy = fc
    .tuple(
      fc.constantFrom(...PRESETS),
      fc.record(
        {
          shortfall: fc.constantFrom({ rule: 'all-or-nothing' }, { rule: 'pass-line', passLine: '80' } as const),
          excess: fc.constantFrom({ rule: 'full' }, { rule: 'deduct', tolerance: '20' } as const),
          belowMoneyCeiling: fc.constantFrom({ rule: 'full' }, { rule: 'pass-line', passLine: '60' } as const),
          aboveCeiling: fc.constantFrom({ rule: 'proportional' }, { rule: 'pass-line', passLine: '60' } as const),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([preset, override]) => resolvePolicy(preset, override as PolicyOverride));
  const unit = fc.constantFrom('人', '%', '万元', '小时');
  const operator = fc.constantFrom('>=', '<=', '=');

  it('a score stays between 0 and its weight, or says why it is none', () => {
    fc.assert(
      fc.property(
        operator,
        unit,
        hundredths(99_999),
        hundredths(299_999),
        hundredths(10_000),
        policy,
        (sign, u, t, a, w, p) => {
          const result = scoreRow(printedRow(`${sign}${t} ${u}`, `=${a} ${u}`, w), p);
          if (result.kind !== 'scored') {
            expect(result.kind).toBe('invalid');
            expect(exact(t).isZero()).toBe(true);
            return;
          }
          expect(result.score.isFinite()).toBe(true);
          expect(result.score.gte(0) && result.score.lte(w)).toBe(true);
        },
      ),
    );
  });

  it('more of what falls short never scores less', () => {
    fc.assert(
      fc.property(hundredths(9_999), hundredths(9_999), hundredths(10_000), policy, (one, other, w, p) => {
        const [less, more] = [exact(one), exact(other)].sort((x, y) => x.comparedTo(y));
        const points = [less, more].map((a) => scoreRow(printedRow('>=100.00 人', `=${a?.toFixed(2)} 人`, w), p));
        const [low, high] = points.map((result) => (result.kind === 'scored' ? result.score : null));
        expect(low && high && low.lte(high)).toBe(true);
      }),
    );
  });

  it('a weight of 0 scores 0', () => {
    fc.assert(
      fc.property(hundredths(9_999), policy, (a, p) => {
        expect(pointsOf(printedRow('>=50.00 人', `=${a} 人`, '0'), p)).toBe('0.00');
      }),
    );
  });
});
