import { Failure } from '../failures.ts';
import type { Action } from '../permissions.ts';
import { z } from '../zod.ts';

/** draft 草稿 → submitted 待审核 → approved 已审核, or returned 已退回; an approved report can be reopened for a correction. */
export const reportStates = ['draft', 'submitted', 'returned', 'approved'] as const;
export type ReportState = (typeof reportStates)[number];

export const reportStateNames: Record<ReportState, string> = {
  draft: '草稿',
  submitted: '待审核',
  returned: '已退回',
  approved: '已审核',
};

export const reportMoves = ['submit', 'approve', 'return', 'reopen'] as const;
export type ReportMove = (typeof reportMoves)[number];

interface MoveRule {
  from: readonly ReportState[];
  to: ReportState;
  action: Action;
  needsReason: boolean;
}

export const moveRules: Record<ReportMove, MoveRule> = {
  submit: { from: ['draft', 'returned'], to: 'submitted', action: 'report.submit', needsReason: false },
  approve: { from: ['submitted'], to: 'approved', action: 'report.approve', needsReason: false },
  return: { from: ['submitted'], to: 'returned', action: 'report.return', needsReason: true },
  reopen: { from: ['approved'], to: 'returned', action: 'report.reopen', needsReason: true },
};

export const moveSchema = z.object({
  move: z.enum(reportMoves, '操作应为 submit、approve、return 或 reopen 之一'),
  reason: z.string().trim().max(500, '原因最多 500 字').optional(),
  version: z.number({ error: '缺少版本号，请刷新后重试' }).int().min(0),
});
export type MoveRequest = z.infer<typeof moveSchema>;

/** The state after the move. Throws `report.move-refused` or `report.reason-required`. */
export function stateAfter(state: ReportState, move: ReportMove, reason: string | undefined): ReportState {
  const rule = moveRules[move];
  if (!rule.from.includes(state)) throw new Failure('report.move-refused', { state, move });
  if (rule.needsReason && (reason ?? '').length < 2) throw new Failure('report.reason-required');
  return rule.to;
}

export function isEditable(state: ReportState): boolean {
  return state === 'draft' || state === 'returned';
}
