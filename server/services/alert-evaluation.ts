import {
  type Alert,
  insertAlert,
  insertAlertEvent,
  lifeOf,
  listAlerts,
  rowOf,
  updateAlert,
} from '#db/tables/alerts.ts';
import { listReportingDepartments } from '#db/tables/departments.ts';
import { listLimits } from '#db/tables/entry-limits.ts';
import { listForms } from '#db/tables/forms.ts';
import { listReports } from '#db/tables/reports.ts';
import { setSetting } from '#db/tables/settings.ts';
import type { AlertRule, FoundAlert } from '#domain/alerts/alert.ts';
import { figureAlerts } from '#domain/alerts/figure-rules.ts';
import { type EvaluationDay, type LifeStep, lifeAfter } from '#domain/alerts/life.ts';
import { indicatorAlerts, lateReportAlert, missingReasonAlert } from '#domain/alerts/rules.ts';
import { printed } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { behindSince, statusByMonth } from '#domain/indicators/progress.ts';
import { localDay, monthsOfYear, reportingMonth } from '#domain/period.ts';
import { type ReportingCalendar, timingOf } from '#domain/reports/due.ts';
import { isHandedIn } from '#domain/reports/moves.ts';
import { isUnexplained, scoreForm } from '#domain/scoring/form-score.ts';
import { actorId, type Ctx } from '../context.ts';
import { announceAlerts } from '../notifications/announce.ts';
import { alertSettingsOf, type YearSettings } from './alert-settings.ts';
import { alertsOfBudget } from './budget-alerts.ts';
import { alertsOfChecks } from './check-alerts.ts';
import { reportingCalendarOf } from './reporting-calendar.ts';
import { loadYearBook, type YearBook } from './year-book.ts';

/**
 * Brings a year's alerts in line with its data and the day: what `lifeAfter` makes of each. Runs inside the write that
 * changed the data, or the daily one. `asOf` looks back at what was approved up to a month, for the demonstration.
 */
export async function evaluateAlerts(ctx: Ctx, year: number, asOf?: number): Promise<void> {
  const { db } = ctx;
  const at = ctx.now.toISOString();
  const book = await loadYearBook(ctx, year, asOf);
  const settings = await alertSettingsOf(db, year);
  const calendar = await reportingCalendarOf(db, book.year);
  const dayOf = (rule: AlertRule): EvaluationDay => {
    return { today: localDay(ctx.now), settings: settings[rule], calendar: calendar.days };
  };
  const found = await foundAlerts(ctx, book, settings, calendar);
  const before = await listAlerts(db, year);
  const standing = new Map(before.map((alert) => [`${alert.rule} ${alert.subject}`, alert]));
  for (const item of found) {
    const key = `${item.rule} ${item.subject}`;
    const alert = standing.get(key) ?? null;
    standing.delete(key);
    const step = lifeAfter(alert === null ? null : lifeOf(alert), item, dayOf(item.rule));
    if (step !== null) await keepStep(ctx, year, alert, item, step);
  }
  for (const alert of standing.values()) {
    const step = lifeAfter(lifeOf(alert), null, dayOf(alert.rule));
    if (step !== null) await keepStep(ctx, year, alert, null, step);
  }
  await announceAlerts(ctx, before, await listAlerts(db, year));
  await setSetting(db, `alerts-evaluated-at:${year}`, at);
}

async function keepStep(
  ctx: Ctx,
  year: number,
  alert: Alert | null,
  found: FoundAlert | null,
  { life, events }: LifeStep,
): Promise<void> {
  const at = ctx.now.toISOString();
  const isBegun = events.some(({ kind }) => kind === 'watched' || kind === 'opened' || kind === 'reopened');
  const values = {
    ...rowOf(life),
    ...(found === null ? {} : { title: found.title, departmentCode: found.department }),
    ...(events.length > 0 ? { updatedAt: at } : {}),
    ...(isBegun ? { openedAt: at } : {}),
  };
  let alertId = alert?.id ?? null;
  if (alertId !== null) await updateAlert(ctx.db, alertId, values);
  else if (found !== null) {
    const { rule, subject, indicatorId, title, department: departmentCode } = found;
    const named = { year, rule, subject, indicatorId, title, departmentCode, openedAt: at, updatedAt: at };
    alertId = await insertAlert(ctx.db, { ...rowOf(life), ...named });
  }
  for (const { kind, text } of events) {
    if (alertId === null) break;
    // Whoever approved or corrected the figure is named where it ends an alert.
    const by = kind === 'resolved' ? actorId(ctx) : null;
    await insertAlertEvent(ctx.db, { alertId, kind, text, dueDate: null, actorId: by, at });
  }
}

async function foundAlerts(
  ctx: Ctx,
  book: YearBook,
  settings: YearSettings,
  calendar: ReportingCalendar,
): Promise<FoundAlert[]> {
  const forms = await listForms(ctx.db, book.year.year);
  const found = [
    ...(await alertsOfIndicators(ctx, book, settings)),
    ...(await alertsOfReports(ctx, book, settings, calendar)),
    ...(await alertsOfBudget(ctx, book, forms, settings)),
    ...forms.flatMap((form) => reasonsMissingIn(form, book)),
    ...(await alertsOfChecks(ctx, book)),
  ];
  return found.filter(({ rule }) => settings[rule].isOn);
}

async function alertsOfIndicators(ctx: Ctx, book: YearBook, settings: YearSettings): Promise<FoundAlert[]> {
  const { month } = book;
  const ids = book.indicators.map(({ indicator }) => indicator.id);
  const limits = await listLimits(ctx.db, ids);
  return book.indicators.flatMap(({ indicator, department, target, input, progress }) => {
    const { id } = indicator;
    const base = { id, indicator, department: department.code };
    const figures = { ...base, months: input.months, lastYear: input.lastYear, asOf: month };
    const odd = figureAlerts({ ...figures, spread: limits.get(id)?.spread ?? null }, settings.outlier);
    if (target === null) return odd;
    const since = behindSince(statusByMonth(input, book.year.thresholds), month);
    return [...indicatorAlerts({ ...base, target, progress, behindSince: since, month }), ...odd];
  });
}

/** Only reports whose month is over and whose due day has passed without being handed in. */
async function alertsOfReports(
  ctx: Ctx,
  book: YearBook,
  settings: YearSettings,
  calendar: ReportingCalendar,
): Promise<FoundAlert[]> {
  const { year } = book.year;
  const today = localDay(ctx.now);
  const reports = await listReports(ctx.db, year);
  const departments = await listReportingDepartments(ctx.db);
  const last = reportingMonth(ctx.now);
  const months = monthsOfYear(year).filter((month) => month <= last);
  return months.flatMap((month) =>
    departments.flatMap(({ code: department, name: departmentName }) => {
      const report = reports.find((other) => other.departmentCode === department && other.month === month) ?? null;
      if (report !== null && isHandedIn(report.state)) return [];
      const { dueDate, isLate } = timingOf(month, calendar, report && { ...report, submittedOn: null }, today);
      if (!isLate) return [];
      return [lateReportAlert({ department, departmentName, month, dueDate, today }, settings['late-report'])];
    }),
  );
}

/** Asked of the project forms: a row that lost points and says nothing about it. */
function reasonsMissingIn(form: Form, book: YearBook): FoundAlert[] {
  if (form.kind !== 'project') return [];
  const departments = new Map(book.indicators.map((item) => [String(item.indicator.id), item.department.code]));
  return scoreForm(form).rows.flatMap((line, index) => {
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
}
