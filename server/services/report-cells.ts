import type { StoredIndicator } from '#db/tables/indicators.ts';
import { type Entry, listEntries, type Report } from '#db/tables/reports.ts';
import { exact, exactFromMicro, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { type Month, monthNumber, yearOf } from '#domain/period.ts';
import { type CellFinding, findingsOf } from '#domain/reports/checks.ts';
import type { ReportSave } from '#domain/reports/report.ts';
import type { Ctx } from '../context.ts';
import { type IndicatorInput, loadIndicatorInputs } from './year-book.ts';

/** The department's indicators with the year as of the month, by number. */
export async function cellsOf(ctx: Ctx, month: Month, department: string): Promise<Map<number, IndicatorInput>> {
  const isOwn = (indicator: StoredIndicator) => indicator.departmentCode === department;
  const items = await loadIndicatorInputs(ctx, yearOf(month), monthNumber(month), isOwn);
  return new Map(items.map((item) => [item.indicator.id, item]));
}

/** Findings on a value typed for the month of the book. */
export function findingsIn({ indicator, input }: IndicatorInput, value: string | null): CellFinding[] {
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

/** Nothing is saved when one cell is foreign or refused: every reason is told at once. */
export function refuseUnusable(save: ReportSave, cells: Map<number, IndicatorInput>): void {
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

/** Findings that no note answers; an empty cell is one. */
export function openFindingsIn(cells: IndicatorInput[], saved: Entry[]) {
  const entries = new Map(saved.map((entry) => [entry.indicatorId, entry]));
  return cells.flatMap((cell) => {
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
