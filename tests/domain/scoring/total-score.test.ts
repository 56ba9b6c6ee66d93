import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, exactOrNull } from '#domain/decimal.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { type FormDraftInput, formDraftSchema } from '#domain/forms/form-draft.ts';
import { isFarBeyond, isUnexplained, scoreForm } from '#domain/scoring/form-score.ts';
import { type Deduction, totalOf } from '#domain/scoring/total-score.ts';

const CAPS = [
  { below: '80', cap: '90' },
  { below: '60', cap: '70' },
];

function total(scores: string[], rate: string | null, deductions: Deduction[] = [], executionCaps = CAPS) {
  const policy = { executionCaps, deviationAbove: null };
  const given = { max: exact(100), rate: exactOrNull(rate), policy };
  const { computed, arithmetic } = totalOf(scores.map(exact), deductions, given);
  return { computed: computed?.toFixed() ?? null, arithmetic };
}

describe('a total', () => {
  it.each([
    [['80', '15.5'], '100', '95.5', '80 + 15.5 = 95.5'],
    [['80', '15.5'], '80', '95.5', '80 + 15.5 = 95.5'],
    [['80', '15.5'], '79.99', '90', '80 + 15.5 = 95.5；执行率 79.99% 低于 80%，总分不超过满分的 90%：95.5 → 90'],
    [['80', '15.5'], '37.7', '70', '80 + 15.5 = 95.5；执行率 37.70% 低于 60%，总分不超过满分的 70%：95.5 → 70'],
    [['65'], '37.7', '65', '65'],
    [['80', '15.5'], null, '95.5', '80 + 15.5 = 95.5'],
  ])('of %j at an execution of %s %% is %s', (scores, rate, computed, arithmetic) => {
    expect(total(scores, rate)).toEqual({ computed, arithmetic });
  });

  it('loses its deductions before the cap, and never falls below 0', () => {
    const late = { points: '2', reason: '未按时报送' };
    expect(total(['80', '15.5'], '100', [late])).toEqual({
      computed: '93.5',
      arithmetic: '80 + 15.5 = 95.5；95.5 − 2（未按时报送） = 93.5',
    });
    expect(total(['80', '11'], '70', [late]).computed).toBe('89');
    expect(total(['1.5'], '100', [late])).toEqual({
      computed: '0',
      arithmetic: '1.5；1.5 − 2（未按时报送） = 0，不低于 0',
    });
  });

  it('is nobody’s guess where nothing is scored', () => {
    expect(total([], '10', [{ points: '2', reason: '未按时报送' }])).toEqual({ computed: null, arithmetic: null });
  });

  it('stays within nothing and the scores, whatever is capped and deducted', () => {
    const hundredths = fc.integer({ min: 0, max: 10_000 }).map((value) => (value / 100).toFixed(2));
    const deductions = fc.array(fc.record({ points: hundredths, reason: fc.constant('原因') }), { maxLength: 4 });
    const caps = fc.array(fc.record({ below: hundredths, cap: hundredths }), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(hundredths, { minLength: 1 }),
        hundredths,
        deductions,
        caps,
        (scores, rate, taken, limits) => {
          const { computed } = total(scores, rate, taken, limits);
          const added = scores.reduce((so, score) => so.plus(score), exact(0));
          expect(exact(computed ?? '-1').gte(0)).toBe(true);
          expect(exact(computed ?? '-1').lte(added)).toBe(true);
          const held = limits.filter(({ below }) => exact(rate).lt(below));
          for (const { cap } of held) expect(exact(computed ?? '-1').lte(cap)).toBe(true);
        },
      ),
    );
  });
});

const scored = (draft: Partial<FormDraftInput>) =>
  scoreForm(
    formFromDraft(
      formDraftSchema.parse({
        kind: 'project',
        year: 2023,
        name: '甲项目',
        funds: [{ source: '年度资金总额', adjusted: '100', executed: '55', weight: '10' }],
        rows: [{ level3: '次数', targetText: '>=10 次', actualText: '=14 次', weight: '90' }],
        ...draft,
      }),
      { id: '1' },
    ),
  );

describe('a form of a province with caps', () => {
  it('shows the sum, the deduction, the cap and the grade of what is left', () => {
    const policy = { preset: 'mof-2020' as const, total: { executionCaps: CAPS } };
    const { total, grade } = scored({ policy, deductions: [{ reason: '自评材料迟报', points: '1 分' }] });
    expect(total.sum?.toFixed()).toBe('95.5');
    expect(total.computed?.toFixed()).toBe('70');
    expect(total.arithmetic).toBe(
      '90 + 5.5 = 95.5；95.5 − 1（自评材料迟报） = 94.5；执行率 55.00% 低于 60%，总分不超过满分的 70%：94.5 → 70',
    );
    expect(grade).toBe('中');
  });

  it('wants a reason for going far beyond the target, even at full points', () => {
    const far = (deviationAbove: string | null, actualText = '=14 次') => {
      const policy = { preset: 'mof-2020' as const, total: { deviationAbove } };
      const [line] = scored({
        policy,
        rows: [{ level3: '次数', targetText: '>=10 次', actualText, weight: '90' }],
      }).rows;
      return line && [isFarBeyond(line), isUnexplained(line)];
    };
    expect(far('130')).toEqual([true, true]);
    expect(far('130', '=13 次')).toEqual([false, false]);
    expect(far(null)).toEqual([false, false]);
  });

  it.each([
    [
      {
        total: {
          executionCaps: [
            { below: '80', cap: '90' },
            { below: '80%', cap: '70' },
          ],
        },
      },
      '同一执行率界限',
    ],
    [{ total: { deviationAbove: '90' } }, '偏差界限不应低于 100%'],
    [{ total: { executionCaps: [{ below: '八成', cap: '90' }] } }, '执行率界限无法识别'],
  ])('is refused with the policy %j', (policy, message) => {
    const read = formDraftSchema.safeParse({ kind: 'project', year: 2023, name: '甲项目', policy });
    expect(read.error?.issues[0]?.message).toContain(message);
  });

  it.each([
    [{ reason: '', points: '2' }, '请写明扣分原因'],
    [{ reason: '迟报', points: '-2' }, '扣分应为正数'],
    [{ reason: '迟报', points: null }, '请填写扣分'],
  ])('is refused with the deduction %j', (deduction, message) => {
    const draft = { kind: 'project', year: 2023, name: '甲项目', deductions: [deduction] };
    expect(formDraftSchema.safeParse(draft).error?.issues[0]?.message).toContain(message);
  });
});
