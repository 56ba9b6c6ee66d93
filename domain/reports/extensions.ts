import { type Day, daySchema, daysBetween } from '../calendar/working-days.ts';
import { Failure } from '../failures.ts';
import { monthSchema } from '../period.ts';
import type { Action } from '../permissions.ts';
import { z } from '../zod.ts';

/**
 * 延期: leave to fill in and hand in one department's month after it was locked, until a day, and over by itself after it.
 * It lifts the lock only: a report handed in under it still came late.
 */
export const extensionStates = ['asked', 'granted', 'refused', 'revoked'] as const;
export type ExtensionState = (typeof extensionStates)[number];

const reason = z.string({ error: '请写明原因' }).trim().min(2, '请写明原因（至少 2 个字）').max(500, '原因最多 500 字');
const place = { month: monthSchema, department: z.string({ error: '请选择科室' }) };

export const extensionRequestSchema = z.object({ ...place, reason });
export type ExtensionRequest = z.infer<typeof extensionRequestSchema>;

export const extensionGrantSchema = z.object({ ...place, until: daySchema, reason });
export type ExtensionGrant = z.infer<typeof extensionGrantSchema>;

export const extensionMoves = ['refuse', 'revoke'] as const;
export type ExtensionMove = (typeof extensionMoves)[number];
export const extensionMoveSchema = z.object({
  move: z.enum(extensionMoves, '操作应为 refuse 或 revoke'),
  reason,
});
export type ExtensionMoveRequest = z.infer<typeof extensionMoveSchema>;

export const extensionMoveRules: Record<ExtensionMove, { from: ExtensionState; to: ExtensionState; action: Action }> = {
  refuse: { from: 'asked', to: 'refused', action: 'extension.refuse' },
  revoke: { from: 'granted', to: 'revoked', action: 'extension.revoke' },
};

/** The longest an extension may run. */
export const LONGEST_EXTENSION = 92;

/** What the lists show: granted is 有效 until its day, 已到期 after it. */
export type ExtensionStanding = Exclude<ExtensionState, 'granted'> | 'in-force' | 'expired';

export const extensionStandingNames: Record<ExtensionStanding, string> = {
  asked: '待批',
  'in-force': '有效',
  expired: '已到期',
  refused: '未同意',
  revoked: '已撤销',
};

/** Its last day is still in force. */
export function extensionStanding(
  extension: { state: ExtensionState; until: Day | null },
  today: Day,
): ExtensionStanding {
  const { state, until } = extension;
  if (state !== 'granted') return state;
  return until !== null && until >= today ? 'in-force' : 'expired';
}

/** Throws `input.invalid` for a last day that has passed or lies further off than the longest extension. */
export function requireUntil(until: Day, today: Day): void {
  const days = daysBetween(today, until);
  if (days < 0) throw new Failure('input.invalid', { until }, '延期截止日不能早于今天。');
  if (days > LONGEST_EXTENSION) {
    throw new Failure('input.invalid', { until }, `延期最长 ${LONGEST_EXTENSION} 天，请改早截止日。`);
  }
}

/** Throws `extension.move-refused` when the extension does not stand where the move starts. */
export function extensionStateAfter(state: ExtensionState, move: ExtensionMove): ExtensionState {
  const rule = extensionMoveRules[move];
  if (state !== rule.from) throw new Failure('extension.move-refused', { state, move });
  return rule.to;
}
