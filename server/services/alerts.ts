import {
  type Alert,
  getAlert,
  insertAlertEvent,
  lifeOf,
  listAlertEvents,
  listAlerts,
  rowOf,
  updateAlert,
} from '#db/tables/alerts.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { getYear } from '#db/tables/years.ts';
import {
  type AlertMoveRequest,
  actionOfMove,
  alertLevels,
  alertRuleNames,
  alertStateNames,
} from '#domain/alerts/alert.ts';
import { answerBy, isMuted } from '#domain/alerts/life.ts';
import { lifeAfterMove, movesOpenTo } from '#domain/alerts/moves.ts';
import type { WorkingCalendar } from '#domain/calendar/working-days.ts';
import type { Department } from '#domain/departments.ts';
import { localDay } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluationOf } from './alert-evaluation-state.ts';
import { alertSettingsOf, type YearSettings } from './alert-settings.ts';
import { reportingCalendarOf } from './reporting-calendar.ts';

type AlertEvents = Awaited<ReturnType<typeof listAlertEvents>>;

/** A year's alerts with their histories, worst first, and when the rules last ran and run next. */
export async function alertList(ctx: Ctx, year: number) {
  const view = await itemView(ctx, year);
  const events = await listAlertEvents(ctx.db, year);
  const items = (await listAlerts(ctx.db, year)).map((alert) => view(alert, events));
  items.sort(
    (a, b) =>
      Number(a.state === 'closed') - Number(b.state === 'closed') ||
      alertLevels.indexOf(a.level) - alertLevels.indexOf(b.level) ||
      a.id - b.id,
  );
  const evaluation = await evaluationOf(ctx, year);
  return { year, evaluatedAt: evaluation.at, evaluation, items };
}
export type AlertItem = Awaited<ReturnType<typeof alertList>>['items'][number];

/** One alert with all that is known of it. Throws `alert.not-found`. */
export async function alertDetail(ctx: Ctx, id: number) {
  const alert = await getAlert(ctx.db, id);
  const view = await itemView(ctx, alert.year);
  const events = await listAlertEvents(ctx.db, alert.year, id);
  return { ...view(alert, events), evaluation: await evaluationOf(ctx, alert.year) };
}

async function itemView(ctx: Ctx, yearNumber: number) {
  const { db } = ctx;
  const departments = new Map((await listDepartments(db)).map((department) => [department.code, department]));
  const settings = await alertSettingsOf(db, yearNumber);
  const { days } = await reportingCalendarOf(db, await getYear(db, yearNumber));
  return (alert: Alert, events: AlertEvents) => itemOf(ctx, alert, events, { departments, settings, days });
}

interface Surroundings {
  departments: ReadonlyMap<string, Department>;
  settings: YearSettings;
  days: WorkingCalendar;
}

function itemOf(ctx: Ctx, row: Alert, events: AlertEvents, { departments, settings, days }: Surroundings) {
  const { departmentCode, isFiring, ...alert } = row;
  const today = localDay(ctx.now);
  return {
    ...alert,
    ruleName: alertRuleNames[alert.rule],
    stateName: alertStateNames[alert.state],
    department: departmentCode === null ? null : (departments.get(departmentCode) ?? null),
    /** The cause still stands, whatever has become of the alert. */
    isFiring: isFiring === 1,
    isMuted: isMuted(alert, today),
    /** The last day on which somebody may act before the leader is told. */
    answerBy: answerBy(alert, { settings: settings[alert.rule], calendar: days }),
    moves: movesOpenTo(alert, today).filter((move) =>
      can(ctx.actor, actionOfMove(move), departmentCode ?? NO_DEPARTMENT),
    ),
    events: events.filter((event) => event.alertId === alert.id).map(({ alertId: _alert, ...event }) => event),
  };
}

/** An alert that concerns no single department is nobody's own: heads do not act on it. */
const NO_DEPARTMENT = 'none';

/** Acknowledge with a plan, instruct (批示), rectify (整改措施), mute or close; every step stays in the history. */
export async function moveAlert(ctx: Ctx, id: number, request: AlertMoveRequest): Promise<void> {
  const { departmentCode } = await getAlert(ctx.db, id);
  const act = {
    action: actionOfMove(request.move),
    subject: `alert:${id}`,
    department: departmentCode ?? NO_DEPARTMENT,
  };
  await write(ctx, act, async (inside) => {
    const alert = await getAlert(inside.db, id);
    const life = lifeAfterMove(lifeOf(alert), request, localDay(inside.now));
    const at = inside.now.toISOString();
    await updateAlert(inside.db, id, { ...rowOf(life), updatedAt: at });
    await insertAlertEvent(inside.db, {
      alertId: id,
      kind: request.move,
      text: request.text || null,
      dueDate: request.until ?? request.dueDate ?? null,
      actorId: actorId(inside),
      at,
    });
    return { result: undefined, before: { state: alert.state }, after: { ...request, state: life.state } };
  });
}
