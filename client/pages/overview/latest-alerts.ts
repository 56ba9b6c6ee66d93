import { isUnderWay } from '#domain/alerts/life.ts';
import type { AlertItem } from '../../queries/alerts.ts';

type Alert = Pick<AlertItem, 'id' | 'state' | 'isMuted' | 'updatedAt' | 'events'>;

/** What wants attention now (neither closed, nor only watched, nor muted), the last touched first; equal times keep the server's order, worst first. */
export function latestAlerts<T extends Alert>(alerts: readonly T[], count: number): T[] {
  const standing = alerts.filter((alert) => isUnderWay(alert.state) && !alert.isMuted);
  const steps = (alert: Alert) => alert.events.filter((event) => event.actor !== null).length;
  return [...standing].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt) || steps(b) - steps(a)).slice(0, count);
}

/** The leader's last words on an alert (批示), else what the department last said it does about it. */
export function lastWords({
  events,
}: Pick<AlertItem, 'events'>): { kind: 'instruct' | 'rectify'; text: string } | null {
  for (const kind of ['instruct', 'rectify'] as const) {
    const said = events.filter((event) => event.kind === kind && event.text);
    const text = said[said.length - 1]?.text;
    if (text) return { kind, text };
  }
  return null;
}
