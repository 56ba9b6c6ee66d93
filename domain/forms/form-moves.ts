import { Failure } from '../failures.ts';
import type { Action } from '../permissions.ts';
import { z } from '../zod.ts';
import type { FormState } from './form.ts';

/** finalise 定稿: freezes the paper · reopen 撤回定稿: back to a draft, with a reason; the signed paper stays. */
export const formMoves = ['finalise', 'reopen'] as const;
export type FormMove = (typeof formMoves)[number];

export const formMoveRules: Record<FormMove, { action: Action; from: FormState; to: FormState; needsReason: boolean }> =
  {
    finalise: { action: 'form.finalise', from: 'draft', to: 'final', needsReason: false },
    reopen: { action: 'form.reopen', from: 'final', to: 'draft', needsReason: true },
  };

export const formMoveNames: Record<FormMove, string> = { finalise: '定稿', reopen: '撤回定稿' };

export const formMoveSchema = z.object({
  move: z.enum(formMoves, '操作应为 finalise（定稿）或 reopen（撤回定稿）'),
  version: z.int('版本号应为整数').min(0, '版本号应为整数'),
  reason: z.string().trim().max(1000, '原因最多 1000 字').optional(),
});
export type FormMoveRequest = z.infer<typeof formMoveSchema>;

/** The state after the move. Throws when the form is not in the state the move begins from, or words are missing. */
export function formStateAfter(state: FormState, { move, reason }: FormMoveRequest): FormState {
  const rule = formMoveRules[move];
  if (state !== rule.from) throw new Failure('form.move-refused', { state, move });
  if (rule.needsReason && (reason ?? '').length < 2) throw new Failure('report.reason-required');
  return rule.to;
}
