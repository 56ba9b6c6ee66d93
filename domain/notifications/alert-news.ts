import { type AlertLevel, type AlertState, alertLevelWords, isWorse } from '../alerts/alert.ts';
import { isUnderWay } from '../alerts/life.ts';
import { type AlertNewsEvent, type Notice, noticeOf } from './news.ts';

interface StandingAlert {
  id: number;
  level: AlertLevel;
  state: AlertState;
  /** Null once an evaluation has found the mute to be over. */
  mutedUntil: string | null;
  overdueOn: string | null;
  escalatedOn: string | null;
}

/** Past this number they are told of together: an evening's import must not ring a telephone fifty times. */
export const MOST_SINGLE_ALERTS = 3;

export interface AlertNews<T> {
  event: AlertNewsEvent;
  alert: T;
}

/**
 * What an evaluation has made news: an alert that is under way now and was not (new, come back, muted no more), one that
 * became worse, one whose measures are past their date, one that was left lying and goes to the leader. Each is a notice of
 * its own; what is muted or only watched is none.
 */
export function newsOfAlerts<T extends StandingAlert>(
  before: readonly StandingAlert[],
  after: readonly T[],
): AlertNews<T>[] {
  const known = new Map(before.map((alert) => [alert.id, alert]));
  return after.flatMap((alert) => {
    if (!isTold(alert)) return [];
    const former = known.get(alert.id);
    const news: AlertNews<T>[] = [];
    if (former === undefined || !isTold(former)) {
      news.push({ event: alert.level === 'red' ? 'alert.red' : 'alert.new', alert });
    } else if (isWorse(alert.level, former.level)) news.push({ event: 'alert.worsened', alert });
    if (isNewly(alert.overdueOn, former?.overdueOn)) news.push({ event: 'alert.overdue', alert });
    if (isNewly(alert.escalatedOn, former?.escalatedOn)) news.push({ event: 'alert.escalated', alert });
    return news;
  });
}

function isTold({ state, mutedUntil }: StandingAlert): boolean {
  return isUnderWay(state) && mutedUntil === null;
}

function isNewly(day: string | null, former: string | null | undefined): boolean {
  return day !== null && day !== former;
}

interface ToldAlert {
  id: number;
  year: number;
  level: AlertLevel;
  title: string;
  message: string;
}

/**
 * One notice for each alert of one event and level, or one for all of them when there are many. `month` is the as-of month of
 * the links, `at` the instant, `detail` what is said beside the alert's own words.
 */
export function alertNotices(
  event: AlertNewsEvent,
  alerts: readonly ToldAlert[],
  month: number,
  at: string,
  detailOf: (alert: ToldAlert) => string = () => '',
): Notice[] {
  const [first] = alerts;
  if (first === undefined) return [];
  if (alerts.length <= MOST_SINGLE_ALERTS) {
    return alerts.map((alert) => {
      const { id, year, title, message, level } = alert;
      const facts = { alertId: id, year, month, title, message, level, detail: detailOf(alert) };
      return noticeOf(event, facts, '', `${id}:${at}`);
    });
  }
  const named = alerts.slice(0, MOST_SINGLE_ALERTS).map(({ title }) => title);
  const { level, year } = first;
  const counted = `${alerts.length} 条${alertLevelWords[level].word}预警`;
  return [
    {
      event,
      level,
      key: `${event}:${first.id}+${alerts.length - 1}:${level}:${at}`,
      title: together[event](counted),
      text: `${named.join('；')} 等。`,
      path: `/alerts?year=${year}&month=${month}&level=${level}${stateOf[event]}`,
    },
  ];
}

const together: Record<AlertNewsEvent, (counted: string) => string> = {
  'alert.red': (counted) => `新增 ${counted}`,
  'alert.new': (counted) => `新增 ${counted}`,
  'alert.worsened': (counted) => `预警升级：现有 ${counted}加重`,
  'alert.overdue': (counted) => `${counted}的整改已超期`,
  'alert.escalated': (counted) => `${counted}无人处理，报请领导阅处`,
};

const stateOf: Record<AlertNewsEvent, string> = {
  'alert.red': '',
  'alert.new': '',
  'alert.worsened': '',
  'alert.overdue': '&state=overdue',
  'alert.escalated': '&state=escalated',
};
