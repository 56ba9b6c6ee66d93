import type { Role } from './users.ts';

/**
 * One vocabulary: an action is at once the permission, the audit line and the button.
 * What is not listed for a role is denied. `own` limits a head to the own department.
 */
export const actions = [
  'figure.read',
  'report.save',
  'report.submit',
  'report.approve',
  'report.return',
  'report.reopen',
  'report.remind',
  'report.recheck',
  'alert.acknowledge',
  'alert.instruct',
  'alert.rectify',
  'alert.close',
  'alert.evaluate',
  'form.create',
  'form.export',
  'check.read',
  'audit.read',
  'user.read',
  'user.create',
  'user.update',
  'user.reset-password',
  'session.create',
  'session.refuse',
  'session.end',
  'session.change-password',
  'data.load',
] as const;
export type Action = (typeof actions)[number];
export type Scope = 'all' | 'own';

type Grants = Partial<Record<Action, Scope>>;

const everyone: Grants = { 'session.end': 'all', 'session.change-password': 'all' };
const reader: Grants = { ...everyone, 'figure.read': 'all', 'form.export': 'all', 'check.read': 'all' };

export const grants: Record<Role, Grants> = {
  leader: { ...reader, 'alert.instruct': 'all', 'alert.acknowledge': 'all' },
  head: {
    ...reader,
    'report.save': 'own',
    'report.submit': 'own',
    'report.recheck': 'own',
    'alert.acknowledge': 'own',
    'alert.rectify': 'own',
  },
  officer: {
    ...reader,
    'report.approve': 'all',
    'report.return': 'all',
    'report.reopen': 'all',
    'report.remind': 'all',
    'report.recheck': 'all',
    'alert.acknowledge': 'all',
    'alert.rectify': 'all',
    'alert.close': 'all',
    'form.create': 'all',
  },
  admin: {
    ...everyone,
    'user.read': 'all',
    'user.create': 'all',
    'user.update': 'all',
    'user.reset-password': 'all',
  },
  auditor: { ...reader, 'audit.read': 'all', 'user.read': 'all' },
};

/** May this role do it, for this department where the action concerns one? Denied unless granted. */
export function can(
  actor: { role: Role; department: string | null },
  action: Action,
  department: string | null = null,
): boolean {
  const scope = grants[actor.role][action];
  if (scope === undefined) return false;
  return scope === 'all' || department === null || department === actor.department;
}

export function actionsOf(role: Role): Action[] {
  return actions.filter((action) => grants[role][action] !== undefined);
}
