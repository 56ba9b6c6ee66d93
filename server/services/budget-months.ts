import { listBudgetEvents } from '#db/tables/budget-reports.ts';
import { getYear } from '#db/tables/years.ts';
import { adjustedAsOf } from '#domain/budgets/budget-line.ts';
import { budgetActionOf } from '#domain/budgets/changes.ts';
import { type BudgetFinding, entryFindings, isAnswered } from '#domain/budgets/entry-findings.ts';
import { rateOf } from '#domain/budgets/execution.ts';
import { type Exact, exactFromMicro, fromMicro, printedInFull } from '#domain/decimal.ts';
import { localDay, type Month, monthNumber, yearOf } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import { isEditable, moveRules, type ReportMove, reportMoves, reportStateNames } from '#domain/reports/moves.ts';
import type { Ctx } from '../context.ts';
import { type BookLine, loadBudgetBook, sameItem } from './budget-book.ts';
import { amount } from './budget-views.ts';
import { financeDepartmentCode } from './finance-department.ts';

/** A month as its enterer and its reviewer see it: every line with what stands in it. Throws `year.not-found`. */
export async function budgetMonth(ctx: Ctx, month: Month) {
  const year = await getYear(ctx.db, yearOf(month));
  const book = await loadBudgetBook(ctx.db, year.year);
  const past = await loadBudgetBook(ctx.db, year.year - 1);
  const report = book.reports.find((one) => one.month === month) ?? null;
  const state = report?.state ?? 'draft';
  const department = await financeDepartmentCode(ctx.db);
  const isOpen = year.state !== 'closed' && month <= localDay(ctx.now).slice(0, 7);
  const isPossible = (move: ReportMove) =>
    isOpen && moveRules[move].from.includes(state) && can(ctx.actor, budgetActionOf[move], department);
  const lines = book.items.flatMap((item) =>
    item.lines.map((line) => {
      const before = sameItem(past, item)?.lines.find(({ source }) => source === line.source);
      const lastYear = before?.executed[monthNumber(month) - 1] ?? null;
      return { itemId: item.id, item: item.name, kind: item.kind, ...cellOf(line, month), lastYear: amount(lastYear) };
    }),
  );
  return {
    month,
    state,
    stateName: reportStateNames[state],
    version: report?.version ?? 0,
    reason: report?.reason ?? null,
    submittedAt: report?.submittedAt ?? null,
    approvedAt: report?.approvedAt ?? null,
    events: report ? await listBudgetEvents(ctx.db, report.id) : [],
    isDemo: report?.isDemo === 1,
    mayEdit: isOpen && isEditable(state) && can(ctx.actor, 'budget.save', department),
    moves: lines.length === 0 ? [] : reportMoves.filter(isPossible),
    open: lines.filter(({ findings, note }) => findings.some((finding) => !isAnswered(finding, note))).length,
    lines,
  };
}

/** What stands in a line's cell of a month, with what there is to say about it. */
function cellOf(line: BookLine, month: Month) {
  const at = monthNumber(month);
  const entry = line.entries.find((one) => one.month === at);
  const executed = exactFromMicro(entry?.executedMicro ?? null);
  const approved = exactFromMicro(entry?.approvedMicro ?? null);
  const adjusted = adjustedAsOf(line, yearOf(month), at);
  const before = lastBefore(line, at);
  const findings: BudgetFinding[] = entryFindings({ executed, before, adjusted });
  const own = line.history.filter(({ date }) => date.startsWith(month));
  return {
    lineId: line.id,
    source: line.source,
    initial: amount(line.initial),
    adjusted: adjusted && printedInFull(adjusted, 2),
    before: before && { month: before.month, value: printedInFull(before.value, 2) },
    executed: executed && printedInFull(executed, 2),
    /** Official, where it differs from what is entered: a month that was reopened. */
    approved: approved && printedInFull(approved, 2),
    inMonth: executed && amount(before === null ? executed : executed.minus(before.value)),
    rate: amount(rateOf(executed, adjusted)),
    note: entry?.note ?? null,
    version: entry?.version ?? 0,
    by: entry?.by ?? null,
    at: entry?.enteredAt ?? null,
    findings,
    adjustments: own.map(({ amountMicro, reason, documentNumber }) => ({
      amount: amount(fromMicro(amountMicro)),
      reason,
      documentNumber,
    })),
  };
}

/** The last cumulative entered before the month, whatever has become of it. */
function lastBefore({ entries }: BookLine, at: number): { month: number; value: Exact } | null {
  const earlier = entries
    .filter(({ month, executedMicro }) => month < at && executedMicro !== null)
    .sort((one, other) => other.month - one.month)[0];
  return earlier ? { month: earlier.month, value: fromMicro(earlier.executedMicro!) } : null;
}
