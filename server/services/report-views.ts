import { listReportingDepartments } from '#db/tables/departments.ts';
import { countOpenRechecks } from '#db/tables/report-rechecks.ts';
import { listOpenRemarks, type OpenRemark } from '#db/tables/report-remarks.ts';
import { findLastReminder } from '#db/tables/report-reminders.ts';
import { type Entry, findReport, listEntries, listReportEvents, listReports, type Report } from '#db/tables/reports.ts';
import { getYear } from '#db/tables/years.ts';
import { type Exact, printedInFull } from '#domain/decimal.ts';
import { HISTORY_NAME, reportSourceOf } from '#domain/figure-sheets/history-month.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { localDay, type Month, monthOf, yearOf } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import type { CellFinding } from '#domain/reports/finding.ts';
import { isEditable, moveRules, type ReportState, reportMoves, reportStateNames } from '#domain/reports/moves.ts';
import type { Ctx } from '../context.ts';
import { type EvidenceView, evidenceByCell } from './evidence-views.ts';
import { lastExtension } from './extensions.ts';
import { memoryOf } from './read-model.ts';
import { type CellYear, enteredIn, savedFindings } from './report-cells.ts';
import { type KnownView, reportFrame } from './report-frame.ts';
import { type ReportTerms, reportTerms, standingOf } from './report-locks.ts';
import { recheckViews } from './report-rechecks.ts';
import { lastReminders } from './report-reminders.ts';

/** Matrix department × month: state, version and timing of every report that is due or begun. */
export async function reportMatrix(ctx: Ctx, yearNumber: number, month: number | undefined) {
  const year = await getYear(ctx.db, yearNumber);
  const departments = await listReportingDepartments(ctx.db);
  const begun = await listReports(ctx.db, yearNumber);
  const reports = new Map(begun.map((report) => [`${report.departmentCode}:${report.month}`, report]));
  const terms = await reportTerms(ctx, year, begun);
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
        return { month: at, ...summaryOf(report, at, department.code, terms), lastReminder, openRechecks };
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

function summaryOf(report: Report | null, month: Month, department: string, terms: ReportTerms) {
  const state: ReportState = report?.state ?? 'draft';
  const isHistory = reportSourceOf(report) === 'history';
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
    ...standingOf(terms, department, month, report),
  };
}

/** One report as the entry grid shows it: per indicator last month, this month, year-to-date, target, findings. */
export async function reportDetail(ctx: Ctx, month: Month, departmentCode: string) {
  const memory = await memoryOf(ctx);
  const frame = await reportFrame(ctx, memory, month, departmentCode);
  const { department, cells, relations, names, name, actedFor } = frame;
  const year = await getYear(ctx.db, yearOf(month));
  const report = await findReport(ctx.db, departmentCode, month);
  const saved = report ? await listEntries(ctx.db, report.id) : [];
  const entries = new Map(saved.map((entry) => [entry.indicatorId, entry]));
  const findings = savedFindings(cells, saved, relations);
  const summary = summaryOf(report, month, departmentCode, await reportTerms(ctx, year, report ? [report] : []));
  const lastReminder = await findLastReminder(ctx.db, departmentCode, month);
  const remarks = new Map(
    (report ? await listOpenRemarks(ctx.db, report.id) : []).map((remark) => [remark.indicatorId, remark]),
  );
  const about = { department: departmentCode, isYearClosed: year.state === 'closed' };
  const evidence = report ? await evidenceByCell(ctx, report.id, names) : new Map<number, EvidenceView[]>();
  const enteredBy = ({ enteredBy: id, enteredAt }: Entry) =>
    id === null ? null : actedFor(departmentCode, id, name(id), enteredAt);
  const events = report ? await listReportEvents(ctx.db, report.id) : [];
  return {
    month,
    department,
    yearState: year.state,
    ...summary,
    lastReminder,
    /** Who else has it open for editing. */
    others: ctx.presence?.others(`${month}:${departmentCode}`, ctx.actor, ctx.now) ?? [],
    /** 延期: the last that was asked for or granted. */
    extension: await lastExtension(ctx, month, departmentCode),
    mayAskExtension:
      summary.lock !== null && year.state !== 'closed' && can(ctx.actor, 'extension.ask', departmentCode),
    isEditable: summary.lock === null && isEditable(summary.state) && can(ctx.actor, 'report.save', departmentCode),
    moves:
      year.state === 'closed'
        ? []
        : reportMoves.filter(
            (move) =>
              moveRules[move].from.includes(summary.state) &&
              (move !== 'submit' || summary.lock === null) &&
              can(ctx.actor, moveRules[move].action, departmentCode),
          ),
    entries: cells.map((cell) => {
      const { id } = cell.indicator;
      const entry = entries.get(id);
      const beside = {
        findings: findings.get(id) ?? [],
        enteredBy: entry ? enteredBy(entry) : null,
        remark: remarks.get(id),
        evidence: evidence.get(id) ?? [],
      };
      return entryView(cell, frame.views.get(id)!, entry, beside);
    }),
    /** Rules between cells: the screen applies them to what is being typed. */
    relations: relations.map(({ number, left, operator, right, tolerance, wording }) => ({
      number,
      left,
      operator,
      right,
      tolerance,
      wording,
    })),
    /** Cells that stand on a figure of an earlier month that was corrected since. */
    rechecks: await recheckViews(ctx, report?.id ?? null, about, cells),
    events: events.map(({ actorId, ...event }) => ({
      ...event,
      actor: actedFor(departmentCode, actorId, event.actor, event.at),
    })),
  };
}

interface Beside {
  findings: CellFinding[];
  enteredBy: string | null;
  remark: OpenRemark | undefined;
  evidence: EvidenceView[];
}

/** Every field by its name: objects put together from others cost eight times the memory, in each answer to a saved cell. */
function entryView({ indicator }: CellYear, known: KnownView, entry: Entry | undefined, beside: Beside) {
  const entered = enteredIn(entry);
  const { findings, enteredBy, remark, evidence } = beside;
  const show = (value: Exact | null, decimals: number) => (value === null ? null : printedInFull(value, decimals));
  const { parts } = known;
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
    value: show(entered.value, indicator.decimals),
    /** 未发生 in place of a value. */
    absence: entry?.absence ?? null,
    /** Of a rate made of two counts: how they are called, and what was entered. */
    parts,
    numerator: show(entered.numerator, parts?.decimals ?? 0),
    denominator: show(entered.denominator, parts?.decimals ?? 0),
    note: entry?.note ?? null,
    enteredAt: entry?.enteredAt ?? null,
    /** Name of the person whose value or note this is. */
    enteredBy,
    /** Why the cell was returned, until it is changed. */
    remark: remark ? { text: remark.text, by: remark.by, at: remark.at } : null,
    approvedValue: known.approvedValue,
    former: known.former,
    carried: known.carried,
    lastMonth: known.lastMonth,
    lastYear: known.lastYear,
    yearToDateBefore: known.yearToDateBefore,
    operator: known.operator,
    operatorSign: known.operatorSign,
    target: known.target,
    findings,
    limits: known.limits,
    usual: known.usual,
    history: known.history,
    /** Files behind the figure; with `removedAt` those that only the figure approved before still has. */
    evidence,
  };
}
