import type { AlertLevel } from '#domain/alerts/alert.ts';
import type { AlertEvent, AlertItem } from '../../queries/alerts.ts';

/** Levels wear the colours of the status they stand for. */
export const toneOfLevel: Record<AlertLevel, string> = {
  red: 'status-seriously-behind',
  yellow: 'status-behind',
  blue: 'status-over',
};

export const eventWords: Record<AlertEvent['kind'], string> = {
  opened: '触发',
  changed: '数据变化',
  reopened: '再次触发',
  resolved: '自动关闭',
  acknowledge: '知悉',
  instruct: '批示',
  rectify: '整改措施',
  close: '关闭',
};

/** Who did it: what no person did, the rules did. */
export function actorWords({ kind, actor }: Pick<AlertEvent, 'kind' | 'actor'>): string {
  if (kind === 'opened' || kind === 'changed' || kind === 'reopened' || kind === 'resolved') return '系统核算';
  return actor ?? '—';
}

/** Why a closed alert was closed: the last word about it. */
export function closingWords(events: readonly Pick<AlertEvent, 'kind' | 'text'>[]): string {
  const closings = events.filter(({ kind }) => kind === 'close' || kind === 'resolved');
  return closings[closings.length - 1]?.text ?? '未写明原因';
}

/** Past its due date and not closed; `today` is `YYYY-MM-DD`. */
export function isOverdue({ state, dueDate }: Pick<AlertItem, 'state' | 'dueDate'>, today: string): boolean {
  return state !== 'closed' && dueDate !== null && dueDate < today;
}
