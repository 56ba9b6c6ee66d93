import { getDepartment } from '#db/tables/departments.ts';
import { listYears } from '#db/tables/years.ts';
import { isBehind, severityOf } from '#domain/indicators/status.ts';
import { localDay, reportingMonth, yearOf } from '#domain/period.ts';
import { entryProgressOf } from '#domain/reports/entry-progress.ts';
import { isHandedIn } from '#domain/reports/moves.ts';
import type { Ctx } from '../context.ts';
import { alertList } from './alerts.ts';
import { indicatorView } from './indicators.ts';
import { reportDetail, reportMatrix } from './report-views.ts';
import { loadYearBook } from './year-book.ts';

/** Everything that waits for the head of a department, and how what was handed in stands. Of the years that are open. */
export async function headWork(ctx: Ctx) {
  const department = await getDepartment(ctx.db, ctx.actor.department ?? '');
  const years = (await listYears(ctx.db)).filter(({ state }) => state === 'active' || state === 'closing');
  const numbers = years.map(({ year }) => year);
  const reports = await ownReports(ctx, numbers, department.code);
  const last = reportingMonth(ctx.now);
  const unfinished = reports.filter(({ state }) => !isHandedIn(state));
  const due = unfinished.filter(({ state, isDue, month }) => state === 'draft' && isDue && month <= last);
  const returned = unfinished.filter(({ state }) => state === 'returned');
  const next = unfinished.find(({ isDue, month }) => isDue && month > last);
  const running = numbers.includes(yearOf(last)) ? yearOf(last) : numbers.at(-1);
  return {
    department,
    today: localDay(ctx.now),
    due: await Promise.all(due.map((report) => dueReport(ctx, report, department.code))),
    returned: await Promise.all(returned.map((report) => returnedReport(ctx, report, department.code))),
    waiting: reports
      .filter(({ state }) => state === 'submitted')
      .map(({ month, submittedAt }) => ({ month, submittedAt })),
    lastApproved: lastApprovedOf(reports),
    /** The month that is asked for after those that are due now. */
    next: next ? { month: next.month, dueDate: next.dueDate } : null,
    standing: running === undefined ? null : await standingOf(ctx, running, department.code),
    alerts: await alertsToAnswer(ctx, numbers, department.code),
  };
}

type OwnReport = Awaited<ReturnType<typeof reportMatrix>>['departments'][number]['reports'][number];

async function ownReports(ctx: Ctx, years: number[], department: string): Promise<OwnReport[]> {
  const matrices = await Promise.all(years.map((year) => reportMatrix(ctx, year, undefined)));
  return matrices.flatMap(({ departments }) => departments.find(({ code }) => code === department)?.reports ?? []);
}

async function dueReport(ctx: Ctx, report: OwnReport, department: string) {
  const { month, dueDate, isLate, isBegun, lastReminder, lock } = report;
  const { entries } = await reportDetail(ctx, month, department);
  return { month, dueDate, isLate, isBegun, isLocked: lock !== null, lastReminder, progress: entryProgressOf(entries) };
}

async function returnedReport(ctx: Ctx, report: OwnReport, department: string) {
  const { month, dueDate, isDue, isLate, reason, lastReminder } = report;
  const { entries, events } = await reportDetail(ctx, month, department);
  const event = events.filter(({ move }) => move === 'return' || move === 'reopen').at(-1);
  const cells = entries.flatMap(({ indicatorId, name, remark }) => (remark ? [{ indicatorId, name, ...remark }] : []));
  return {
    month,
    dueDate,
    isDue,
    isLate,
    lastReminder,
    reason,
    at: event?.at ?? null,
    by: event?.actor ?? null,
    cells,
    progress: entryProgressOf(entries),
  };
}

function lastApprovedOf(reports: OwnReport[]) {
  const approved = reports.filter(({ state, isHistory }) => state === 'approved' && !isHistory);
  approved.sort((one, other) => ((one.approvedAt ?? '') < (other.approvedAt ?? '') ? -1 : 1));
  const last = approved.at(-1);
  return last ? { month: last.month, approvedAt: last.approvedAt } : null;
}

/** The department's indicators that are behind or far beyond their target, the worst first. */
async function standingOf(ctx: Ctx, year: number, department: string) {
  const book = await loadYearBook(ctx, year, undefined, { department });
  const items = book.indicators
    .map(indicatorView)
    .filter(({ status }) => isBehind(status) || status === 'over')
    .sort((one, other) => severityOf(other.status!) - severityOf(one.status!))
    .map(({ id, name, unit, status, operator, value, target, gap, completion, neededPerMonth }) => {
      return { id, name, unit, status, operator, value, target, gap, completion, neededPerMonth };
    });
  return { year, month: book.month, items };
}

/** Own alerts without measures so far. A late report is no measure's matter: it is to be handed in. */
async function alertsToAnswer(ctx: Ctx, years: number[], department: string) {
  const lists = await Promise.all(years.map((year) => alertList(ctx, year)));
  return lists.flatMap(({ items }) =>
    items
      .filter(
        ({ department: own, state, moves, rule }) =>
          own?.code === department && state !== 'handling' && moves.includes('rectify') && rule !== 'late-report',
      )
      .map(({ id, year, level, ruleName, stateName, title, message, indicatorId, events }) => ({
        id,
        year,
        level,
        ruleName,
        stateName,
        title,
        message,
        indicatorId,
        instruction: events.filter(({ kind }) => kind === 'instruct').at(-1)?.text ?? null,
      })),
  );
}
