import type { ExecutionPolicy, Policy, Rounding } from '#domain/scoring/policy.ts';

/** The rules a policy is put together from, as the pages offer them; `number` is what a rule wants beside it. */
export interface RuleOption<Rule extends string = string> {
  value: Rule;
  label: string;
  number?: string;
}

export interface RuleField<Rule extends string = string> {
  label: string;
  hint: string;
  options: RuleOption<Rule>[];
}

const passLine = { value: 'pass-line', label: '及格线法', number: '及格线' } as const;

/** The four rules of a row with figures, which a row of a form may also have of its own. */
export const rowRules = {
  shortfall: {
    label: '未达目标值',
    hint: '及格线法：完成率在及格线以下计 0 分，及格线到 100% 之间按比例计分。',
    options: [
      { value: 'proportional', label: '按完成比例计分' },
      passLine,
      { value: 'all-or-nothing', label: '不计分' },
    ],
  } as RuleField<Policy['shortfall']['rule']>,
  excess: {
    label: '超过目标值',
    hint: '只用于计数指标；百分比超过目标值总是计满分。超出比例在允许超额以内不扣，超过的按全部超出比例扣分。',
    options: [
      { value: 'full', label: '计满分' },
      { value: 'deduct', label: '按偏离程度扣分', number: '允许超额' },
    ],
  } as RuleField<Policy['excess']['rule']>,
  belowMoneyCeiling: {
    label: '支出低于上限',
    hint: '成本等金额指标，目标为不高于（<=）。',
    options: [{ value: 'full', label: '计满分' }, passLine],
  } as RuleField<Policy['belowMoneyCeiling']['rule']>,
  aboveCeiling: {
    label: '超过上限',
    hint: '目标为不高于（<=）而超出的指标。按超出比例扣分：超出一倍时计 0 分。',
    options: [{ value: 'proportional', label: '按超出比例扣分' }, passLine],
  } as RuleField<Policy['aboveCeiling']['rule']>,
};
export type RowRule = keyof typeof rowRules;
export const rowRuleNames = Object.keys(rowRules) as RowRule[];

export const executionRule: RuleField<ExecutionPolicy['rule']> = {
  label: '执行率得分',
  hint: '执行率达到 100% 计满分，不会超过分值；全年预算数为 0 时不计执行得分。',
  options: [{ value: 'proportional', label: '按执行率比例计分' }, passLine, { value: 'full', label: '计满分' }],
};

export const modes: { value: Rounding['mode']; label: string }[] = [
  { value: 'half-up', label: '四舍五入' },
  { value: 'half-even', label: '四舍六入五成双' },
];
export const decimalChoices = ['0', '1', '2', '3', '4'];
