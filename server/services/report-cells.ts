import type { StoredLimits } from '#db/tables/entry-limits.ts';
import { type Entry, listEntries, type Report } from '#db/tables/reports.ts';
import { type Exact, exactFromMicro } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { partsOf } from '#domain/indicators/rate.ts';
import { type Month, monthNumber, yearOf } from '#domain/period.ts';
import type { Absence } from '#domain/reports/absence.ts';
import { findingsOf } from '#domain/reports/checks.ts';
import { type EnteredValue, enteredValue } from '#domain/reports/entered-value.ts';
import { type CellFinding, wantsNote } from '#domain/reports/finding.ts';
import type { UsualRange } from '#domain/reports/limits-from-history.ts';
import { type Relation, relationFindings } from '#domain/reports/relations.ts';
import type { ReportSave } from '#domain/reports/report.ts';
import type { Ctx } from '../context.ts';
import { loadCellRules, relationsInForce } from './cell-rules.ts';
import { type IndicatorInput, loadIndicatorInputs } from './year-book.ts';

/** An indicator as of the month with what its value is held against; without these, only refusals are sure. */
export interface CellYear extends IndicatorInput {
  limits?: StoredLimits | null;
  usual?: UsualRange | null;
}

/**
 * The department's indicators with the year as of the month, by number; of those in `ids` alone, when they are named. Enough
 * to see what cannot be saved.
 */
export async function cellsOf(
  ctx: Ctx,
  month: Month,
  department: string,
  ids?: readonly number[],
): Promise<Map<number, CellYear>> {
  const items = await loadIndicatorInputs(ctx, yearOf(month), monthNumber(month), { department, ...(ids && { ids }) });
  return new Map(items.map((item) => [item.indicator.id, item]));
}

/** The same with limits in force and the range of the past years: everything there is to say about a value. */
export async function ruledCellsOf(ctx: Ctx, month: Month, department: string): Promise<CellYear[]> {
  return withRules(ctx, month, [...(await cellsOf(ctx, month, department)).values()]);
}

export async function withRules(ctx: Ctx, month: Month, cells: readonly IndicatorInput[]): Promise<CellYear[]> {
  const { limits, proposals } = await loadCellRules(ctx, month, cells);
  return cells.map((cell) => {
    const proposal = proposals.get(cell.indicator.id);
    return {
      ...cell,
      limits: limits.get(cell.indicator.id) ?? null,
      usual: proposal?.kind === 'range' ? proposal : null,
    };
  });
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
  { indicator, input, limits = null, usual = null }: CellYear,
  { value, numerator, denominator }: EnteredValue,
  absence: Absence | null = null,
): CellFinding[] {
  const declared = partsOf(indicator);
  return findingsOf({
    accumulation: indicator.accumulation,
    unit: indicator.unit,
    decimals: indicator.decimals,
    value,
    absence,
    months: input.months,
    lastYear: input.lastYear,
    month: input.asOf,
    parts: declared && { numerator, denominator, declared },
    limits,
    usual,
  });
}

/** Findings of the rules between cells, by indicator; `valueAt` is this month's value of a cell. */
export function relationFindingsIn(
  cells: readonly CellYear[],
  relations: readonly Relation[],
  valueAt: (indicatorId: number) => Exact | null,
  hasNote: (indicatorId: number) => boolean,
): Map<number, CellFinding[]> {
  const byId = new Map(cells.map((cell) => [cell.indicator.id, cell.indicator]));
  const figureOf = (id: number) => {
    const indicator = byId.get(id);
    return indicator && { name: indicator.name, unit: indicator.unit, value: valueAt(id) };
  };
  return relationFindings(relations, figureOf, hasNote);
}

/**
 * What each entry says, in their order; a rate is worked out from its parts. Nothing is saved when one cell is foreign or
 * refused: every reason is told at once.
 */
export function usableValues(save: ReportSave, cells: Map<number, CellYear>, before: readonly Entry[]): EnteredValue[] {
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
        : findingsIn(cell, read.entered, entry.absence ?? null).flatMap(({ level, message }) =>
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

/** Everything to say about a report's cells as they are saved, by indicator, rules between cells included. */
export function savedFindings(
  cells: readonly CellYear[],
  saved: readonly Entry[],
  relations: readonly Relation[],
): Map<number, CellFinding[]> {
  const entries = new Map(saved.map((entry) => [entry.indicatorId, entry]));
  const hasNote = (id: number) => Boolean(entries.get(id)?.note);
  const valueAt = (id: number) => enteredIn(entries.get(id)).value;
  const related = relationFindingsIn(cells, relations, valueAt, hasNote);
  return new Map(
    cells.map((cell) => {
      const { id } = cell.indicator;
      const entry = entries.get(id);
      const own = findingsIn(cell, enteredIn(entry), entry?.absence ?? null);
      const between = related.get(id) ?? [];
      // A hint is for a value nothing else is said of.
      return [id, between.length === 0 ? own : [...own.filter(({ level }) => level !== 'hint'), ...between]];
    }),
  );
}

/** Findings that no note answers; an empty cell is one. */
export function openFindingsIn(cells: readonly CellYear[], saved: readonly Entry[], relations: readonly Relation[]) {
  const noted = new Set(saved.filter(({ note }) => note).map(({ indicatorId }) => indicatorId));
  const findings = savedFindings(cells, saved, relations);
  return cells.flatMap(({ indicator: { id, name } }) => {
    if (noted.has(id)) return [];
    const open = (findings.get(id) ?? []).filter(wantsNote);
    return open.map(({ code, level, message }) => ({ indicatorId: id, name, code, level, message }));
  });
}

/** Submitting wants a value, 未发生 or a note for every indicator, and a note where a finding asks for one. */
export async function requireComplete(ctx: Ctx, report: Report, month: Month, department: string): Promise<void> {
  const cells = await ruledCellsOf(ctx, month, department);
  const relations = await relationsInForce(ctx, department);
  const open = openFindingsIn(cells, await listEntries(ctx.db, report.id), relations);
  if (open.length === 0) return;
  const names = [...new Set(open.map((item) => item.name))];
  const more = names.length > 3 ? `等 ${names.length} 项` : '';
  const named = `${names.slice(0, 3).join('、')}${more}`;
  const isMissing = open.some((item) => item.level === 'missing');
  throw new Failure(
    isMissing ? 'report.incomplete' : 'report.explanation-missing',
    { problems: open },
    isMissing
      ? `还有指标没有填写：${named}。请补齐数值，本月没有发生的填“未发生”，或在说明栏写明未报原因后再提交。`
      : `有数据需要说明：${named}。请在说明栏写明原因后再提交。`,
  );
}
