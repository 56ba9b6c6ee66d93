import { getDepartment } from '#db/tables/departments.ts';
import { type Entry, listEntries, listReports, type Report } from '#db/tables/reports.ts';
import { centerName } from '#db/tables/settings.ts';
import { getYear } from '#db/tables/years.ts';
import { fromMicro, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { type FigureChange, figureProposal, type KnownIndicator } from '#domain/figure-sheets/figure-changes.ts';
import type { FigureReading } from '#domain/figure-sheets/figure-sheet.ts';
import { figureKey, yearTitle } from '#domain/figure-sheets/year-layout.ts';
import { type Month, monthsOfYear, yearOf } from '#domain/period.ts';
import { type Lock, refuseLocked } from '#domain/reports/lock.ts';
import { isEditable } from '#domain/reports/moves.ts';
import type { Ctx } from '../context.ts';
import { yearTemplate } from '../forms/year-template.ts';
import { requirePermission, write } from '../write.ts';
import {
  type FigurePreview,
  knownIndicators,
  readFigures,
  requireConfirmed,
  withProof,
  yearRowKeys,
} from './figure-sheets.ts';
import { reportTerms, standingOf } from './report-locks.ts';
import { requireReportable, saveReport } from './reports.ts';

/** A year's sheet has one cell for a month, and such a rate is two counts. */
const BY_PARTS = '该比率由分子、分母计算，请在当月的填报表格或月报模板中填写分子和分母';

/** A department's twelve months: what is entered, and why a month cannot be written. */
interface ReportYear {
  year: number;
  department: { code: string; name: string };
  indicators: KnownIndicator[];
  reports: Map<Month, Report>;
  /** By `figureKey`. */
  entries: Map<string, Entry>;
  refusals: Map<Month, string | null>;
}

async function loadReportYear(ctx: Ctx, year: number, code: string): Promise<ReportYear> {
  const department = await getDepartment(ctx.db, code);
  const own = (await listReports(ctx.db, year)).filter(({ departmentCode }) => departmentCode === code);
  const reports = new Map(own.map((report) => [report.month, report]));
  const entries = new Map<string, Entry>();
  for (const { id, month } of own) {
    for (const entry of await listEntries(ctx.db, id)) entries.set(figureKey(entry.indicatorId, month), entry);
  }
  const refusals = new Map<Month, string | null>();
  const terms = await reportTerms(ctx, await getYear(ctx.db, year), own);
  for (const month of monthsOfYear(year)) {
    const report = reports.get(month) ?? null;
    const { lock } = standingOf(terms, code, month, report);
    refusals.set(month, await refusalOf(ctx, month, report, lock));
  }
  return { year, department, indicators: await knownIndicators(ctx, code), reports, entries, refusals };
}

/** In the words of the failure that saving the month would meet. */
async function refusalOf(ctx: Ctx, month: Month, report: Report | null, lock: Lock | null): Promise<string | null> {
  try {
    await requireReportable(ctx, month);
    if (report && !isEditable(report.state)) throw new Failure('report.not-editable');
    if (lock !== null) refuseLocked(month, lock);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.message.replace(/。$/, '');
    throw error;
  }
}

function valueIn({ entries }: ReportYear, { indicatorId, decimals }: KnownIndicator, month: Month): string | null {
  const micro = entries.get(figureKey(indicatorId, month))?.valueMicro ?? null;
  return micro === null ? null : printedInFull(fromMicro(micro), decimals);
}

/** The year's template of a department, filled with what is entered; months that cannot be written are locked. */
export async function exportYearTemplate(ctx: Ctx, year: number, department: string) {
  const known = await loadReportYear(ctx, year, department);
  const rows = known.indicators.map((indicator) => ({
    ...yearRowKeys(indicator),
    months: monthsOfYear(year).map((month) => ({
      value: valueIn(known, indicator, month),
      isOpen: known.refusals.get(month) === null && !indicator.parts,
    })),
  }));
  const sheet = { year, department: known.department, rows };
  const bytes = await yearTemplate([sheet], await centerName(ctx.db), ctx.now);
  return { bytes, name: `${year}年月报数据-${known.department.name}.xlsx` };
}

/** What the file would change in the drafts of the year; nothing is written. */
export async function previewYear(ctx: Ctx, year: number, department: string, bytes: Buffer): Promise<FigurePreview> {
  requirePermission(ctx, 'report.save', department);
  const known = await loadReportYear(ctx, year, department);
  return proposalFor(known, await readFigures(bytes, known.indicators));
}

function proposalFor(known: ReportYear, reading: FigureReading): FigurePreview {
  const { year, department, indicators, refusals } = known;
  const foreign = reading.markers.find((marker) => marker.year !== year || marker.department !== department.code);
  if (foreign) {
    const message = `文件是其他科室或其他年度的模板（${foreign.year}年），这里填报的是“${yearTitle(known)}”。请用本页下载的模板。`;
    throw new Failure('sheet.other-report', null, message);
  }
  const values = new Map<string, string>();
  for (const indicator of indicators) {
    for (const month of monthsOfYear(year)) {
      const value = valueIn(known, indicator, month);
      if (value !== null) values.set(figureKey(indicator.indicatorId, month), value);
    }
  }
  const refusal = ({ parts }: KnownIndicator, month: Month) => {
    if (yearOf(month) !== year) return `这里只导入${year}年的数据`;
    return refusals.get(month) ?? (parts ? BY_PARTS : null);
  };
  return withProof(figureProposal(reading, indicators, { values, refusal }));
}

/** Saves what the file changes into the drafts of its months, as a person's saving would: all months or none. */
export async function importYear(
  ctx: Ctx,
  year: number,
  department: string,
  bytes: Buffer,
  confirmed: { proof: string | undefined; skipsUnmatched: boolean },
): Promise<void> {
  requirePermission(ctx, 'report.save', department);
  const reading = await readFigures(bytes, await knownIndicators(ctx, department));
  const act = { action: 'report.save', subject: `report-year:${year}:${department}`, department } as const;
  await write(ctx, act, async (inside) => {
    const known = await loadReportYear(inside, year, department);
    const proposal = proposalFor(known, reading);
    requireConfirmed(proposal, confirmed);
    const byMonth = new Map<Month, ({ indicatorId: number } & FigureChange)[]>();
    for (const { indicatorId, changes } of proposal.rows) {
      for (const change of changes) {
        byMonth.set(change.month, [...(byMonth.get(change.month) ?? []), { ...change, indicatorId }]);
      }
    }
    for (const [month, changes] of [...byMonth].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const entries = changes.map(({ indicatorId, new: value }) => ({
        indicatorId,
        value,
        note: known.entries.get(figureKey(indicatorId, month))?.note ?? null,
      }));
      const version = known.reports.get(month)?.version ?? 0;
      await saveReport(inside, month, department, { version, entries });
    }
    return { result: undefined, after: { months: [...byMonth.keys()].sort(), counts: proposal.counts } };
  });
}
