import { exact } from '#domain/decimal.ts';
import type { BandShares, ExecutionCap, Policy } from './policy.ts';

/** What is wrong, and in which part: `total.executionCaps.1.cap`. */
export type PolicyProblem = { path: string; message: string };

/**
 * What makes a policy unfair or senseless though each of its numbers can be read: spending less must never allow a higher
 * total, and a worse band never a higher share. Empty for a sound policy.
 */
export function policyProblems({ qualitative, total, excess }: Policy): PolicyProblem[] {
  return [
    ...bandProblems(qualitative),
    ...total.executionCaps.flatMap(capProblems),
    ...ladderProblems(total.executionCaps),
    ...(excess.rule === 'deduct' && exact(excess.tolerance).gt(100)
      ? [{ path: 'excess.tolerance', message: '允许超额不应超过 100%' }]
      : []),
  ];
}

function bandProblems({ achieved, partly, not }: Policy['qualitative']): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const above = (path: string, upper: BandShares, lower: BandShares, words: string) => {
    if (exact(upper.from).lt(lower.to))
      problems.push({ path, message: `${words}的档次重叠，上一档下限应不低于下一档上限` });
  };
  if (exact(achieved.to).gt(100)) problems.push({ path: 'qualitative.achieved.to', message: '档次上限不应超过 100%' });
  above('qualitative.achieved.from', achieved, partly, '“达成”与“部分达成”');
  above('qualitative.partly.from', partly, not, '“部分达成”与“未达成”');
  return problems;
}

function capProblems({ below, cap }: ExecutionCap, index: number): PolicyProblem[] {
  const path = `total.executionCaps.${index}`;
  return [
    ...(exact(below).lte(0) || exact(below).gt(100)
      ? [{ path: `${path}.below`, message: '执行率界限应大于 0、不超过 100%' }]
      : []),
    ...(exact(cap).gte(100) ? [{ path: `${path}.cap`, message: '总分上限应低于 100%' }] : []),
  ];
}

/** From the highest limit of execution down, each cap must be lower than the one before. */
function ladderProblems(caps: ExecutionCap[]): PolicyProblem[] {
  const ladder = caps
    .map((step, index) => ({ ...step, index }))
    .sort((one, other) => exact(other.below).comparedTo(one.below));
  return ladder.flatMap((step, position) => {
    const before = ladder[position - 1];
    if (!before || exact(step.cap).lt(before.cap)) return [];
    const message = `执行率低于 ${step.below}% 的总分上限，应比低于 ${before.below}% 的（${before.cap}%）更低`;
    return [{ path: `total.executionCaps.${step.index}.cap`, message }];
  });
}
