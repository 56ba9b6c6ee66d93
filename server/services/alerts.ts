import { getAlert, insertAlertEvent, listAlertEvents, listAlerts, updateAlert } from '#db/tables/alerts.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { findSetting } from '#db/tables/settings.ts';
import {
  type AlertMoveRequest,
  actionOfMove,
  alertLevels,
  alertMoves,
  alertRuleNames,
  alertStateAfter,
  alertStateNames,
} from '#domain/alerts/alert.ts';
import { can } from '#domain/permissions.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';

/** A year's alerts with their histories, worst first, and when the rules last ran. */
export async function alertList(ctx: Ctx, year: number) {
  const departments = new Map((await listDepartments(ctx.db)).map((department) => [department.code, department]));
  const events = await listAlertEvents(ctx.db, year);
  const alerts = await listAlerts(ctx.db, year);
  const items = alerts.map(({ departmentCode, ...alert }) => ({
    ...alert,
    ruleName: alertRuleNames[alert.rule],
    stateName: alertStateNames[alert.state],
    department: departmentCode === null ? null : (departments.get(departmentCode) ?? null),
    moves: alertMoves.filter(
      (move) =>
        alert.state !== 'closed' &&
        (move !== 'acknowledge' || alert.state === 'open') &&
        can(ctx.actor, actionOfMove(move), departmentCode ?? NO_DEPARTMENT),
    ),
    events: events.filter((event) => event.alertId === alert.id).map(({ alertId: _alert, ...event }) => event),
  }));
  items.sort(
    (a, b) =>
      Number(a.state === 'closed') - Number(b.state === 'closed') ||
      alertLevels.indexOf(a.level) - alertLevels.indexOf(b.level) ||
      a.id - b.id,
  );
  return { year, evaluatedAt: await findSetting(ctx.db, 'alerts-evaluated-at'), items };
}
export type AlertItem = Awaited<ReturnType<typeof alertList>>['items'][number];

/** An alert that concerns no single department is nobody's own: heads do not act on it. */
const NO_DEPARTMENT = 'none';

/** Acknowledge, instruct (批示), rectify (整改措施) or close; every step stays in the history. */
export async function moveAlert(ctx: Ctx, id: number, request: AlertMoveRequest): Promise<void> {
  const { departmentCode } = await getAlert(ctx.db, id);
  const act = {
    action: actionOfMove(request.move),
    subject: `alert:${id}`,
    department: departmentCode ?? NO_DEPARTMENT,
  };
  await write(ctx, act, async (inside) => {
    const alert = await getAlert(inside.db, id);
    const state = alertStateAfter(alert.state, request);
    const at = inside.now.toISOString();
    const dueDate = request.dueDate ?? null;
    await updateAlert(inside.db, id, { state, dueDate: dueDate ?? alert.dueDate, updatedAt: at });
    await insertAlertEvent(inside.db, {
      alertId: id,
      kind: request.move,
      text: request.text || null,
      dueDate,
      actorId: actorId(inside),
      at,
    });
    return { result: undefined, before: { state: alert.state }, after: { ...request, state } };
  });
}
