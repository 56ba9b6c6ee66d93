import type { AlertLevel, AlertState } from '../alerts/alert.ts';
import { isUnderWay } from '../alerts/life.ts';
import { type Notice, noticeOf } from './news.ts';

interface StandingAlert {
  id: number;
  level: AlertLevel;
  state: AlertState;
  /** Null once an evaluation has found the mute to be over. */
  mutedUntil: string | null;
}

/** Past this number they are told of together: an evening's import must not ring a telephone fifty times. */
export const MOST_SINGLE_ALERTS = 3;

/** Alerts that are red and under way now and were not before: new ones, ones that turned red, came back or are muted no more. */
export function newlyRed<T extends StandingAlert>(before: readonly StandingAlert[], after: readonly T[]): T[] {
  const known = new Map(before.map((alert) => [alert.id, alert]));
  return after.filter((alert) => isOpenRed(alert) && !isOpenRed(known.get(alert.id)));
}

function isOpenRed(alert: StandingAlert | undefined): boolean {
  return alert !== undefined && alert.level === 'red' && isUnderWay(alert.state) && alert.mutedUntil === null;
}

export interface RedAlert {
  id: number;
  year: number;
  title: string;
  message: string;
}

/** One notice for each, or one for all of them when there are many. `month` is the as-of month of the links, `at` the instant. */
export function redNotices(alerts: readonly RedAlert[], month: number, at: string): Notice[] {
  const [first] = alerts;
  if (first === undefined) return [];
  if (alerts.length <= MOST_SINGLE_ALERTS) {
    return alerts.map(({ id, ...alert }) => noticeOf('alert.red', { alertId: id, ...alert, month }, '', `${id}:${at}`));
  }
  const named = alerts.slice(0, MOST_SINGLE_ALERTS).map(({ title }) => title);
  return [
    {
      event: 'alert.red',
      key: `alert.red:${first.id}+${alerts.length - 1}:${at}`,
      title: `新增 ${alerts.length} 条红色预警`,
      text: `${named.join('；')} 等。`,
      path: `/alerts?year=${first.year}&month=${month}&level=red`,
    },
  ];
}
