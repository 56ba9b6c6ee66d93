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
  /** `YYYY-MM-DD` or empty; of a mute its last day. */
  dueDate: string;
}

export type MoveRefusals = Partial<Record<keyof MoveDraft, string>>;

export interface MoveForm {
  label: string;
  hint: string;
  /** What the date is called; null where there is none. */
  date: string | null;
  button: string;
  done: string;
}

/** What is asked for in a move's form; a mute is ended without a word. */
export const moveForms: Record<AlertMove, MoveForm | null> = {
  acknowledge: {
    label: '计划',
    hint: '打算怎么办、由谁办（可不填）',
    date: '计划完成',
    button: '知悉',
    done: '已知悉',
  },
  instruct: { label: '批示', hint: '要求谁做什么、何时反馈', date: '办理期限', button: '提交批示', done: '已批示' },
  rectify: {
    label: '整改措施',
    hint: '原因、措施、预计何时达到',
    date: '整改期限',
    button: '提交整改措施',
    done: '已提交整改措施',
  },
  mute: { label: '静默原因', hint: '为什么暂不处理', date: '静默至', button: '静默', done: '已静默' },
  unmute: null,
  close: { label: '关闭原因', hint: '为什么不再需要处理', date: null, button: '关闭预警', done: '已关闭' },
};

/** Words that must be written; a plan may be left out. */
export function isTextRequired(move: AlertMove): boolean {
  return move !== 'acknowledge' && move !== 'unmute';
}

/** The request as the API takes it, or what is wrong by field. `today` is `YYYY-MM-DD`. */
export function checkedMove(
  move: AlertMove,
  state: AlertState,
  draft: MoveDraft,
  today: string,
): { request: AlertMoveRequest } | { refusals: MoveRefusals } {
  const form = moveForms[move];
  const date = form?.date && draft.dueDate ? draft.dueDate : undefined;
  const dates = move === 'mute' ? { until: date } : { dueDate: date };
  const result = alertMoveSchema.safeParse({ move, text: draft.text.trim() || undefined, ...dates });
  if (!result.success) {
    const refusals: MoveRefusals = {};
    for (const { path, message } of result.error.issues) {
      refusals[path[0] === 'dueDate' || path[0] === 'until' ? 'dueDate' : 'text'] ??= message;
    }
    return { refusals };
  }
  if (date !== undefined && date < today) return { refusals: { dueDate: `${form?.date ?? '期限'}不能早于今天` } };
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
