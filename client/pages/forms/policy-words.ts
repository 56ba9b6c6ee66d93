import type { ExecutionPolicy, Policy, PolicyOverride } from '#domain/scoring/policy.ts';

/** One line of a policy: what it is about, and what it says. */
export interface PolicyLine {
  about: string;
  says: string;
}

/** The policy of a form, or the parts a row replaces, in the words of the form's readers. */
export function policyLines(policy: Policy | PolicyOverride): PolicyLine[] {
  const { shortfall, excess, belowMoneyCeiling, aboveCeiling, execution, completionDecimals, total } = policy;
  return [
    ...(shortfall ? [{ about: '未达目标值', says: shortWords(shortfall) }] : []),
    ...(excess ? [{ about: '超过目标值', says: excessWords(excess) }] : []),
    ...(belowMoneyCeiling ? [{ about: '支出低于上限', says: ceilingWords(belowMoneyCeiling) }] : []),
    ...(aboveCeiling ? [{ about: '超过上限', says: aboveWords(aboveCeiling) }] : []),
    ...(execution?.rule ? [{ about: '预算执行', says: executionWords(execution) }] : []),
    ...(typeof completionDecimals === 'number'
      ? [{ about: '完成率', says: `先取 ${completionDecimals} 位小数再计分` }]
      : []),
    ...(total?.executionCaps ?? []).map(({ below, cap }) => ({
      about: `执行率低于 ${below}%`,
      says: `总分不超过满分的 ${cap}%`,
    })),
    ...(total?.deviationAbove ? [{ about: '视为偏差', says: `完成值超过目标值的 ${total.deviationAbove}%` }] : []),
  ];
}

function shortWords(rule: Policy['shortfall']): string {
  switch (rule.rule) {
    case 'proportional':
      return '按完成比例计分';
    case 'pass-line':
      return `及格线法，及格线 ${rule.passLine}%`;
    case 'all-or-nothing':
      return '不计分';
  }
}

function excessWords(rule: Policy['excess']): string {
  if (rule.rule === 'full') return '计满分';
  return /^0(\.0+)?$/.test(rule.tolerance) ? '按偏离程度扣分' : `超出 ${rule.tolerance}% 以上按偏离程度扣分`;
}

function ceilingWords(rule: Policy['belowMoneyCeiling']): string {
  return rule.rule === 'full' ? '计满分' : `及格线法，及格线 ${rule.passLine}%`;
}

function aboveWords(rule: Policy['aboveCeiling']): string {
  return rule.rule === 'proportional' ? '按超出比例扣分' : `及格线法，及格线 ${rule.passLine}%`;
}

function executionWords({ rule, passLine }: Partial<ExecutionPolicy>): string {
  switch (rule) {
    case 'pass-line':
      return passLine === undefined ? '及格线法' : `及格线法，及格线 ${passLine}%`;
    case 'full':
      return '计满分';
    default:
      return '按执行率比例计分';
  }
}
