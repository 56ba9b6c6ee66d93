import { getDepartment, listReportingDepartments } from '#db/tables/departments.ts';
import type { StoredIndicator } from '#db/tables/indicators.ts';
import { countOpenRechecks } from '#db/tables/report-rechecks.ts';
import { listOpenRemarks, type OpenRemark } from '#db/tables/report-remarks.ts';
import { findLastReminder } from '#db/tables/report-reminders.ts';
import { type Entry, findReport, listEntries, listReportEvents, listReports, type Report } from '#db/tables/reports.ts';
import { userNames } from '#db/tables/users.ts';
import { getYear } from '#db/tables/years.ts';
import { type Exact, printedInFull } from '#domain/decimal.ts';
import { yearToDate } from '#domain/indicators/accumulation.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { partsOf } from '#domain/indicators/rate.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { localDay, type Month, monthNumber, monthOf, yearOf } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import { type ReportingCalendar, timingOf } from '#domain/reports/due.ts';
import { isEditable, moveRules, type ReportState, reportMoves, reportStateNames } from '#domain/reports/moves.ts';
import type { Ctx } from '../context.ts';
import { enteredIn, findingsIn } from './report-cells.ts';
import { type FormerView, formerFiguresIn } from './report-former.ts';
import { recheckViews } from './report-rechecks.ts';
import { lastReminders } from './report-reminders.ts';
import { type IndicatorYear, loadYearBook } from './year-book.ts';

/** Matrix department × month: state, version and timing of every report that is due or begun. */
export async function reportMatrix(ctx: Ctx, yearNumber: number, month: number | undefined) {
  const year = await getYear(ctx.db, yearNumber);
  const departments = await listReportingDepartments(ctx.db);
  const reports = new Map(
    (await listReports(ctx.db, yearNumber)).map((report) => [`${report.departmentCode}:${report.month}`, report]),
  );
  const reminders = await lastReminders(ctx, yearNumber);
  const rechecks = await countOpenRechecks(ctx.db, yearNumber);
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
        const report = reports.get(place) ?? null;
        const openRechecks = report === null ? 0 : (rechecks.get(report.id) ?? 0);
        return { month: at, ...summaryOf(report, at, year, today), lastReminder, openRechecks };
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
  const submittedOn = report?.submittedAt ? localDay(new Date(report.submittedAt)) : null;
  return {
    state,
    stateName: report === null ? '未填' : reportStateNames[state],
    isBegun: report !== null,
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
  const isOwn = (indicator: StoredIndicator) => indicator.departmentCode === departmentCode;
  const { indicators: cells } = await loadYearBook(ctx, yearOf(month), monthNumber(month), isOwn);
  const summary = summaryOf(report, month, year, localDay(ctx.now));
  const lastReminder = await findLastReminder(ctx.db, departmentCode, month);
  const remarks = new Map(
    (report ? await listOpenRemarks(ctx.db, report.id) : []).map((remark) => [remark.indicatorId, remark]),
  );
  const names = await userNames(ctx.db);
  const name = (userId: number | null) => (userId === null ? null : (names.get(userId) ?? null));
  const former = await formerFiguresIn(ctx, month, cells, name);
  const about = { department: departmentCode, isYearClosed: year.state === 'closed' };
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
    entries: cells.map((cell) => {
      const { id } = cell.indicator;
      const corrected = { former: former.own.get(id) ?? [], carried: former.carried.get(id) ?? [] };
      return entryView(cell, entries.get(id), name, remarks.get(id), corrected);
    }),
    /** Cells that stand on a figure of an earlier month that was corrected since. */
    rechecks: await recheckViews(ctx, report?.id ?? null, about, cells),
    events: report ? await listReportEvents(ctx.db, report.id) : [],
  };
}

function entryView(
  cell: IndicatorYear,
  entry: Entry | undefined,
  name: (userId: number | null) => string | null,
  remark: OpenRemark | undefined,
  { former, carried }: { former: FormerView[]; carried: number[] },
) {
  const { indicator, input, target } = cell;
  const index = input.asOf - 1;
  const show = (value: Exact | null | undefined) =>
    value === null || value === undefined ? null : printedInFull(value, indicator.decimals);
  const entered = enteredIn(entry);
  const parts = partsOf(indicator);
  const count = (value: Exact | null) => (value === null ? null : printedInFull(value, parts?.decimals ?? 0));
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
    value: show(entered.value),
    /** Of a rate made of two counts: how they are called, and what was entered. */
    parts,
    numerator: count(entered.numerator),
    denominator: count(entered.denominator),
    note: entry?.note ?? null,
    enteredAt: entry?.enteredAt ?? null,
    /** Name of the person whose value or note this is. */
    enteredBy: name(entry?.enteredBy ?? null),
    /** Why the cell was returned, until it is changed. */
    remark: remark ? { text: remark.text, by: remark.by, at: remark.at } : null,
    approvedValue: show(input.months[index]),
    /** Official before it was corrected, the earliest first. */
    former,
    /** Months (1–12) corrected since, whose change the year-to-date has taken over by itself. */
    carried,
    lastMonth: show(index === 0 ? input.lastYear[11] : input.months[index - 1]),
    lastYear: show(input.lastYear[index]),
    /** Year-to-date before this month: what the screen adds the typed value to for a flow. */
    yearToDateBefore: show(before.value),
    operator: target?.operator ?? null,
    operatorSign: target === null ? null : operatorSigns[target.operator],
    target: target === null ? null : printedInFull(target.value, indicator.decimals),
    findings: findingsIn(cell, entered.value, entered),
    /** Approved figures, January first: what the screen checks a typed value against, by the same rules. */
    history: {
      months: input.months.map((month) => show(month)),
      lastYear: input.lastYear.map((month) => show(month)),
    },
  };
}
