import type { LocationQuery } from 'vue-router';
import { type AlertLevel, type AlertRule, alertLevels, alertRules, alertStates } from '#domain/alerts/alert.ts';
import type { AlertItem } from '../../queries/alerts.ts';

/** States, and what else an alert may be while it is not closed. */
export const stateChoices = [...alertStates, 'escalated', 'overdue', 'muted', 'all'] as const;
export type AlertStateChoice = (typeof stateChoices)[number];

/** '' stands for every level, rule and department; among the states for whatever is not closed. */
export interface AlertFilter {
  level: AlertLevel | '';
  state: AlertStateChoice | '';
  rule: AlertRule | '';
  department: string;
}

type Alert = Pick<AlertItem, 'level' | 'state' | 'rule' | 'department' | 'isMuted' | 'escalatedOn' | 'overdueOn'>;

/** Reads the address. A head sees the own department's alerts unless `mine=0` asks for all. */
export function alertFilterIn(query: LocationQuery, ownDepartment: string | null): AlertFilter {
  return {
    level: alertLevels.find((level) => level === query.level) ?? '',
    state: stateChoices.find((state) => state === query.state) ?? '',
    rule: alertRules.find((rule) => rule === query.rule) ?? '',
    department: isMine(query, ownDepartment) ? (ownDepartment ?? '') : String(query.department ?? ''),
  };
}

export function isMine(query: LocationQuery, ownDepartment: string | null): boolean {
  return ownDepartment !== null && query.mine !== '0';
}

export function alertsMatching<T extends Alert>(alerts: readonly T[], filter: AlertFilter): T[] {
  const { level, state, rule, department } = filter;
  return alerts.filter(
    (alert) =>
      (level === '' || alert.level === level) &&
      isInState(alert, state) &&
      (rule === '' || alert.rule === rule) &&
      (department === '' || alert.department?.code === department),
  );
}

/** What is only watched is nobody's business yet: it is shown when asked for. */
function isInState(alert: Alert, choice: AlertFilter['state']): boolean {
  const isUnderWay = alert.state !== 'closed' && alert.state !== 'pending';
  switch (choice) {
    case 'all':
      return true;
    case '':
      return isUnderWay;
    case 'muted':
      return alert.isMuted;
    case 'escalated':
      return isUnderWay && alert.escalatedOn !== null;
    case 'overdue':
      return isUnderWay && alert.overdueOn !== null;
    default:
      return alert.state === choice;
  }
}

/** The list's own part of an address, so that the way back from an alert leads to what was looked at. */
export function listQueryIn(query: LocationQuery): Record<string, string> {
  const kept = ['level', 'state', 'rule', 'department', 'mine', 'sort'].map((key) => [key, query[key]] as const);
  return Object.fromEntries(kept.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** How many there would be with another choice in one of the filters, all others kept: the numbers on the chips. */
export function countWith(alerts: readonly Alert[], filter: AlertFilter, change: Partial<AlertFilter>): number {
  return alertsMatching(alerts, { ...filter, ...change }).length;
}

/** More of them than this would hide what departments have to act on. */
const MOST_CONTRADICTIONS = 5;

/**
 * The list as it is shown: contradictions of the published figures come by the dozen and are the officer's alone, so that
 * without a rule chosen they are counted in one line instead.
 */
export function foldedAlerts<T extends Alert>(
  alerts: readonly T[],
  { rule }: AlertFilter,
): { shown: T[]; folded: T[] } {
  const folded = rule === '' ? alerts.filter((alert) => alert.rule === 'contradiction') : [];
  if (folded.length <= MOST_CONTRADICTIONS) return { shown: [...alerts], folded: [] };
  return { shown: alerts.filter((alert) => alert.rule !== 'contradiction'), folded };
}
