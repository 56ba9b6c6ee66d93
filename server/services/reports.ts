import { getDepartment } from '#db/tables/departments.ts';
import { replaceFiguresOf } from '#db/tables/figures.ts';
import {
  type Entry,
  findReport,
  insertReport,
  insertReportEvents,
  listEntries,
  type Report,
  setEntries,
  updateReport,
} from '#db/tables/reports.ts';
import { getYear } from '#db/tables/years.ts';
import { exact, exactFromMicro, microOrNull, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { localDay, type Month, monthNumber, yearOf } from '#domain/period.ts';
import { type CellFinding, findingsOf } from '#domain/reports/checks.ts';
import { isEditable, type MoveRequest, moveRules, stateAfter } from '#domain/reports/moves.ts';
import type { ReportSave } from '#domain/reports/report.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { type IndicatorYear, loadYearBook } from './year-book.ts';

/** Saves cells of a draft. Throws on a stale version, a report that is not editable, or a cell that is refused. */
export async function saveReport(ctx: Ctx, month: Month, department: string, save: ReportSave): Promise<void> {
  await getDepartment(ctx.db, department);
  const act = { action: 'report.save', subject: subjectOf(month, department), department } as const;
  await write(ctx, act, async (inside) => {
    const report = await openReport(inside, month, department);
    requireVersion(report, save.version);
    if (!isEditable(report.state)) throw new Failure('report.not-editable', { state: report.state });
    const cells = await cellsOf(inside, month, department);
    refuseUnusable(save, cells);
    const before = await listEntries(inside.db, report.id);
    const entries = save.entries.map(
      (entry): Entry => ({
        reportId: report.id,
        indicatorId: entry.indicatorId,
        valueMicro: microOrNull(entry.value === null ? null : exact(entry.value)),
        note: entry.note || null,
        enteredBy: actorId(inside),
        enteredAt: inside.now.toISOString(),
      }),
    );
    const changed = entries.filter((entry) => !before.some((old) => isSameCell(old, entry)));
    await setEntries(inside.db, changed, report.version + 1);
    await bump(inside, report, {});
    const ids = new Set(changed.map((entry) => entry.indicatorId));
    return {
      result: undefined,
      before: before.filter((entry) => ids.has(entry.indicatorId)).map(auditCell),
      after: changed.map(auditCell),
    };
  });
}

/** Submits, approves, returns or reopens; the official figures change only when a report is approved. */
export async function moveReport(ctx: Ctx, month: Month, department: string, request: MoveRequest): Promise<void> {
  await getDepartment(ctx.db, department);
  const { action } = moveRules[request.move];
  await write(ctx, { action, subject: subjectOf(month, department), department }, async (inside) => {
    const report = await openReport(inside, month, department);
    requireVersion(report, request.version);
    const reason = request.reason || undefined;
    const state = stateAfter(report.state, request.move, reason);
    const at = inside.now.toISOString();
    const who = actorId(inside);
    if (request.move === 'submit') {
      await requireComplete(inside, report, month, department);
      await bump(inside, report, { state, submittedBy: who, submittedAt: at, reason: null });
    } else if (request.move === 'approve') {
      if (report.submittedBy !== null && report.submittedBy === who) throw new Failure('report.own-submission');
      await bump(inside, report, { state, approvedBy: who, approvedAt: at, reason: null });
      await publishFigures(inside, report, month);
    } else {
      await bump(inside, report, { state, reason: reason ?? null });
    }
    await insertReportEvents(inside.db, [
      {
        reportId: report.id,
        move: request.move,
        fromState: report.state,
        toState: state,
        reason: reason ?? null,
        actorId: who,
        at,
      },
    ]);
    await evaluateAlerts(inside, yearOf(month));
    return { result: undefined, before: { state: report.state }, after: { state, reason } };
  });
}

/** A department's month as it is: made on first use. Throws for a closed year, a month not begun, or no indicators. */
async function openReport(ctx: Ctx, month: Month, department: string): Promise<Report> {
  const year = await getYear(ctx.db, yearOf(month));
  if (year.state === 'closed') throw new Failure('year.closed', { year: year.year });
  if (month > localDay(ctx.now).slice(0, 7)) throw new Failure('report.month-not-begun', { month });
  const existing = await findReport(ctx.db, department, month);
  if (existing) return existing;
  return insertReport(ctx.db, {
    departmentCode: department,
    month,
    state: 'draft',
    version: 0,
    submittedBy: null,
    submittedAt: null,
    approvedBy: null,
    approvedAt: null,
    reason: null,
    updatedAt: ctx.now.toISOString(),
    isDemo: 0,
  });
}

function requireVersion(report: Report, version: number): void {
  if (report.version === version) return;
  throw new Failure('report.version-conflict', { yours: version, current: report.version });
}

async function bump(ctx: Ctx, report: Report, change: Parameters<typeof updateReport>[2]): Promise<void> {
  const isOurs = await updateReport(ctx.db, report, { ...change, updatedAt: ctx.now.toISOString() });
  if (!isOurs) throw new Failure('report.version-conflict', { yours: report.version });
}

/** Nothing is saved when one cell is foreign or refused: every reason is told at once. */
function refuseUnusable(save: ReportSave, cells: Map<number, IndicatorYear>): void {
  const problems: { path: string; indicatorId: number; message: string }[] = [];
  for (const [index, entry] of save.entries.entries()) {
    const cell = cells.get(entry.indicatorId);
    if (!cell) throw new Failure('report.indicator-foreign', { indicatorId: entry.indicatorId });
    if (entry.value === null) continue;
    for (const finding of findingsIn(cell, entry.value)) {
      if (finding.level !== 'refuse') continue;
      const message = `${cell.indicator.name}：${finding.message}`;
      problems.push({ path: `entries.${index}.value`, indicatorId: entry.indicatorId, message });
    }
  }
  if (problems.length === 0) return;
  const sentences = problems.slice(0, 3).map((problem) => problem.message);
  throw new Failure('input.invalid', { problems }, `${sentences.join('；')}。`);
}

async function requireComplete(ctx: Ctx, report: Report, month: Month, department: string): Promise<void> {
  const cells = await cellsOf(ctx, month, department);
  const entries = new Map((await listEntries(ctx.db, report.id)).map((entry) => [entry.indicatorId, entry]));
  const open = [...cells.values()].flatMap((cell) => {
    const entry = entries.get(cell.indicator.id);
    if (entry?.note) return [];
    const value = exactFromMicro(entry?.valueMicro ?? null);
    const findings = findingsIn(cell, value === null ? null : printedInFull(value));
    return findings.map((finding) => ({
      indicatorId: cell.indicator.id,
      name: cell.indicator.name,
      code: finding.code,
      level: finding.level,
      message: finding.message,
    }));
  });
  if (open.length === 0) return;
  const names = open.slice(0, 3).map((item) => item.name);
  const more = open.length > 3 ? `等 ${open.length} 项` : '';
  const isMissing = open.some((item) => item.level === 'missing');
  throw new Failure(
    isMissing ? 'report.incomplete' : 'report.explanation-missing',
    { problems: open },
    isMissing
      ? `还有指标没有填写：${names.join('、')}${more}。请补齐数值，或在说明栏写明未报原因后再提交。`
      : `有数据需要说明：${names.join('、')}${more}。请在说明栏写明原因后再提交。`,
  );
}

/** What is approved becomes official; what was approved before and is empty now is withdrawn. */
async function publishFigures(ctx: Ctx, report: Report, month: Month): Promise<void> {
  const entries = await listEntries(ctx.db, report.id);
  const figures = entries.flatMap((entry) =>
    entry.valueMicro === null
      ? []
      : [
          {
            indicatorId: entry.indicatorId,
            month,
            valueMicro: entry.valueMicro,
            note: entry.note,
            reportId: report.id,
            enteredBy: entry.enteredBy,
            enteredAt: entry.enteredAt,
            approvedBy: actorId(ctx),
            approvedAt: ctx.now.toISOString(),
            isDemo: report.isDemo,
          },
        ],
  );
  await replaceFiguresOf(ctx.db, report.id, figures);
}

/** The department's indicators with the year as of the month, by number. */
async function cellsOf(ctx: Ctx, month: Month, department: string): Promise<Map<number, IndicatorYear>> {
  const book = await loadYearBook(ctx, yearOf(month), monthNumber(month));
  return new Map(
    book.indicators.filter((item) => item.department.code === department).map((item) => [item.indicator.id, item]),
  );
}

/** Findings on a value typed for the month of the book. */
export function findingsIn({ indicator, input }: IndicatorYear, value: string | null): CellFinding[] {
  return findingsOf({
    accumulation: indicator.accumulation,
    unit: indicator.unit,
    decimals: indicator.decimals,
    value: value === null ? null : exact(value),
    months: input.months,
    lastYear: input.lastYear,
    month: input.asOf,
  });
}

function isSameCell(one: Entry, other: Entry): boolean {
  return one.indicatorId === other.indicatorId && one.valueMicro === other.valueMicro && one.note === other.note;
}

function auditCell({ indicatorId, valueMicro, note }: Entry) {
  const value = exactFromMicro(valueMicro);
  return { indicatorId, value: value === null ? null : printedInFull(value), note };
}

function subjectOf(month: Month, department: string): string {
  return `report:${month}:${department}`;
}
