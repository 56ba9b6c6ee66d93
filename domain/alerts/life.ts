import { addWorkingDays, type Day, dayAfter, type WorkingCalendar } from '../calendar/working-days.ts';
import { type AlertEventKind, type AlertLevel, type AlertState, type FoundAlert, isWorse } from './alert.ts';
import { type AlertSettings, escalationDaysOf, pendingDaysOf } from './settings.ts';

/** Where an alert stands. Days are the center's, `2024-10-31`. */
export interface AlertLife {
  state: AlertState;
  level: AlertLevel;
  message: string;
  /** Found by the last evaluation. A closed alert keeps level and words as they were closed. */
  isFiring: boolean;
  /** How often it has opened. */
  openings: number;
  /** Since when it has been found without a break. */
  foundOn: Day;
  /** From when working days without action count; null while nobody is waited for. */
  waitingFrom: Day | null;
  /** When the measures are to be done. */
  dueDate: Day | null;
  /** The day on which the due date was found passed. */
  overdueOn: Day | null;
  /** The day on which the leader was told; null again once somebody acts. */
  escalatedOn: Day | null;
  /** 静默: until this day, included. */
  mutedUntil: Day | null;
}

export interface LifeEvent {
  kind: AlertEventKind;
  text: string;
}

export interface LifeStep {
  life: AlertLife;
  events: LifeEvent[];
}

export interface EvaluationDay {
  today: Day;
  /** Of the alert's rule. */
  settings: AlertSettings;
  calendar: WorkingCalendar;
}

type Finding = Pick<FoundAlert, 'rule' | 'level' | 'message'>;

const NOBODY_WAITS = { waitingFrom: null, overdueOn: null, escalatedOn: null, mutedUntil: null } as const;

/**
 * What an evaluation makes of an alert: `before` is null while there is none, `found` when the rule finds nothing. Null when
 * nothing changes, which it does not the second time on a day.
 */
export function lifeAfter(before: AlertLife | null, found: Finding | null, day: EvaluationDay): LifeStep | null {
  if (found === null) return before === null ? null : withoutCause(before, day);
  if (before === null || (before.state === 'closed' && !before.isFiring)) return begun(before, found, day);
  // Closed by a person while the cause still stood: it stays so until the cause has gone and come back, or is worse.
  if (before.state === 'closed') return isWorse(found.level, before.level) ? begun(before, found, day) : null;
  const step = before.state === 'pending' ? ripened(renewed(before, found), day) : standing(before, found, day);
  return step.events.length > 0 || step.life.message !== before.message || step.life.level !== before.level
    ? step
    : null;
}

function withoutCause(before: AlertLife, { settings }: EvaluationDay): LifeStep | null {
  if (before.state === 'closed') return before.isFiring ? { life: { ...before, isFiring: false }, events: [] } : null;
  const life: AlertLife = { ...before, ...NOBODY_WAITS, state: 'closed', isFiring: false };
  if (!settings.isOn) return { life, events: [{ kind: 'resolved', text: '该规则本年度已停用，自动关闭' }] };
  const event: LifeEvent =
    before.state === 'pending'
      ? { kind: 'passed', text: '触发原因在观察期内消除，没有触发' }
      : { kind: 'resolved', text: '触发原因已消除，自动关闭' };
  return { life, events: [event] };
}

/** Found where it was not: opened at once, or watched first. */
function begun(before: AlertLife | null, found: Finding, day: EvaluationDay): LifeStep {
  const { level, message } = found;
  const openings = before?.openings ?? 0;
  const fresh = { state: 'pending', isFiring: true, foundOn: day.today, dueDate: null, ...NOBODY_WAITS } as const;
  const step = ripened({ ...fresh, level, message, openings }, day);
  return step.events.length > 0 ? step : { ...step, events: [{ kind: 'watched', text: message }] };
}

/** Opens what has held as long as its level asks. */
function ripened(life: AlertLife, { today, settings }: EvaluationDay): LifeStep {
  if (today < dayAfter(life.foundOn, pendingDaysOf(settings, life.level))) return { life, events: [] };
  const kind = life.openings === 0 ? 'opened' : 'reopened';
  const opened = { ...life, state: 'open', openings: life.openings + 1, waitingFrom: today } as const;
  return { life: opened, events: [{ kind, text: life.message }] };
}

function standing(before: AlertLife, found: Finding, day: EvaluationDay): LifeStep {
  const events: LifeEvent[] = [];
  let life = renewed(before, found);
  if (isWorse(found.level, before.level)) {
    life = worsened(life, day.today);
    events.push({ kind: 'worsened', text: found.message });
    if (before.mutedUntil !== null) events.push({ kind: 'woken', text: '级别升高，静默结束' });
  } else if (found.level !== before.level || (found.message !== before.message && found.rule !== 'late-report')) {
    // Of a late report only the number of days moves, every day.
    events.push({ kind: 'changed', text: found.message });
  }
  if (life.mutedUntil !== null && day.today > life.mutedUntil) {
    life = { ...life, mutedUntil: null, waitingFrom: waitAnew(life, day.today) };
    events.push({ kind: 'woken', text: '静默到期，恢复提醒' });
  }
  const late = waitedFor(life, day);
  return { life: late.life, events: [...events, ...late.events] };
}

function renewed(life: AlertLife, { level, message }: Finding): AlertLife {
  return { ...life, level, message };
}

/** What was acknowledged was less than this; measures under way go on to their date. */
function worsened(life: AlertLife, today: Day): AlertLife {
  const isAgain = life.state === 'acknowledged';
  const waitingFrom = isAgain || life.state === 'open' ? today : life.waitingFrom;
  return { ...life, state: isAgain ? 'open' : life.state, waitingFrom, escalatedOn: null, mutedUntil: null };
}

/** Measures past their date, and the leader told when nobody has acted in time. Nobody is waited for while it is muted. */
function waitedFor(life: AlertLife, day: EvaluationDay): LifeStep {
  if (life.mutedUntil !== null) return { life, events: [] };
  const { today } = day;
  const events: LifeEvent[] = [];
  let next = life;
  if (life.dueDate !== null && today > life.dueDate && life.overdueOn === null) {
    next = { ...next, overdueOn: today };
    events.push({ kind: 'overdue', text: `期限 ${life.dueDate} 已过，原因仍未消除` });
  }
  const deadline = answerBy(next, day);
  if (deadline !== null && today > deadline && life.escalatedOn === null) {
    next = { ...next, escalatedOn: today };
    const count = escalationDaysOf(day.settings, life.level);
    events.push({ kind: 'escalated', text: `自 ${life.waitingFrom} 起 ${count} 个工作日没有处理，报请领导阅处` });
  }
  return { life: next, events };
}

/** The last day on which somebody may act before the leader is told; null when that is not going to happen. */
export function answerBy(
  { state, level, waitingFrom, mutedUntil }: Pick<AlertLife, 'state' | 'level' | 'waitingFrom' | 'mutedUntil'>,
  { settings, calendar }: Pick<EvaluationDay, 'settings' | 'calendar'>,
): Day | null {
  const count = escalationDaysOf(settings, level);
  if (count === null || waitingFrom === null || mutedUntil !== null || !isUnderWay(state)) return null;
  return addWorkingDays(waitingFrom, count, calendar);
}

/** After a pause nobody is late at once; who is not waited for is not waited for now either. */
export function waitAnew({ waitingFrom }: Pick<AlertLife, 'waitingFrom'>, today: Day): Day | null {
  return waitingFrom === null || waitingFrom > today ? waitingFrom : today;
}

/** Told to people and not closed. */
export function isUnderWay(state: AlertState): boolean {
  return state !== 'closed' && state !== 'pending';
}

/** A mute ends by itself after its last day, also before an evaluation has said so. */
export function isMuted({ state, mutedUntil }: Pick<AlertLife, 'state' | 'mutedUntil'>, today: Day): boolean {
  return isUnderWay(state) && mutedUntil !== null && today <= mutedUntil;
}

/** Wants attention now: what is counted in the frame and on the overview. */
export function isStanding(alert: Pick<AlertLife, 'state' | 'mutedUntil'>, today: Day): boolean {
  return isUnderWay(alert.state) && !isMuted(alert, today);
}
