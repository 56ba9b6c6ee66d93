import { getDepartment } from '#db/tables/departments.ts';
import { replaceAbsencesOf } from '#db/tables/figure-absences.ts';
import { replaceFiguresOf } from '#db/tables/figures.ts';
import { insertReportApprovals } from '#db/tables/report-approvals.ts';
import { resolveRechecks } from '#db/tables/report-rechecks.ts';
import { resolveRemarks, setRemarks } from '#db/tables/report-remarks.ts';
import {
  type Entry,
  findReport,
  hasWorkedOn,
  insertReport,
  insertReportEvents,
  listEntries,
  type Report,
  setEntries,
  updateReport,
} from '#db/tables/reports.ts';
import { findSaveKey, insertSaveKey } from '#db/tables/save-keys.ts';
import { getYear } from '#db/tables/years.ts';
import { exactFromMicro, microOrNull, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { localDay, type Month, yearOf } from '#domain/period.ts';
import { type CellReturn, isEditable, type MoveRequest, moveRules, stateAfter } from '#domain/reports/moves.ts';
import type { ReportSave } from '#domain/reports/report.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { cellsOf, requireComplete, usableValues } from './report-cells.ts';
import { keepCorrected } from './report-corrections.ts';
import { requireUnlocked } from './report-locks.ts';

/** Leaves the act of saving without a trace: it has been carried out before. */
class SavedBefore extends Error {}

/**
 * Saves cells of a draft. Throws on a stale version, a report that is not editable, or a cell that is refused. An act that
 * was carried out before, known by its key, changes nothing, whatever has become of the report since.
 */
export async function saveReport(ctx: Ctx, month: Month, department: string, save: ReportSave): Promise<void> {
  await getDepartment(ctx.db, department);
  try {
    await saveOnce(ctx, month, department, save);
  } catch (error) {
    if (!(error instanceof SavedBefore)) throw error;
  }
}

async function saveOnce(ctx: Ctx, month: Month, department: string, save: ReportSave): Promise<void> {
  const act = { action: 'report.save', subject: subjectOf(month, department), department } as const;
  await write(ctx, act, async (inside) => {
    await requireNewKey(inside, month, department, save.key);
    const report = await openReport(inside, month, department);
    requireVersion(report, save.version);
    if (!isEditable(report.state)) throw new Failure('report.not-editable', { state: report.state });
    await requireUnlocked(inside, month, department, report);
    const asked = save.entries.map(({ indicatorId }) => indicatorId);
    const cells = await cellsOf(inside, month, department, asked);
    const before = await listEntries(inside.db, report.id);
    const values = usableValues(save, cells, before);
    const entries = save.entries.map(
      (entry, index): Entry => ({
        reportId: report.id,
        indicatorId: entry.indicatorId,
        valueMicro: microOrNull(values[index]?.value ?? null),
        absence: entry.absence ?? null,
        numeratorMicro: microOrNull(values[index]?.numerator ?? null),
        denominatorMicro: microOrNull(values[index]?.denominator ?? null),
        note: entry.note || null,
        enteredBy: actorId(inside),
        enteredAt: inside.now.toISOString(),
      }),
    );
    const changed = entries.filter((entry) => !before.some((old) => isSameCell(old, entry)));
    await setEntries(inside.db, changed, report.version + 1);
    const answered = changed.map((entry) => entry.indicatorId);
    await resolveRemarks(inside.db, report.id, answered, inside.now.toISOString());
    const settled = changed.filter((entry) => !before.some((old) => isSameFigure(old, entry)));
    await resolveRechecks(
      inside.db,
      report.id,
      settled.map((entry) => entry.indicatorId),
      { outcome: 'changed', actorId: actorId(inside), at: inside.now.toISOString() },
    );
    await bump(inside, report, {});
    if (save.key !== undefined) {
      const kept = { key: save.key, reportId: report.id, version: report.version + 1, at: inside.now.toISOString() };
      await insertSaveKey(inside.db, kept, new Date(inside.now.getTime() - KEY_LIFE).toISOString());
    }
    const ids = new Set(changed.map((entry) => entry.indicatorId));
    return {
      result: undefined,
      before: before.filter((entry) => ids.has(entry.indicatorId)).map(auditCell),
      after: changed.map(auditCell),
    };
  });
}

/** Longer than a browser keeps trying: thirty days. */
const KEY_LIFE = 30 * 86_400_000;

async function requireNewKey(ctx: Ctx, month: Month, department: string, key: string | undefined): Promise<void> {
  const saved = key === undefined ? null : await findSaveKey(ctx.db, key);
  if (saved === null) return;
  if (saved.departmentCode === department && saved.month === month) throw new SavedBefore();
  throw new Failure('input.invalid', { key }, '保存请求的标识已用于另一份月报，请刷新页面后重试。');
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
      await requireUnlocked(inside, month, department, report);
      await requireComplete(inside, report, month, department);
      await bump(inside, report, { state, submittedBy: who, submittedAt: at, reason: null });
    } else if (request.move === 'approve') {
      // Whoever entered a cell or handed it in, in whatever capacity and however long ago, does not approve it.
      const isOwn = report.submittedBy !== null && report.submittedBy === who;
      if (isOwn || (who !== null && (await hasWorkedOn(inside.db, report.id, who))))
        throw new Failure('report.own-submission');
      await bump(inside, report, { state, approvedBy: who, approvedAt: at, reason: null, importId: null });
      await insertReportApprovals(inside.db, [{ reportId: report.id, version: report.version + 1, actorId: who, at }]);
      await publishFigures(inside, report, month);
      await resolveRemarks(inside.db, report.id, 'all', at);
      await resolveRechecks(inside.db, report.id, 'all', { outcome: 'approved', actorId: who, at });
    } else {
      await bump(inside, report, { state, reason: reason ?? null });
      const remarks = await remarksOf(inside, month, department, request.cells ?? []);
      await setRemarks(inside.db, report.id, remarks, { actorId: who, at });
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
    const cells = request.cells?.length ? request.cells : undefined;
    return { result: undefined, before: { state: report.state }, after: { state, reason, cells } };
  });
}

/** The reasons by cell as they are kept. Throws for an indicator that is not of this report. */
async function remarksOf(ctx: Ctx, month: Month, department: string, returned: CellReturn[]) {
  if (returned.length === 0) return [];
  const cells = await cellsOf(ctx, month, department);
  return returned.map(({ indicatorId, reason }) => {
    if (!cells.has(indicatorId)) throw new Failure('report.indicator-foreign', { indicatorId });
    return { indicatorId, text: reason };
  });
}

/** A department's month as it is: made on first use. Throws for a closed year, a month not begun, or no indicators. */
export async function openReport(ctx: Ctx, month: Month, department: string): Promise<Report> {
  await requireReportable(ctx, month);
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

/** Throws for a closed year and a month that has not begun. */
export async function requireReportable(ctx: Ctx, month: Month): Promise<void> {
  const year = await getYear(ctx.db, yearOf(month));
  if (year.state === 'closed') throw new Failure('year.closed', { year: year.year });
  if (month > localDay(ctx.now).slice(0, 7)) throw new Failure('report.month-not-begun', { month });
}

function requireVersion(report: Report, version: number): void {
  if (report.version === version) return;
  throw new Failure('report.version-conflict', { yours: version, current: report.version });
}

async function bump(ctx: Ctx, report: Report, change: Parameters<typeof updateReport>[2]): Promise<void> {
  const isOurs = await updateReport(ctx.db, report, { ...change, updatedAt: ctx.now.toISOString() });
  if (!isOurs) throw new Failure('report.version-conflict', { yours: report.version });
}

/** What is approved becomes official; what was approved before and is empty now is withdrawn. 未发生 makes no figure. */
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
            numeratorMicro: entry.numeratorMicro,
            denominatorMicro: entry.denominatorMicro,
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
  await keepCorrected(ctx, report, figures);
  await replaceFiguresOf(ctx.db, report.id, figures);
  const absences = entries.flatMap(({ indicatorId, absence }) =>
    absence === null ? [] : [{ indicatorId, month, absence, reportId: report.id }],
  );
  await replaceAbsencesOf(ctx.db, report.id, absences);
}

function isSameFigure(one: Entry, other: Entry): boolean {
  return (
    one.indicatorId === other.indicatorId &&
    one.valueMicro === other.valueMicro &&
    one.numeratorMicro === other.numeratorMicro &&
    one.denominatorMicro === other.denominatorMicro
  );
}

function isSameCell(one: Entry, other: Entry): boolean {
  return isSameFigure(one, other) && one.absence === other.absence && one.note === other.note;
}

function auditCell({ indicatorId, valueMicro, absence, numeratorMicro, denominatorMicro, note }: Entry) {
  const read = (micro: number | null) => {
    const value = exactFromMicro(micro);
    return value === null ? null : printedInFull(value);
  };
  const cell = { indicatorId, value: read(valueMicro), note, ...(absence === null ? {} : { absence }) };
  const hasParts = numeratorMicro !== null || denominatorMicro !== null;
  return hasParts ? { ...cell, numerator: read(numeratorMicro), denominator: read(denominatorMicro) } : cell;
}

function subjectOf(month: Month, department: string): string {
  return `report:${month}:${department}`;
}
