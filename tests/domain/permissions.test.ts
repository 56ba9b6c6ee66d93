import { describe, expect, it } from 'vitest';
import { type Action, actions, can, grants } from '#domain/permissions.ts';
import { roles } from '#domain/users.ts';

const head = { role: 'head', department: 'dept10' } as const;
const officer = { role: 'officer', department: null } as const;

describe('permissions', () => {
  it('lets a head act on the own department only', () => {
    expect(can(head, 'report.submit', 'dept10')).toBe(true);
    expect(can(head, 'report.submit', 'dept11')).toBe(false);
  });

  it('lets a deputy fill in and hand in for the other department, and nothing else', () => {
    const deputy = { ...head, deputyFor: [{ department: 'dept11' }] };
    const granted = actions.filter((action) => can(deputy, action, 'dept11') && !can(head, action, 'dept11'));
    expect(granted).toEqual([
      'report.save',
      'report.submit',
      'evidence.add',
      'evidence.remove',
      'rule.read',
      'extension.ask',
    ]);
    expect(can(deputy, 'report.save', 'dept12')).toBe(false);
  });

  it('separates entering from approving', () => {
    for (const role of roles) {
      const both = grants[role]['report.submit'] !== undefined && grants[role]['report.approve'] !== undefined;
      expect(both, role).toBe(false);
    }
    expect(can(officer, 'report.save', 'dept10')).toBe(false);
  });

  it('lets the finance department and the officer enter money, and only the officer decide on it', () => {
    const finance = { role: 'head', department: 'dept02' } as const;
    for (const action of ['budget.save', 'budget.adjust', 'budget.submit'] as const) {
      expect(can(finance, action, 'dept02'), action).toBe(true);
      expect(can(head, action, 'dept02'), action).toBe(false);
      expect(can({ ...head, deputyFor: [{ department: 'dept02' }] }, action, 'dept02'), action).toBe(false);
      expect(can(officer, action, 'dept02'), action).toBe(true);
      expect(can({ role: 'leader', department: null }, action, 'dept02'), action).toBe(false);
    }
    for (const action of ['budget.approve', 'budget.return', 'budget.reopen'] as const) {
      expect(
        roles.filter((role) => grants[role][action] !== undefined),
        action,
      ).toEqual(['officer']);
    }
  });

  it('keeps the administrator away from figures and the auditor from every change', () => {
    const changes: Action[] = actions.filter((action) =>
      /^(report|budget|alert|extension|delegation|calendar|form\.create|evidence\.(add|remove))/.test(action),
    );
    for (const action of changes) {
      expect(can({ role: 'admin', department: null }, action), action).toBe(false);
      expect(can({ role: 'auditor', department: null }, action), action).toBe(false);
    }
    expect(can({ role: 'admin', department: null }, 'figure.read')).toBe(false);
  });

  it('lets whoever sees the figures read the evidence behind them, and nobody else', () => {
    for (const role of roles) {
      expect(grants[role]['evidence.download'], role).toBe(grants[role]['figure.read']);
    }
  });

  it('lets only the administrator make users', () => {
    const makers = roles.filter((role) => grants[role]['user.create'] !== undefined);
    expect(makers).toEqual(['admin']);
  });
});
