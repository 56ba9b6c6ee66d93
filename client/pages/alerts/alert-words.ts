import { type AlertLevel, alertMoves, alertStateNames } from '#domain/alerts/alert.ts';
import type { AlertEvent, AlertItem } from '../../queries/alerts.ts';
import { dayWords } from '../../words/dates.ts';
import type { AlertStateChoice } from './alert-filter.ts';

/** Levels wear the colours of the status they stand for. */
export const toneOfLevel: Record<AlertLevel, string> = {
  red: 'status-seriously-behind',
  yellow: 'status-behind',
  blue: 'status-over',
};

export const stateChoiceWords: Record<AlertStateChoice, string> = {
  ...alertStateNames,
  escalated: '已报领导',
  overdue: '办理逾期',
  muted: '已静默',
  all: '全部',
};

export const eventWords: Record<AlertEvent['kind'], string> = {
  watched: '进入观察',
  passed: '观察期内消除',
  opened: '触发',
  changed: '数据变化',
  reopened: '再次触发',
  worsened: '级别升高',
  resolved: '自动关闭',
  woken: '静默结束',
  overdue: '办理逾期',
  escalated: '升级报领导',
  acknowledge: '知悉',
  instruct: '批示',
  rectify: '整改措施',
  mute: '静默',
  unmute: '解除静默',
  close: '关闭',
};

/** Who did it: what no person did, the rules did. */
export function actorWords({ kind, actor }: Pick<AlertEvent, 'kind' | 'actor'>): string {
  const isMove = alertMoves.some((move) => move === kind);
  return isMove ? (actor ?? '—') : '系统核算';
}

/** Why a closed alert was closed: the last word about it. */
export function closingWords(events: readonly Pick<AlertEvent, 'kind' | 'text'>[]): string {
  const closings = events.filter(({ kind }) => kind === 'close' || kind === 'resolved' || kind === 'passed');
  return closings[closings.length - 1]?.text ?? '未写明原因';
}

/** Past its due date and not closed; `today` is `YYYY-MM-DD`. */
export function isOverdue({ state, dueDate }: Pick<AlertItem, 'state' | 'dueDate'>, today: string): boolean {
  return state !== 'closed' && dueDate !== null && dueDate < today;
}

/** Until when somebody may act before the leader is told; empty where that is not going to happen, or has. */
export function waitWords({ answerBy, escalatedOn }: Pick<AlertItem, 'answerBy' | 'escalatedOn'>): string {
  return answerBy === null || escalatedOn !== null ? '' : `${dayWords(answerBy)}前无人办理的，次日报领导`;
}

/** What a history line's date is: the last day of a mute, else when something is to be done. */
export function eventDateWords({ kind, dueDate }: Pick<AlertEvent, 'kind' | 'dueDate'>): string {
  return `${kind === 'mute' ? '静默至' : '期限'} ${dayWords(dueDate)}`;
}
