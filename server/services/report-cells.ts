import type { StoredIndicator } from '#db/tables/indicators.ts';
import { type Entry, listEntries, type Report } from '#db/tables/reports.ts';
import { type Exact, exactFromMicro } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { NO_PARTS, type PartValues, partsOf } from '#domain/indicators/rate.ts';
import { type Month, monthNumber, yearOf } from '#domain/period.ts';
import { type CellFinding, findingsOf } from '#domain/reports/checks.ts';
import { type EnteredValue, enteredValue } from '#domain/reports/entered-value.ts';
import type { ReportSave } from '#domain/reports/report.ts';
import type { Ctx } from '../context.ts';
import { type IndicatorYear, loadYearBook } from './year-book.ts';

/** The department's indicators with the year as of the month, by number. */
export async function cellsOf(ctx: Ctx, month: Month, department: string): Promise<Map<number, IndicatorYear>> {
  const isOwn = (indicator: StoredIndicator) => indicator.departmentCode === department;
  const { indicators } = await loadYearBook(ctx, yearOf(month), monthNumber(month), isOwn);
  return new Map(indicators.map((item) => [item.indicator.id, item]));
}

/** What is kept in a cell, as figures. */
export function enteredIn(entry: Entry | undefined): EnteredValue {
  return {
    value: exactFromMicro(entry?.valueMicro ?? null),
    numerator: exactFromMicro(entry?.numeratorMicro ?? null),
    denominator: exactFromMicro(entry?.denominatorMicro ?? null),
  };
}

/** Findings on a value, or on the parts that give it, entered for the month of the book. */
export function findingsIn(
  { indicator, input }: IndicatorYear,
  value: Exact | null,
  parts: PartValues = NO_PARTS,
): CellFinding[] {
  const declared = partsOf(indicator);
  return findingsOf({
    accumulation: indicator.accumulation,
    unit: indicator.unit,
    decimals: indicator.decimals,
    value,
    months: input.months,
    lastYear: input.lastYear,
    month: input.asOf,
    parts: declared && { ...parts, declared },
  });
}

/**
 * What each entry says, in their order; a rate is worked out from its parts. Nothing is saved when one cell is foreign or
 * refused: every reason is told at once.
 */
export function usableValues(
  save: ReportSave,
  cells: Map<number, IndicatorYear>,
  before: readonly Entry[],
): EnteredValue[] {
  const problems: { path: string; indicatorId: number; message: string }[] = [];
  const stored = new Map(before.map((entry) => [entry.indicatorId, entry]));
  const values: EnteredValue[] = [];
  for (const [index, entry] of save.entries.entries()) {
    const cell = cells.get(entry.indicatorId);
    if (!cell) throw new Failure('report.indicator-foreign', { indicatorId: entry.indicatorId });
    const { indicatorId } = entry;
    const asked = { ...cell.indicator, parts: partsOf(cell.indicator) };
    const read = enteredValue(entry, asked, enteredIn(stored.get(indicatorId)));
    const refusals =
      read.refusal !== null
        ? [read.refusal]
        : findingsIn(cell, read.entered.value, read.entered).flatMap(({ level, message }) =>
            level === 'refuse' ? [message] : [],
          );
    if (read.refusal === null) values.push(read.entered);
    for (const refusal of refusals) {
      problems.push({ path: `entries.${index}.value`, indicatorId, message: `${cell.indicator.name}：${refusal}` });
    }
  }
  if (problems.length === 0) return values;
  const sentences = problems.slice(0, 3).map((problem) => problem.message);
  throw new Failure('input.invalid', { problems }, `${sentences.join('；')}。`);
}

/** Findings that no note answers; an empty cell is one. */
export function openFindingsIn(cells: IndicatorYear[], saved: Entry[]) {
  const entries = new Map(saved.map((entry) => [entry.indicatorId, entry]));
  return cells.flatMap((cell) => {
    const entry = entries.get(cell.indicator.id);
    if (entry?.note) return [];
    const entered = enteredIn(entry);
    const findings = findingsIn(cell, entered.value, entered);
    return findings.map((finding) => ({
      indicatorId: cell.indicator.id,
      name: cell.indicator.name,
      code: finding.code,
      level: finding.level,
      message: finding.message,
    }));
  });
}

/** Submitting wants a value or a note for every indicator, and a note where a finding asks for one. */
export async function requireComplete(ctx: Ctx, report: Report, month: Month, department: string): Promise<void> {
  const cells = await cellsOf(ctx, month, department);
  const open = openFindingsIn([...cells.values()], await listEntries(ctx.db, report.id));
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
