import { countOpenRechecks } from '#db/tables/report-rechecks.ts';
import { listEntries, listReports } from '#db/tables/reports.ts';
import { Failure } from '#domain/failures.ts';
import { type Month, monthNumber, yearOf } from '#domain/period.ts';
import type { ApprovalItem } from '#domain/reports/moves.ts';
import type { Ctx } from '../context.ts';
import { relationsInForce } from './cell-rules.ts';
import { openFindingsIn, withRules } from './report-cells.ts';
import { moveReport } from './reports.ts';
import { loadYearBook, type YearBook } from './year-book.ts';

/** The year's reports that wait for review, the oldest month first, with what nobody has explained in each. */
export async function waitingReports(ctx: Ctx, year: number) {
  const waiting = (await listReports(ctx.db, year)).filter((report) => report.state === 'submitted');
  const rechecks = await countOpenRechecks(ctx.db, year);
  const books = new Map<Month, YearBook>();
  const items = [];
  for (const report of waiting) {
    const { month, departmentCode } = report;
    const book = books.get(month) ?? (await loadYearBook(ctx, year, monthNumber(month)));
    books.set(month, book);
    const cells = book.indicators.filter((item) => item.department.code === departmentCode);
    const relations = await relationsInForce(ctx, departmentCode);
    const ruled = await withRules(ctx, month, cells);
    const open = openFindingsIn(ruled, await listEntries(ctx.db, report.id), relations);
    items.push({
      month,
      department: departmentCode,
      name: cells[0]?.department.name ?? departmentCode,
      version: report.version,
      submittedAt: report.submittedAt,
      openFindings: open.length,
      openRechecks: rechecks.get(report.id) ?? 0,
    });
  }
  return items;
}

/**
 * Approves several reports, each in its own transaction: one that was changed meanwhile holds up no other. What still has
 * an unexplained finding is refused here; such a report is approved by whoever has it open.
 */
export async function approveReports(ctx: Ctx, items: ApprovalItem[]) {
  const open = new Map<string, number>();
  for (const year of new Set(items.map(({ month }) => yearOf(month)))) {
    for (const one of await waitingReports(ctx, year))
      open.set(`${one.department}:${one.month}`, one.openFindings + one.openRechecks);
  }
  const results = [];
  for (const { month, department, version } of items) {
    try {
      const openFindings = open.get(`${department}:${month}`) ?? 0;
      if (openFindings > 0) throw new Failure('report.findings-open', { openFindings });
      await moveReport(ctx, month, department, { move: 'approve', version });
      results.push({ month, department, ok: true, error: null });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      results.push({ month, department, ok: false, error: { code: error.code, message: error.message } });
    }
  }
  return { results };
}
