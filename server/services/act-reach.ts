import type { Action } from '#domain/permissions.ts';

/**
 * What remembered answers are made of, as far as acts are known to change only some of it. `figures` are the approved ones of
 * all departments, `figures:dept10` those of one. Everything else (years, targets, accounts, calendar, …) has no name: an
 * act that changes it reaches everything.
 */
export type Part = 'alerts' | 'forms' | 'reports' | 'figures' | `figures:${string}`;

type Reach = (subject: string) => readonly Part[];

const nothing: Reach = () => [];
const alerts: Reach = () => ['alerts'];
/** Moves of a report look at the alerts again; what is official changes with approval only. */
const reports: Reach = () => ['reports', 'alerts'];
const forms: Reach = () => ['forms', 'alerts'];

/**
 * Acts whose reach is known; an act that is not listed reaches everything, so leaving one out costs time, never truth.
 * Whoever lets a listed act change more has to say so here: `tests/server/act-reach.test.ts` watches which tables acts write.
 */
const reaches: Partial<Record<Action, Reach>> = {
  'session.create': nothing,
  'session.refuse': nothing,
  'session.end': nothing,
  'notification.read': nothing,
  'audit.verify': nothing,
  'audit.export': nothing,
  'backup.create': nothing,
  'backup.download': nothing,
  'backup.set': nothing,
  'data.export': nothing,
  'outbox.send': nothing,
  'evidence.add': () => ['reports'],
  'evidence.remove': () => ['reports'],
  'evidence.download': nothing,
  'form.export': nothing,
  'briefing.export': nothing,
  'report.save': () => ['reports'],
  'report.submit': reports,
  'report.return': reports,
  'report.reopen': reports,
  'report.remind': () => ['reports'],
  'report.recheck': () => ['reports'],
  'report.approve': (subject) => [...reports(subject), figuresIn(subject)],
  'extension.ask': () => ['reports'],
  'extension.grant': () => ['reports'],
  'extension.refuse': () => ['reports'],
  'extension.revoke': () => ['reports'],
  'alert.acknowledge': alerts,
  'alert.instruct': alerts,
  'alert.rectify': alerts,
  'alert.mute': alerts,
  'alert.close': alerts,
  'alert.evaluate': alerts,
  'form.edit': forms,
  'form.fill': forms,
  'form.monitor': forms,
};

/** Null: everything. */
export function reachOf({ action, subject }: { action: Action; subject: string }): readonly Part[] | null {
  return reaches[action]?.(subject) ?? null;
}

/** `report:2024-10:dept10` is official for one department; any other subject may be for all. */
function figuresIn(subject: string): Part {
  const department = /^report:\d{4}-\d{2}:(\w+)$/.exec(subject)?.[1];
  return department === undefined ? 'figures' : `figures:${department}`;
}

/** Is what was read among what was changed? A part holds its own parts. */
export function isTouched(read: readonly Part[], changed: readonly Part[]): boolean {
  return read.some((one) =>
    changed.some((other) => one === other || one.startsWith(`${other}:`) || other.startsWith(`${one}:`)),
  );
}
