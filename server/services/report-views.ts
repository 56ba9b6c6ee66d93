import { getDepartment, listReportingDepartments } from '#db/tables/departments.ts';
import { listOpenRemarks, type OpenRemark } from '#db/tables/report-remarks.ts';
import { findLastReminder } from '#db/tables/report-reminders.ts';
import { type Entry, findReport, listEntries, listReportEvents, listReports, type Report } from '#db/tables/reports.ts';
import { userNames } from '#db/tables/users.ts';
import { getYear } from '#db/tables/years.ts';
import { type Exact, exactFromMicro, printedInFull } from '#domain/decimal.ts';
import { HISTORY_NAME, reportSourceOf } from '#domain/figure-sheets/history-month.ts';
import { yearToDate } from '#domain/indicators/accumulation.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { localDay, type Month, monthOf, yearOf } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import { type ReportingCalendar, timingOf } from '#domain/reports/due.ts';
import { isEditable, moveRules, type ReportState, reportMoves, reportStateNames } from '#domain/reports/moves.ts';
import type { Ctx } from '../context.ts';
import { type EvidenceView, evidenceByCell } from './evidence-views.ts';
import { cellsOf, findingsIn } from './report-cells.ts';
import { lastReminders } from './report-reminders.ts';
import type { IndicatorInput } from './year-book.ts';

/** Matrix department × month: state, version and timing of every report that is due or begun. */
export async function reportMatrix(ctx: Ctx, yearNumber: number, month: number | undefined) {
  const year = await getYear(ctx.db, yearNumber);
  const departments = await listReportingDepartments(ctx.db);
  const reports = new Map(
    (await listReports(ctx.db, yearNumber)).map((report) => [`${report.departmentCode}:${report.month}`, report]),
  );
  const reminders = await lastReminders(ctx, yearNumber);
  const today = localDay(ctx.now);
  const last = Math.min(month ?? 12, monthsBegun(yearNumber, today));
  const months = Array.from({ length: last }, (_, index) => monthOf(yearNumber, index + 1));
  return {
    year: yearNumber,
    yearState: year.state,
    months,
    departments: departments.map((department) => ({
      ...department,
      reports: months.map((at) => {
        const place = `${department.code}:${at}`;
        const lastReminder = reminders.get(place) ?? null;
        return { month: at, ...summaryOf(reports.get(place) ?? null, at, year, today), lastReminder };
      }),
    })),
  };
}

/** How many months of the year have begun by the day: 0 to 12. */
function monthsBegun(year: number, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  if (year !== thisYear) return year < thisYear ? 12 : 0;
  return Number(today.slice(5, 7));
}

function summaryOf(report: Report | null, month: Month, calendar: ReportingCalendar, today: string) {
  const state: ReportState = report?.state ?? 'draft';
  const isHistory = reportSourceOf(report) === 'history';
  const submittedOn = report?.submittedAt ? localDay(new Date(report.submittedAt)) : null;
  return {
    state,
    stateName: report === null ? '未填' : isHistory ? HISTORY_NAME : reportStateNames[state],
    isBegun: report !== null,
    /** Brought in from a file of earlier years; nobody reported or approved it. */
    isHistory,
    version: report?.version ?? 0,
    reason: report?.reason ?? null,
    submittedAt: report?.submittedAt ?? null,
    approvedAt: report?.approvedAt ?? null,
    isDemo: report?.isDemo === 1,
    ...timingOf(month, calendar, report === null ? null : { state, submittedOn }, today),
  };
}

/** One report as the entry grid shows it: per indicator last month, this month, year-to-date, target, findings. */
export async function reportDetail(ctx: Ctx, month: Month, departmentCode: string) {
  const department = await getDepartment(ctx.db, departmentCode);
  const year = await getYear(ctx.db, yearOf(month));
  const report = await findReport(ctx.db, departmentCode, month);
  const entries = new Map(
    (report ? await listEntries(ctx.db, report.id) : []).map((entry) => [entry.indicatorId, entry]),
  );
  const cells = [...(await cellsOf(ctx, month, departmentCode)).values()];
  const summary = summaryOf(report, month, year, localDay(ctx.now));
  const lastReminder = await findLastReminder(ctx.db, departmentCode, month);
  const remarks = new Map(
    (report ? await listOpenRemarks(ctx.db, report.id) : []).map((remark) => [remark.indicatorId, remark]),
  );
  const names = await userNames(ctx.db);
  const evidence = report ? await evidenceByCell(ctx, report.id, names) : new Map<number, EvidenceView[]>();
  return {
    month,
    department,
    yearState: year.state,
    ...summary,
    lastReminder,
    /** Who else has it open for editing. */
    others: ctx.presence?.others(`${month}:${departmentCode}`, ctx.actor, ctx.now) ?? [],
    isEditable: year.state !== 'closed' && isEditable(summary.state) && can(ctx.actor, 'report.save', departmentCode),
    moves:
      year.state === 'closed'
        ? []
        : reportMoves.filter(
            (move) =>
              moveRules[move].from.includes(summary.state) && can(ctx.actor, moveRules[move].action, departmentCode),
          ),
    entries: cells.map((cell) => ({
      ...entryView(cell, entries.get(cell.indicator.id), names, remarks.get(cell.indicator.id)),
      /** Files behind the figure; with `removedAt` those that only the figure approved before still has. */
      evidence: evidence.get(cell.indicator.id) ?? [],
    })),
    events: report ? await listReportEvents(ctx.db, report.id) : [],
  };
}

function entryView(
  cell: IndicatorInput,
  entry: Entry | undefined,
  names: Map<number, string>,
  remark: OpenRemark | undefined,
) {
  const { indicator, input, target } = cell;
  const index = input.asOf - 1;
  const show = (value: Exact | null | undefined) =>
    value === null || value === undefined ? null : printedInFull(value, indicator.decimals);
  const value = exactFromMicro(entry?.valueMicro ?? null);
  const before = yearToDate(indicator.accumulation, input.months, index);
  return {
    indicatorId: indicator.id,
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    category: indicator.category,
    accumulation: indicator.accumulation,
    accumulationName: accumulationNames[indicator.accumulation],
    decimals: indicator.decimals,
    definition: indicator.definition,
    value: show(value),
    note: entry?.note ?? null,
    enteredAt: entry?.enteredAt ?? null,
    /** Name of the person whose value or note this is. */
    enteredBy: (entry?.enteredBy ? names.get(entry.enteredBy) : null) ?? null,
    /** Why the cell was returned, until it is changed. */
    remark: remark ? { text: remark.text, by: remark.by, at: remark.at } : null,
    approvedValue: show(input.months[index]),
    lastMonth: show(index === 0 ? input.lastYear[11] : input.months[index - 1]),
    lastYear: show(input.lastYear[index]),
    /** Year-to-date before this month: what the screen adds the typed value to for a flow. */
    yearToDateBefore: show(before.value),
    operator: target?.operator ?? null,
    operatorSign: target === null ? null : operatorSigns[target.operator],
    target: target === null ? null : printedInFull(target.value, indicator.decimals),
    findings: findingsIn(cell, value === null ? null : printedInFull(value)),
    /** Approved figures, January first: what the screen checks a typed value against, by the same rules. */
    history: {
      months: input.months.map((month) => show(month)),
      lastYear: input.lastYear.map((month) => show(month)),
    },
  };
}
