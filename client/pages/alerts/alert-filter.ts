import type { LocationQuery } from 'vue-router';
import {
  type AlertLevel,
  type AlertRule,
  type AlertState,
  alertLevels,
  alertRules,
  alertStates,
} from '#domain/alerts/alert.ts';
import type { AlertItem } from '../../queries/alerts.ts';

/** '' stands for every level, rule and department; among the states for whatever is not closed. */
export interface AlertFilter {
  level: AlertLevel | '';
  state: AlertState | 'all' | '';
  rule: AlertRule | '';
  department: string;
}

type Alert = Pick<AlertItem, 'level' | 'state' | 'rule' | 'department'>;

/** Reads the address. A head sees the own department's alerts unless `mine=0` asks for all. */
export function alertFilterIn(query: LocationQuery, ownDepartment: string | null): AlertFilter {
  return {
    level: alertLevels.find((level) => level === query.level) ?? '',
    state: query.state === 'all' ? 'all' : (alertStates.find((state) => state === query.state) ?? ''),
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
      (state === 'all' || (state === '' ? alert.state !== 'closed' : alert.state === state)) &&
      (rule === '' || alert.rule === rule) &&
      (department === '' || alert.department?.code === department),
  );
}

/** How many there would be with another choice in one of the filters, all others kept: the numbers on the chips. */
export function countWith(alerts: readonly Alert[], filter: AlertFilter, change: Partial<AlertFilter>): number {
  return alertsMatching(alerts, { ...filter, ...change }).length;
}
