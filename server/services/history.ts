import { listFigures } from '#db/tables/figures.ts';
import { listReports, type Report } from '#db/tables/reports.ts';
import { centerName } from '#db/tables/settings.ts';
import { listYears, type Year } from '#db/tables/years.ts';
import { fromMicro, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { figureProposal, type KnownIndicator } from '#domain/figure-sheets/figure-changes.ts';
import type { FigureReading } from '#domain/figure-sheets/figure-sheet.ts';
import { historyRefusal, reportSourceOf } from '#domain/figure-sheets/history-month.ts';
import { figureKey } from '#domain/figure-sheets/year-layout.ts';
import { type Month, monthOf, monthsOfYear, reportingMonth, yearOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { yearTemplate } from '../forms/year-template.ts';
import { type FigurePreview, knownIndicators, readFigures, withProof, yearRowKeys } from './figure-sheets.ts';

/** The figures of some years as they stand, and which months history may fill. */
export interface HistoryStanding {
  indicators: KnownIndicator[];
  /** Every year of the installation, the first first. */
  years: Year[];
  /** First month that this installation asks reports for. */
  startsAt: Month;
  /** By `dept03:2021-05`. */
  reports: Map<string, Report>;
  values: Map<string, string>;
  refusal(indicator: KnownIndicator, month: Month): string | null;
}

export async function loadHistory(ctx: Ctx, years: readonly number[]): Promise<HistoryStanding> {
  const indicators = await knownIndicators(ctx, null);
  const known = await listYears(ctx.db);
  const startsAt = known.map(({ reportingFrom }) => reportingFrom).sort()[0];
  if (startsAt === undefined) throw new Failure('year.not-found');
  const reports = new Map<string, Report>();
  const values = new Map<string, string>();
  const decimals = new Map(indicators.map((indicator) => [indicator.indicatorId, indicator.decimals]));
  for (const year of years) {
    for (const report of await listReports(ctx.db, year)) {
      reports.set(`${report.departmentCode}:${report.month}`, report);
    }
    for (const { indicatorId, month, valueMicro } of await listFigures(ctx.db, monthOf(year, 1), monthOf(year, 12))) {
      values.set(figureKey(indicatorId, month), printedInFull(fromMicro(valueMicro), decimals.get(indicatorId)));
    }
  }
  const closed = new Set(known.filter(({ state }) => state === 'closed').map(({ year }) => year));
  const refusal = ({ department }: KnownIndicator, month: Month) =>
    historyRefusal({
      month,
      startsAt,
      reportingMonth: reportingMonth(ctx.now),
      report: reportSourceOf(reports.get(`${department.code}:${month}`)),
      isYearClosed: closed.has(yearOf(month)),
    });
  return { indicators, years: known, startsAt, reports, values, refusal };
}

/** A workbook with a sheet for each year, filled with what is stored; months that history may not fill are locked. */
export async function exportHistoryTemplate(ctx: Ctx, from: number, to: number) {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const standing = await loadHistory(ctx, years);
  const sheets = years.map((year) => ({
    year,
    department: null,
    rows: standing.indicators.map((indicator) => ({
      ...yearRowKeys(indicator),
      months: monthsOfYear(year).map((month) => ({
        value: standing.values.get(figureKey(indicator.indicatorId, month)) ?? null,
        isOpen: standing.refusal(indicator, month) === null,
      })),
    })),
  }));
  const bytes = await yearTemplate(sheets, await centerName(ctx.db), ctx.now);
  return { bytes, name: `历史数据-${from === to ? from : `${from}至${to}`}年.xlsx` };
}

/** What the file would change in the official figures; nothing is written. */
export async function previewHistory(ctx: Ctx, bytes: Buffer): Promise<FigurePreview> {
  const reading = await readFigures(bytes, await knownIndicators(ctx, null));
  return proposalFor(await loadHistory(ctx, yearsIn(reading)), reading);
}

export function yearsIn(reading: FigureReading): number[] {
  return [...new Set(reading.figures.map(({ month }) => yearOf(month)))].sort((one, other) => one - other);
}

export function proposalFor(standing: HistoryStanding, reading: FigureReading): FigurePreview {
  const department = reading.markers.find((marker) => marker.department !== null)?.department;
  if (department !== undefined) {
    const message = '文件是科室填报用的全年模板，不是历史数据模板。请用本页下载的模板。';
    throw new Failure('sheet.other-report', { department }, message);
  }
  return withProof(figureProposal(reading, standing.indicators, standing));
}
