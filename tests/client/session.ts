import { actionsOf } from '#domain/permissions.ts';
import { type Role, roleNames } from '#domain/users.ts';
import type { Session } from '../../client/queries/session.ts';

/** Somebody signed in on 2 November 2024: October is being reported, 2023 is the year looked at. */
export function sessionOf(role: Role, change: Partial<Session> = {}): Session {
  return {
    user: {
      username: role,
      name: '测试',
      role,
      roleName: roleNames[role],
      department: role === 'head' ? { code: 'dept06', name: '城乡居民养老保险科' } : null,
      deputyFor: [],
    },
    isBoard: false,
    actions: actionsOf(role),
    mustChangePassword: false,
    isDemo: true,
    centerName: '社会保险中心',
    today: '2024-11-02',
    dueMonth: '2024-10',
    dueDate: '2024-11-05',
    years: [
      { year: 2023, state: 'closing', lastMonth: 12, openAlerts: 3 },
      { year: 2024, state: 'active', lastMonth: 9, openAlerts: 1 },
    ],
    defaultYear: 2023,
    thresholds: null,
    ...change,
  };
}
