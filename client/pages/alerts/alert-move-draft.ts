import {
  type AlertMove,
  type AlertMoveRequest,
  type AlertState,
  alertMoveSchema,
  alertStateAfter,
} from '#domain/alerts/alert.ts';
import { Failure } from '#domain/failures.ts';

/** What stands in the form under an alert. */
export interface MoveDraft {
  text: string;
  /** `YYYY-MM-DD` or empty. */
  dueDate: string;
}

export type MoveRefusals = Partial<Record<keyof MoveDraft, string>>;

/** What is asked for in a move's form; an acknowledgement needs no words. */
export const moveForms: Record<AlertMove, { label: string; hint: string; button: string; done: string } | null> = {
  acknowledge: null,
  instruct: { label: '批示', hint: '要求谁做什么、何时反馈', button: '提交批示', done: '已批示' },
  rectify: { label: '整改措施', hint: '原因、措施、预计何时达到', button: '提交整改措施', done: '已提交整改措施' },
  close: { label: '关闭原因', hint: '为什么不再需要处理', button: '关闭预警', done: '已关闭' },
};

/** The request as the API takes it, or what is wrong by field. `today` is `YYYY-MM-DD`. */
export function checkedMove(
  move: AlertMove,
  state: AlertState,
  draft: MoveDraft,
  today: string,
): { request: AlertMoveRequest } | { refusals: MoveRefusals } {
  const dueDate = move === 'rectify' && draft.dueDate ? draft.dueDate : undefined;
  const result = alertMoveSchema.safeParse({ move, text: draft.text.trim() || undefined, dueDate });
  if (!result.success) {
    const refusals: MoveRefusals = {};
    for (const { path, message } of result.error.issues)
      refusals[path[0] === 'dueDate' ? 'dueDate' : 'text'] ??= message;
    return { refusals };
  }
  if (dueDate !== undefined && dueDate < today) return { refusals: { dueDate: '整改期限不能早于今天' } };
  try {
    alertStateAfter(state, result.data);
  } catch (refusal) {
    if (!(refusal instanceof Failure)) throw refusal;
    return { refusals: { text: move === 'close' ? refusal.message : textRefusal(move, refusal) } };
  }
  return { request: result.data };
}

/** The domain asks for a reason; here it goes by the name of what is being written. */
function textRefusal(move: AlertMove, refusal: Failure): string {
  const label = moveForms[move]?.label;
  return refusal.code === 'report.reason-required' && label ? `请填写${label}（至少 2 个字）。` : refusal.message;
}
