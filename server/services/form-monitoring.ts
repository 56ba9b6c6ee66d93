import { getMonitoring, type StoredMonitoring } from '#db/tables/form-monitoring.ts';
import { getForm, type StoredForm } from '#db/tables/forms.ts';
import { listYears } from '#db/tables/years.ts';
import { Failure } from '#domain/failures.ts';
import { type FileFormat, fileNamePart } from '#domain/forms/file-name.ts';
import { executionRate, type KnownFund, monitoredFund, monitoredRow } from '#domain/forms/monitoring.ts';
import { entryOf, fundEntryOf } from '#domain/forms/monitoring-edits.ts';
import { buildMonitoringForm } from '#domain/forms/monitoring-form.ts';
import { monitoringMissing } from '#domain/forms/monitoring-missing.ts';
import { forecastMethodNames } from '#domain/indicators/forecast-methods.ts';
import { localDay, monthOf } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import type { Ctx } from '../context.ts';
import type { Renderer } from '../forms/renderer.ts';
import { requirePermission } from '../write.ts';
import { knownFunds } from './budget-funds.ts';
import { type ExportedFile, jobFor, recordExport } from './form-exports.ts';
import { type IndicatorYear, loadYearBook } from './year-book.ts';

/** No department has this code: only whom the permission lets touch everything may act for it. */
export const NO_DEPARTMENT = 'none';

/**
 * The 绩效目标执行监控表 of a form as of a month (1–12): the approved months and the estimates they give, and over them what
 * people have written. Throws `form.not-found`, `monitoring.month-not-begun`.
 */
export async function formMonitoring(ctx: Ctx, id: number, month: number) {
  const form = await getForm(ctx.db, id);
  requireBegun(ctx, form.year, month);
  const kept = (await listYears(ctx.db)).find(({ year }) => year === form.year);
  const items = kept ? await indicatorsOf(ctx, form, month) : new Map<string, IndicatorYear>();
  const stored = await getMonitoring(ctx.db, id, month);
  const known = await knownFunds(ctx, form, month);
  const { rows, funds } = monitoredLines(form, month, stored, items, known);
  const isSigned = form.state !== 'draft';
  const isOpen = kept?.state !== 'closed' && !isSigned;
  const mayFill = (department: string | undefined) =>
    isOpen && can(ctx.actor, 'form.monitor', department ?? NO_DEPARTMENT);
  const facts = rows.map((monitored) => {
    const item = itemOf(items, monitored.row.indicatorId);
    return { monitored, item, mayFill: mayFill(item?.department.code) };
  });
  return {
    id,
    kind: form.kind,
    name: form.name,
    year: form.year,
    month,
    moneyUnit: form.moneyUnit,
    isDemo: form.isDemo,
    isOpen,
    isSigned,
    version: stored.version,
    rights: { all: mayFill(undefined), some: facts.some((fact) => fact.mayFill) },
    rows: facts.map(({ monitored: { row, ...monitored }, item, mayFill: isOwn }) => ({
      key: row.key,
      level1: row.level1,
      level2: row.level2,
      level3: row.level3,
      targetText: row.targetText,
      indicatorId: row.indicatorId === null ? null : Number(row.indicatorId),
      ...monitored,
      written: entryOf(stored.sheet, row.key),
      /** The last approved month (1–12) that the figures reach. */
      figureMonth: item?.progress.month ?? null,
      forecastMethod: item?.progress.forecast ? forecastMethodNames[item.progress.forecast.method] : null,
      mayFill: isOwn,
    })),
    funds: form.funds.map((line, index) => {
      const fund = funds[index] ?? monitoredFund(line, month, fundEntryOf(stored.sheet, line.key));
      return {
        key: line.key,
        source: line.source,
        initial: line.initial,
        adjusted: line.adjusted,
        ...fund,
        rate: executionRate(line, fund.executed),
        written: fundEntryOf(stored.sheet, line.key),
      };
    }),
    missing: monitoringMissing(form, month, rows, funds),
    document: buildMonitoringForm(form, month, rows, funds),
  };
}

/** A month of the year's future has nothing to be watched. */
export function requireBegun(ctx: Ctx, year: number, month: number): void {
  const asked = monthOf(year, month);
  if (asked > localDay(ctx.now).slice(0, 7)) throw new Failure('monitoring.month-not-begun', { month: asked });
}

async function indicatorsOf(ctx: Ctx, form: StoredForm, month: number): Promise<Map<string, IndicatorYear>> {
  const ids = [...new Set(form.rows.flatMap(({ indicatorId }) => indicatorId ?? []))].map(Number);
  if (ids.length === 0) return new Map();
  const { indicators } = await loadYearBook(ctx, form.year, month, { ids });
  return new Map(indicators.map((item) => [String(item.indicator.id), item]));
}

function itemOf(items: ReadonlyMap<string, IndicatorYear>, id: string | null): IndicatorYear | undefined {
  return id === null ? undefined : items.get(id);
}

function monitoredLines(
  form: StoredForm,
  month: number,
  { sheet }: StoredMonitoring,
  items: ReadonlyMap<string, IndicatorYear>,
  known: ReadonlyMap<string, KnownFund>,
) {
  const rows = form.rows.map((row) => {
    const item = itemOf(items, row.indicatorId);
    const figure = item ? { ...item.progress, decimals: item.indicator.decimals } : null;
    return monitoredRow(row, figure, entryOf(sheet, row.key));
  });
  const funds = form.funds.map((line) =>
    monitoredFund(line, month, fundEntryOf(sheet, line.key), known.get(line.key) ?? null),
  );
  return { rows, funds };
}

/** The monitoring form as a file; the export is put on record. Throws `form.not-found`, `form.pdf-unavailable`. */
export async function exportMonitoring(
  ctx: Ctx,
  renderer: Renderer,
  { id, month, format }: { id: number; month: number; format: FileFormat },
): Promise<ExportedFile> {
  requirePermission(ctx, 'form.export');
  const { document, name, year } = await formMonitoring(ctx, id, month);
  const bytes = await renderer.render(await jobFor(ctx, document, format, '监控表'));
  await recordExport(ctx, renderer, `form:${id}:monitoring:${month}`, [format], 1);
  return { bytes, name: `${year}年度1-${month}月绩效目标执行监控表-${fileNamePart(name)}.${format}` };
}
