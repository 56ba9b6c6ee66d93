import { insertAlert, insertAlertEvent, listAlerts, updateAlert } from '#db/tables/alerts.ts';
import { listReportingDepartments } from '#db/tables/departments.ts';
import { listForms } from '#db/tables/forms.ts';
import { listReports } from '#db/tables/reports.ts';
import { setSetting } from '#db/tables/settings.ts';
import type { FoundAlert } from '#domain/alerts/alert.ts';
import { budgetLagAlert, indicatorAlerts, lateReportAlert, missingReasonAlert } from '#domain/alerts/rules.ts';
import { exactOrNull, printed } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { behindSince, statusByMonth } from '#domain/indicators/progress.ts';
import { localDay, monthOf, reportingMonth } from '#domain/period.ts';
import { timingOf } from '#domain/reports/due.ts';
import { isHandedIn } from '#domain/reports/moves.ts';
import { executionLineOf } from '#domain/scoring/execution-score.ts';
import { isUnexplained, scoreForm } from '#domain/scoring/form-score.ts';
import { actorId, type Ctx } from '../context.ts';
import { announceRedAlerts } from '../notifications/announce.ts';
import { reportingCalendarOf } from './reporting-calendar.ts';
import { loadYearBook, type YearBook } from './year-book.ts';

/**
 * Brings a year's alerts in line with its data: opens what is found new, opens again what came back, updates what changed,
 * closes what is gone. Runs inside the write that changed the data.
 */
export async function evaluateAlerts(ctx: Ctx, year: number): Promise<void> {
  const { db } = ctx;
  const at = ctx.now.toISOString();
  const found = await foundAlerts(ctx, year);
  const before = await listAlerts(db, year);
  const standing = new Map(before.map((alert) => [`${alert.rule} ${alert.subject}`, alert]));
  for (const item of found) {
    const key = `${item.rule} ${item.subject}`;
    const alert = standing.get(key);
    standing.delete(key);
    const { department, ...rest } = item;
    const values = { ...rest, departmentCode: department, updatedAt: at };
    const event = { text: item.message, dueDate: null, actorId: null, at };
    if (!alert) {
      const alertId = await insertAlert(db, { ...values, year, state: 'open', dueDate: null, openedAt: at });
      await insertAlertEvent(db, { ...event, alertId, kind: 'opened' });
    } else if (alert.state === 'closed' && alert.message !== item.message) {
      await updateAlert(db, alert.id, { ...values, state: 'open', dueDate: null, openedAt: at });
      await insertAlertEvent(db, { ...event, alertId: alert.id, kind: 'reopened' });
    } else if (alert.message !== item.message || alert.level !== item.level) {
      await updateAlert(db, alert.id, values);
      await insertAlertEvent(db, { ...event, alertId: alert.id, kind: 'changed' });
    }
  }
  for (const alert of standing.values()) {
    if (alert.state === 'closed') continue;
    await updateAlert(db, alert.id, { state: 'closed', updatedAt: at });
    const text = '触发原因已消除，自动关闭';
    await insertAlertEvent(db, { alertId: alert.id, kind: 'resolved', text, dueDate: null, actorId: actorId(ctx), at });
  }
  await announceRedAlerts(ctx, before, await listAlerts(db, year));
  await setSetting(db, 'alerts-evaluated-at', at);
}

async function foundAlerts(ctx: Ctx, year: number): Promise<FoundAlert[]> {
  const book = await loadYearBook(ctx, year);
  const forms = await listForms(ctx.db, year);
  return [
    ...alertsOfIndicators(book),
    ...(await alertsOfReports(ctx, book)),
    ...forms.flatMap((form) => alertsOfForm(form, book)),
  ];
}

function alertsOfIndicators(book: YearBook): FoundAlert[] {
  return book.indicators.flatMap(({ indicator, department, target, input, progress }) => {
    if (target === null) return [];
    const since = behindSince(statusByMonth(input, book.year.thresholds), book.month);
    const facts = { id: indicator.id, indicator, department: department.code, target, progress };
    return indicatorAlerts({ ...facts, behindSince: since, month: book.month });
  });
}

/** Only reports whose month is over and whose due day has passed without being handed in. */
async function alertsOfReports(ctx: Ctx, book: YearBook): Promise<FoundAlert[]> {
  const { year } = book.year;
  const today = localDay(ctx.now);
  const reports = await listReports(ctx.db, year);
  const departments = await listReportingDepartments(ctx.db);
  const calendar = await reportingCalendarOf(ctx.db, book.year);
  const last = reportingMonth(ctx.now);
  const months = Array.from({ length: 12 }, (_, index) => monthOf(year, index + 1)).filter((month) => month <= last);
  return months.flatMap((month) =>
    departments.flatMap((department) => {
      const report = reports.find((other) => other.departmentCode === department.code && other.month === month) ?? null;
      if (report !== null && isHandedIn(report.state)) return [];
      const { dueDate, isLate } = timingOf(month, calendar, report && { ...report, submittedOn: null }, today);
      if (!isLate) return [];
      return [lateReportAlert({ department: department.code, departmentName: department.name, month, dueDate, today })];
    }),
  );
}

/** Budget and reasons are asked of finished years' forms; a form without executed figures says nothing yet. */
function alertsOfForm(form: Form, book: YearBook): FoundAlert[] {
  if (form.kind !== 'project') return [];
  const line = executionLineOf(form.funds);
  const adjusted = exactOrNull(line?.adjusted);
  const executed = exactOrNull(line?.executed);
  const lag =
    adjusted && executed
      ? budgetLagAlert({ formId: form.id, formName: form.name, adjusted, executed, month: book.month })
      : null;
  const departments = new Map(book.indicators.map((item) => [String(item.indicator.id), item.department.code]));
  const silent = scoreForm(form).rows.flatMap((line, index) => {
    const { row, inForce } = line;
    if (inForce === null || row.weight === null || !isUnexplained(line)) return [];
    return [
      missingReasonAlert({
        formId: form.id,
        formName: form.name,
        row: index + 1,
        rowName: row.level3,
        department: row.indicatorId === null ? null : (departments.get(row.indicatorId) ?? null),
        indicatorId: row.indicatorId === null ? null : Number(row.indicatorId),
        weight: row.weight,
        score: printed(inForce, 2),
      }),
    ];
  });
  return lag === null ? silent : [lag, ...silent];
}
