import { Failure } from '../failures.ts';
import { monthSchema } from '../period.ts';
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

const versionSchema = z.number({ error: '缺少版本号，请刷新后重试' }).int().min(0);

/** Why one cell goes back. */
const cellReturnSchema = z.object({
  indicatorId: z.number({ error: '缺少指标编号' }).int(),
  reason: z.string({ error: '请写明该项的退回原因' }).trim().min(1, '请写明该项的退回原因').max(500, '原因最多 500 字'),
});
export type CellReturn = z.infer<typeof cellReturnSchema>;

export const moveSchema = z
  .object({
    move: z.enum(reportMoves, '操作应为 submit、approve、return 或 reopen 之一'),
    reason: z.string().trim().max(500, '原因最多 500 字').optional(),
    cells: z.array(cellReturnSchema).max(500, '一次最多标记 500 项').optional(),
    version: versionSchema,
  })
  .refine(({ move, cells }) => move === 'return' || !cells?.length, {
    error: '只有退回时可以逐项写明原因',
    path: ['cells'],
  })
  .refine(({ cells = [] }) => new Set(cells.map((cell) => cell.indicatorId)).size === cells.length, {
    error: '同一指标只能写一条退回原因',
    path: ['cells'],
  });
export type MoveRequest = z.infer<typeof moveSchema>;

/** Several reports approved at once; each stands or falls by itself. */
export const approvalsSchema = z.object({
  move: z.literal('approve', '一次处理多份月报时，操作应为 approve'),
  items: z
    .array(z.object({ month: monthSchema, department: z.string(), version: versionSchema }))
    .min(1, '请选择要审核的月报')
    .max(200, '一次最多审核 200 份'),
});
export type ApprovalItem = z.infer<typeof approvalsSchema>['items'][number];

/** 催办: the departments of a month, or all that have not handed it in. */
export const reminderSchema = z.object({
  month: monthSchema,
  departments: z.array(z.string()).min(1, '请选择要催办的科室').max(200, '一次最多催办 200 个科室').optional(),
});
export type ReminderRequest = z.infer<typeof reminderSchema>;

/** The state after the move. Throws `report.move-refused` or `report.reason-required`. */
export function stateAfter(state: ReportState, move: ReportMove, reason: string | undefined): ReportState {
  const rule = moveRules[move];
  if (!rule.from.includes(state)) throw new Failure('report.move-refused', { state, move });
  if (rule.needsReason && (reason ?? '').length < 2) throw new Failure('report.reason-required');
  return rule.to;
}

/** Handed in: the department has done its part. */
export function isHandedIn(state: ReportState): boolean {
  return state === 'submitted' || state === 'approved';
}

export function isEditable(state: ReportState): boolean {
  return state === 'draft' || state === 'returned';
}
