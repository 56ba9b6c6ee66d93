import { auditing, backingUp, recordActions } from './record-actions.ts';
import type { Role } from './users.ts';

/**
 * One vocabulary: an action is at once the permission, the audit line and the button.
 * What is not listed for a role is denied. `own` limits a head to the own department.
 */
export const actions = [
  'figure.read',
  'figure.import-history',
  'figure.undo-history',
  'target.set',
  'target.propose',
  'target.approve',
  'target.decline',
  'target.withdraw',
  'year.set-thresholds',
  'report.save',
  'report.submit',
  'report.approve',
  'report.return',
  'report.reopen',
  'report.remind',
  'report.recheck',
  'evidence.add',
  'evidence.remove',
  'evidence.download',
  'rule.read',
  'rule.set-limits',
  'rule.set-relation',
  'calendar.update',
  'extension.ask',
  'extension.grant',
  'extension.refuse',
  'extension.revoke',
  'delegation.create',
  'delegation.revoke',
  'alert.acknowledge',
  'alert.instruct',
  'alert.rectify',
  'alert.mute',
  'alert.close',
  'alert.set-rule',
  'alert.evaluate',
  'form.create',
  'form.edit',
  'form.fill',
  'form.monitor',
  'form.finalise',
  'form.reopen',
  'form.remove',
  'form.set-policy',
  'form.set-deductions',
  'form.export',
  'budget.save',
  'budget.adjust',
  'budget.submit',
  'budget.approve',
  'budget.return',
  'budget.reopen',
  'accounts.save',
  'accounts.import',
  'policy.create',
  'policy.change',
  'score.propose',
  'score.approve',
  'score.decline',
  'score.withdraw',
  'board.read',
  'board.issue',
  'board.revoke',
  'board.open',
  'briefing.read',
  'briefing.export',
  'briefing.edit',
  'document.read',
  'document.export',
  'document.set-template',
  'document.publish',
  'check.read',
  'check.waive',
  'check.withdraw',
  'reading.read',
  'reading.create',
  'reading.review',
  'reading.accept',
  'reading.discard',
  'notification.read',
  'channel.read',
  'channel.update',
  'channel.test',
  'outbox.send',
  'outbox.resend',
  'outbox.give-up',
  'user.read',
  'user.create',
  'user.update',
  'user.reset-password',
  'session.create',
  'session.refuse',
  'session.end',
  'session.change-password',
  ...recordActions,
] as const;
export type Action = (typeof actions)[number];
export type Scope = 'all' | 'own';

type Grants = Partial<Record<Action, Scope>>;

const everyone: Grants = { 'session.end': 'all', 'session.change-password': 'all' };
const reader: Grants = {
  ...everyone,
  'figure.read': 'all',
  'evidence.download': 'all',
  'form.export': 'all',
  'check.read': 'all',
};

/** The briefing is for the leaders' meeting: who prepares it, who reads it there, and who looks over it. */
const briefed: Grants = { 'briefing.read': 'all', 'briefing.export': 'all' };

/** What is published is open to whoever reads figures; its wording and its publication are the officer's. */
const disclosed: Grants = { 'document.read': 'all', 'document.export': 'all' };

/**
 * Money is entered by the finance department: these acts concern that department (`financeDepartment`), so its head does them
 * with 'own' and every other head is refused. An officer may enter too; nobody approves what they entered.
 */
const moneyEntry = [
  'budget.save',
  'budget.adjust',
  'budget.submit',
  'accounts.save',
  'accounts.import',
] as const satisfies readonly Action[];
const moneyEntryFor = (scope: Scope): Grants => Object.fromEntries(moneyEntry.map((action) => [action, scope]));

export const grants: Record<Role, Grants> = {
  leader: {
    ...reader,
    ...briefed,
    ...disclosed,
    'notification.read': 'all',
    'alert.instruct': 'all',
    'alert.acknowledge': 'all',
    // A decision on what an officer proposes, not a change of a figure.
    'score.approve': 'all',
    'score.decline': 'all',
    'target.approve': 'all',
    'target.decline': 'all',
  },
  head: {
    ...reader,
    'report.save': 'own',
    'report.submit': 'own',
    'report.recheck': 'own',
    'evidence.add': 'own',
    'evidence.remove': 'own',
    'rule.read': 'own',
    'extension.ask': 'own',
    'delegation.create': 'own',
    'delegation.revoke': 'own',
    'alert.acknowledge': 'own',
    'alert.rectify': 'own',
    'form.fill': 'own',
    'form.monitor': 'own',
    ...moneyEntryFor('own'),
    'notification.read': 'all',
  },
  officer: {
    ...reader,
    ...briefed,
    // A change of a target that stands is the officer's to put forward and a leader's to decide.
    'target.set': 'all',
    'target.propose': 'all',
    'target.withdraw': 'all',
    'year.set-thresholds': 'all',
    ...disclosed,
    'figure.import-history': 'all',
    'figure.undo-history': 'all',
    'reading.read': 'all',
    'reading.create': 'all',
    'reading.review': 'all',
    'reading.accept': 'all',
    'reading.discard': 'all',
    'report.approve': 'all',
    'report.return': 'all',
    'report.reopen': 'all',
    'report.remind': 'all',
    'report.recheck': 'all',
    'rule.read': 'all',
    'rule.set-limits': 'all',
    'rule.set-relation': 'all',
    // Due days and holidays are business, not the running of the system: they move no account and no setting of the machine.
    'calendar.update': 'all',
    'extension.grant': 'all',
    'extension.refuse': 'all',
    'extension.revoke': 'all',
    'delegation.create': 'all',
    'delegation.revoke': 'all',
    'alert.acknowledge': 'all',
    'alert.rectify': 'all',
    'alert.mute': 'all',
    'alert.close': 'all',
    'alert.set-rule': 'all',
    'form.create': 'all',
    'form.edit': 'all',
    'form.monitor': 'all',
    'form.finalise': 'all',
    'form.reopen': 'all',
    'form.remove': 'all',
    'form.set-policy': 'all',
    'form.set-deductions': 'all',
    ...moneyEntryFor('all'),
    'budget.approve': 'all',
    'budget.return': 'all',
    'budget.reopen': 'all',
    'document.set-template': 'all',
    'document.publish': 'all',
    'policy.create': 'all',
    'policy.change': 'all',
    // Of proposals made by others: nobody decides on the own one.
    'score.propose': 'all',
    'score.approve': 'all',
    'score.decline': 'all',
    'score.withdraw': 'all',
    'briefing.edit': 'all',
    'board.read': 'all',
    'board.issue': 'all',
    'board.revoke': 'all',
    // What is published twice and differently: to let it stand is to answer for it.
    'check.waive': 'all',
    'check.withdraw': 'all',
    'notification.read': 'all',
  },
  admin: {
    ...everyone,
    'user.read': 'all',
    'user.create': 'all',
    'user.update': 'all',
    'user.reset-password': 'all',
    // To close a door, not to open one: what a wall shows is no business of who runs the system.
    'board.read': 'all',
    'board.revoke': 'all',
    'channel.read': 'all',
    'channel.update': 'all',
    'channel.test': 'all',
    'outbox.resend': 'all',
    'outbox.give-up': 'all',
    ...backingUp,
  },
  auditor: {
    ...reader,
    ...briefed,
    ...disclosed,
    'rule.read': 'all',
    'reading.read': 'all',
    ...auditing,
    'user.read': 'all',
  },
};

/** What a deputy (B角) may do for the department of whoever is away. Naming a further deputy is not among it. */
const deputyActions: readonly Action[] = [
  'report.save',
  'report.submit',
  'evidence.add',
  'evidence.remove',
  'rule.read',
  'extension.ask',
];

/** Who asks: `deputyFor` are the departments acted for on this day. */
export interface Asker {
  role: Role;
  department: string | null;
  deputyFor?: readonly { department: string }[];
}

/** May this role do it, for this department where the action concerns one? Denied unless granted. */
export function can(actor: Asker, action: Action, department: string | null = null): boolean {
  const scope = grants[actor.role][action];
  if (scope === undefined) return false;
  if (scope === 'all' || department === null || department === actor.department) return true;
  return deputyActions.includes(action) && isDeputyFor(actor, department);
}

function isDeputyFor({ deputyFor = [] }: Asker, department: string): boolean {
  return deputyFor.some((one) => one.department === department);
}

export function actionsOf(role: Role): Action[] {
  return actions.filter((action) => grants[role][action] !== undefined);
}
