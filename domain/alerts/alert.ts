import { Failure } from '../failures.ts';
import type { Action } from '../permissions.ts';
import { z } from '../zod.ts';

export const alertRules = [
  'target-gap',
  'forecast-shortfall',
  'over-fulfilment',
  'late-report',
  'budget-lag',
  'falling-cumulative',
  'outlier',
  'missing-reason',
  'contradiction',
] as const;
export type AlertRule = (typeof alertRules)[number];

export const alertRuleNames: Record<AlertRule, string> = {
  'target-gap': '目标差距',
  'forecast-shortfall': '预计不达标',
  'over-fulfilment': '超额偏离',
  'late-report': '逾期未报',
  'budget-lag': '执行滞后',
  'falling-cumulative': '累计下降',
  outlier: '异常波动',
  'missing-reason': '缺偏差说明',
  contradiction: '数字矛盾',
};

export const alertLevels = ['red', 'yellow', 'blue'] as const;
export type AlertLevel = (typeof alertLevels)[number];

export const alertLevelWords: Record<AlertLevel, { word: string; sign: string }> = {
  red: { word: '红色', sign: '◆' },
  yellow: { word: '黄色', sign: '▲' },
  blue: { word: '蓝色', sign: '⤒' },
};

/** Is the one level worse than the other? */
export function isWorse(level: AlertLevel, than: AlertLevel): boolean {
  return alertLevels.indexOf(level) < alertLevels.indexOf(than);
}

/**
 * Pending → open → acknowledged → handling → closed. Pending: found, but not yet for as long as its rule asks; nobody is told.
 * What an evaluation makes of it stands in `life.ts`.
 */
export const alertStates = ['pending', 'open', 'acknowledged', 'handling', 'closed'] as const;
export type AlertState = (typeof alertStates)[number];

export const alertStateNames: Record<AlertState, string> = {
  pending: '观察中',
  open: '待处理',
  acknowledged: '已知悉',
  handling: '整改中',
  closed: '已关闭',
};

/** What a rule found: at most one for a rule and subject in a year. `subject` is `indicator:12`, `report:2024-10:dept03`, `form:7:3`, `project:12`, `check:total-1x2y`. */
export interface FoundAlert {
  rule: AlertRule;
  subject: string;
  level: AlertLevel;
  department: string | null;
  indicatorId: number | null;
  title: string;
  message: string;
}

export const alertMoves = ['acknowledge', 'instruct', 'rectify', 'mute', 'unmute', 'close'] as const;
export type AlertMove = (typeof alertMoves)[number];

const moveRules: Record<AlertMove, { action: Action; to: AlertState | null; needsText: boolean }> = {
  acknowledge: { action: 'alert.acknowledge', to: 'acknowledged', needsText: false },
  instruct: { action: 'alert.instruct', to: null, needsText: true },
  rectify: { action: 'alert.rectify', to: 'handling', needsText: true },
  mute: { action: 'alert.mute', to: null, needsText: true },
  unmute: { action: 'alert.mute', to: null, needsText: false },
  close: { action: 'alert.close', to: 'closed', needsText: true },
};

export const alertMoveNames: Record<AlertMove, string> = {
  acknowledge: '知悉',
  instruct: '批示',
  rectify: '整改措施',
  mute: '静默',
  unmute: '解除静默',
  close: '关闭',
};

/** What the history of an alert tells: what an evaluation made of it, and what people did. */
export type AlertEventKind =
  | 'watched'
  | 'passed'
  | 'opened'
  | 'reopened'
  | 'changed'
  | 'worsened'
  | 'resolved'
  | 'woken'
  | 'overdue'
  | 'escalated'
  | AlertMove;

const dateSchema = z.iso.date('日期应写作 2023-10-31 这样的形式');

export const alertMoveSchema = z
  .object({
    move: z.enum(alertMoves, `操作应为 ${alertMoves.join('、')} 之一`),
    text: z.string().trim().max(1000, '内容最多 1000 字').optional(),
    /** When what is planned or ordered is to be done. */
    dueDate: dateSchema.optional(),
    /** The last day of a mute. */
    until: dateSchema.optional(),
  })
  .refine(({ move, until }) => move !== 'mute' || until !== undefined, { error: '请选择静默到期日', path: ['until'] });
export type AlertMoveRequest = z.infer<typeof alertMoveSchema>;

export function actionOfMove(move: AlertMove): Action {
  return moveRules[move].action;
}

/**
 * The state after a person's move; an instruction (批示) and a mute leave it as it is. Throws when the alert is closed, is not
 * open yet, or words are missing.
 */
export function alertStateAfter(state: AlertState, request: AlertMoveRequest): AlertState {
  const rule = moveRules[request.move];
  const isOver = state === 'closed' || state === 'pending';
  if (isOver || (request.move === 'acknowledge' && state !== 'open')) {
    throw new Failure('alert.move-refused', { state, move: request.move });
  }
  if (rule.needsText && (request.text ?? '').length < 2) throw new Failure('report.reason-required');
  return rule.to ?? state;
}
