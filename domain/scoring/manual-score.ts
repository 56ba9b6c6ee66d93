import { exact, exactOrNull, printedInFull } from '#domain/decimal.ts';
import { canonicalText } from '../forms/canonical.ts';
import { numeralSchema } from '../forms/numeral.ts';
import type { Action } from '../permissions.ts';
import { z } from '../zod.ts';
import type { Policy } from './policy.ts';
import { bandName } from './qualitative-score.ts';
import type { Scorable } from './scorable.ts';

/** Who did something, as it stays readable after the account is gone. */
export type Person = { username: string; name: string };

/** What a score was judged on. Where one of these is another one now, the score wants to be looked at again (待复核). */
export type ManualBasis = { target: string | null; actual: string | null; weight: string | null; policy: string };

/** A score given by judgement: one person proposes it with a reason, another one approves it. Points as typed. */
export type ManualScore = {
  id: number;
  score: string;
  reason: string;
  basis: ManualBasis;
  /** Null where the system itself did it. */
  proposedBy: Person | null;
  proposedAt: string;
  /** Null as long as it is only proposed. */
  approvedBy: Person | null;
  approvedAt: string | null;
};

/**
 * approve: stands in place of the computed score · decline · withdraw: the proposal, or the score that stood; the computed
 * one holds again.
 */
export const manualMoves = ['approve', 'decline', 'withdraw'] as const;
export type ManualMove = (typeof manualMoves)[number];
/** `replaced`: another one of the same row was approved after it. */
export type ManualState = 'proposed' | 'approved' | 'declined' | 'withdrawn' | 'replaced';

type MoveRule = { action: Action; from: readonly ManualState[]; needsReason: boolean; isOthers: boolean };
/** `isOthers`: not for whoever proposed it. */
export const manualMoveRules: Record<ManualMove, MoveRule> = {
  approve: { action: 'score.approve', from: ['proposed'], needsReason: false, isOthers: true },
  decline: { action: 'score.decline', from: ['proposed'], needsReason: true, isOthers: true },
  withdraw: { action: 'score.withdraw', from: ['proposed', 'approved'], needsReason: true, isOthers: false },
};
export const manualMoveNames: Record<ManualMove, string> = { approve: '批准', decline: '不同意', withdraw: '撤回评分' };

const REASON = z.string('请写明理由').trim().max(1000, '理由最多 1000 字');

/** Body of a proposal: points up to the weight with at most two decimals, and why. */
export const manualProposalSchema = z.object({
  score: numeralSchema('得分', /\s*分$/).pipe(
    z
      .string('请填写得分')
      .refine((score) => exact(score).decimalPlaces() <= 2, '得分最多两位小数')
      .refine((score) => !exact(score).isNegative(), '得分不能为负数'),
  ),
  reason: REASON.min(2, '请写明理由（至少 2 个字）'),
});
export type ManualProposal = z.infer<typeof manualProposalSchema>;

export const manualMoveSchema = z.object({
  move: z.enum(manualMoves, '操作应为 approve（批准）、decline（不同意）或 withdraw（撤回）'),
  reason: REASON.optional(),
});
export type ManualMoveRequest = z.infer<typeof manualMoveSchema>;

/** Whether the points fit the row: from 0 to its weight. A row without weight takes none. */
export function fitsWeight(score: string, weight: string | null): boolean {
  const most = exactOrNull(weight);
  return most !== null && !exact(score).isNegative() && exact(score).lte(most);
}

/** What the row is judged on as it stands; figures by their value, so that `83` and `83.00` are the same. */
export function manualBasisOf(row: Scorable, policy: Policy): ManualBasis {
  // Rules are compared by what they do to a row; two presets may do the same.
  const { preset: _preset, execution: _execution, total: _total, ...rules } = policy;
  const target = row.target === null ? row.targetText : valueWords(row.target, row.unit, row.operator);
  const actual = row.actual === null ? row.actualText : valueWords(row.actual, row.actualUnit ?? row.unit);
  const judged = row.band === null ? actual : `${actual ?? ''}（${bandName(row.band)}）`;
  return {
    target,
    actual: judged,
    weight: row.weight === null ? null : printedInFull(exact(row.weight)),
    policy: canonicalText(rules),
  };
}

/** What has changed since the score was judged, in words; empty while it stands on the same facts. */
export function basisChanges(then: ManualBasis, now: ManualBasis): string[] {
  const changed = (name: string, before: string | null, after: string | null) =>
    before === after ? [] : [`${name}由 ${before ?? '未填'} 改为 ${after ?? '未填'}`];
  return [
    ...changed('指标值', then.target, now.target),
    ...changed('完成值', then.actual, now.actual),
    ...changed('分值', then.weight, now.weight),
    ...(then.policy === now.policy ? [] : ['评分口径已修改']),
  ];
}

function valueWords(value: string, unit: string | null, operator: string | null = null): string {
  const number = exact(value);
  const signs: Record<string, string> = { '>=': '≥', '<=': '≤' };
  const sign = operator === null ? '' : (signs[operator] ?? '');
  return `${sign}${printedInFull(number)}${unit === null ? '' : unit === '%' ? '%' : ` ${unit}`}`;
}
