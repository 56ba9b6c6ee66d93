import { type Exact, exact } from '../decimal.ts';
import { type Month, monthSchema, yearOf } from '../period.ts';
import type { Action } from '../permissions.ts';
import { figureTextSchema } from '../reports/report.ts';
import type { YearState } from '../years.ts';
import { z } from '../zod.ts';
import type { Accumulation } from './indicator.ts';
import { planProblems } from './monthly-plan.ts';
import { levelOf } from './qualitative.ts';
import { operatorSchema } from './target.ts';
import { targetSources } from './target-source.ts';
import type { TargetVersion } from './target-versions.ts';

const REASON = z.string({ error: '请写明理由' }).trim().max(500, '理由最多 500 字');

/** Body of what sets a target or puts a change of it forward; the value in the indicator's unit. */
export const targetInputSchema = z.object({
  source: z.enum(targetSources, '请选择目标来源').nullable(),
  operator: operatorSchema,
  value: figureTextSchema.refine((text) => !text.startsWith('-'), '目标值不能为负数'),
  /** 指标值设定依据 */
  basis: z.string().trim().max(300, '设定依据最多 300 字').nullable(),
  validFrom: monthSchema,
  isLeading: z.boolean(),
  /** Twelve year-to-date values; null: in equal steps, by the rule of its kind. */
  monthlyPlan: z.array(figureTextSchema).length(12, '请填写全部 12 个月的计划').nullable(),
  reason: REASON.min(2, '请写明理由（至少 2 个字）'),
  /** The last decision that was read (0: none): another one made since is not overwritten unseen. */
  version: z.number('缺少版本号，请刷新后重试').int().min(0),
});
export type TargetInput = z.infer<typeof targetInputSchema>;

export const targetMoves = ['approve', 'decline', 'withdraw'] as const;
export type TargetMove = (typeof targetMoves)[number];
export type TargetProposalState = 'proposed' | 'approved' | 'declined' | 'withdrawn';
export const targetProposalStateNames: Record<TargetProposalState, string> = {
  proposed: '待批准',
  approved: '已批准',
  declined: '不同意',
  withdrawn: '已撤回',
};

export const targetMoveRules: Record<
  TargetMove,
  { action: Action; to: TargetProposalState; needsReason: boolean; name: string }
> = {
  approve: { action: 'target.approve', to: 'approved', needsReason: false, name: '批准' },
  decline: { action: 'target.decline', to: 'declined', needsReason: true, name: '不同意' },
  withdraw: { action: 'target.withdraw', to: 'withdrawn', needsReason: false, name: '撤回' },
};

export const targetMoveSchema = z.object({
  move: z.enum(targetMoves, '操作应为 approve（批准）、decline（不同意）或 withdraw（撤回）'),
  reason: REASON.optional(),
});
export type TargetMoveRequest = z.infer<typeof targetMoveSchema>;

/**
 * Whether a leader has to approve it: once a year has begun, whatever moves a target that stands, or takes the lead from
 * another one. The first target of a source that judges nothing yet moves none.
 */
export function needsApproval(
  versions: readonly Pick<TargetVersion, 'source' | 'isLeading'>[],
  { source, isLeading }: Pick<TargetInput, 'source' | 'isLeading'>,
  state: YearState,
): boolean {
  if (state === 'planning') return false;
  return versions.some((one) => one.source === source || (isLeading && one.isLeading));
}

/** What is wrong with a target, by field; empty when it holds. `valid from` lies in its year, and not before what it replaces. */
export function targetProblems(
  input: TargetInput,
  {
    year,
    accumulation,
    decimals,
    versions,
  }: { year: number; accumulation: Accumulation; decimals: number; versions: readonly TargetVersion[] },
): { path: keyof TargetInput; message: string }[] {
  const problems: { path: keyof TargetInput; message: string }[] = [];
  const value = exact(input.value);
  if (yearOf(input.validFrom) !== year) problems.push({ path: 'validFrom', message: `生效月份应在 ${year} 年内` });
  const first = firstValid(versions, input.source);
  if (first !== null && input.validFrom < first) {
    problems.push({ path: 'validFrom', message: `不能早于该来源原目标的生效月份 ${first}` });
  }
  if (!input.isLeading && versions.every((one) => one.source === input.source || !one.isLeading)) {
    problems.push({ path: 'isLeading', message: '该指标没有其他主目标，须设为主目标' });
  }
  if (accumulation === 'qualitative') {
    if (input.operator !== '=' || levelOf(value) === null) {
      problems.push({ path: 'value', message: '定性指标的目标应为达成、部分达成或未达成' });
    }
    if (input.monthlyPlan !== null) problems.push({ path: 'monthlyPlan', message: '定性指标不分解到月' });
    return problems;
  }
  if (value.decimalPlaces() > Math.max(decimals, 2)) {
    problems.push({ path: 'value', message: `目标值最多 ${Math.max(decimals, 2)} 位小数` });
  }
  const plan = input.monthlyPlan?.map((text) => exact(text));
  for (const message of plan ? planProblems(plan, { operator: input.operator, value }, accumulation) : []) {
    problems.push({ path: 'monthlyPlan', message });
  }
  return problems;
}

function firstValid(versions: readonly TargetVersion[], source: TargetInput['source']): Month | null {
  const own = versions.filter((one) => one.source === source).map(({ validFrom }) => validFrom);
  return own.sort()[0] ?? null;
}

/** Says the same as what stands: nothing to decide on. */
export function isSameTarget(
  standing: TargetVersion | null,
  next: Pick<TargetInput, 'operator' | 'basis' | 'isLeading' | 'value' | 'monthlyPlan' | 'validFrom'>,
): boolean {
  if (standing === null) return false;
  const plan = (one: readonly (Exact | null)[] | null) => one?.map((value) => value?.toFixed() ?? '').join() ?? '';
  return (
    standing.operator === next.operator &&
    standing.value.eq(exact(next.value)) &&
    standing.basis === next.basis &&
    standing.isLeading === next.isLeading &&
    standing.validFrom <= next.validFrom &&
    plan(standing.monthlyPlan) === plan(next.monthlyPlan?.map((text) => exact(text)) ?? null)
  );
}
