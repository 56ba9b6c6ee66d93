import { lastMonthOf } from '#domain/budgets/budget-line.ts';
import { type Execution, rateAt } from '#domain/budgets/execution.ts';
import { budgetStatusWords, calendarShare } from '#domain/budgets/lag.ts';
import { type Exact, printed } from '#domain/decimal.ts';
import { forecastMethodNames } from '#domain/indicators/forecast-methods.ts';
import { monthNumber } from '#domain/period.ts';
import { reportStateNames } from '#domain/reports/moves.ts';
import type { Ctx } from '../context.ts';
import { type BookItem, type BudgetBook, moneyOf } from './budget-book.ts';
import { type BudgetYear, executionIn, loadBudgetYear } from './budget-execution.ts';
import { budgetRights } from './budget-rights.ts';
import { memoryOf } from './read-model.ts';

/**
 * 预算执行 as of a month (1–12; by default the last approved one): the whole center, its sources, and every project, against
 * the calendar and against last year. Official figures are the approved ones; what is handed in stands beside them.
 */
export async function budgetView(ctx: Ctx, year: number, month?: number) {
  const memory = await memoryOf(ctx);
  const question = `budget view ${year} ${month ?? ''}`;
  const view = await memory.recall(question, ['forms'], () => workOut(ctx, year, month));
  return { ...view, rights: await budgetRights(ctx, year) };
}

async function workOut(ctx: Ctx, year: number, asked: number | undefined) {
  const all = await loadBudgetYear(ctx, year);
  const { book } = all;
  const month = asked ?? lastApproved(book) ?? 12;
  const overall = book.items.find(({ kind }) => kind === 'overall') ?? null;
  const projects = book.items.filter(({ kind }) => kind === 'project');
  return {
    year,
    month,
    isDemo: book.isDemo,
    /** 序时进度 of the as-of month, percent. */
    calendar: printed(calendarShare(month), 2),
    months: book.reports.map((report) => ({
      month: monthNumber(report.month),
      state: report.state,
      stateName: reportStateNames[report.state],
    })),
    total: overall && itemView(all, overall, month),
    sources:
      overall?.lines.map((line) => ({
        lineId: line.id,
        source: line.source,
        ...moneyView(all, overall, month, line.source),
      })) ?? [],
    projects: projects.map((item) => itemView(all, item, month)),
  };
}

function lastApproved({ reports }: BudgetBook): number | null {
  const approved = reports.filter(({ approvedAt }) => approvedAt !== null);
  return approved.length === 0 ? null : monthNumber(approved.at(-1)!.month);
}

export function itemView(all: BudgetYear, item: BookItem, month: number) {
  return { id: item.id, code: item.code, name: item.name, ...moneyView(all, item, month) };
}

/** The money of an item or of one source of it, as it prints. */
export function moneyView(all: BudgetYear, item: BookItem, month: number, source?: string) {
  const { year } = all.book;
  const line = moneyOf(item, year, source);
  const trend = Array.from({ length: month }, (_, index) => amount(line && rateAt(line, year, index + 1)));
  return {
    ...executionView(executionIn(all, item, month, source)),
    trend,
    pending: pendingView(all.book, item, month, source),
  };
}

function executionView(execution: Execution) {
  const { unspent, status } = execution;
  return {
    /** 1–12: what the figures stand for; earlier than the as-of month where that is not approved. */
    dataMonth: execution.month,
    initial: amount(execution.initial),
    adjusted: amount(execution.adjusted),
    executed: amount(execution.executed),
    rate: amount(execution.rate),
    calendar: printed(execution.calendar, 2),
    difference: amount(execution.difference),
    lastYearRate: amount(execution.lastYearRate),
    unspent: unspent && {
      value: printed(unspent.value, 2),
      low: amount(unspent.low),
      high: amount(unspent.high),
      isFinal: unspent.forecast.method === 'final',
      methodName: forecastMethodNames[unspent.forecast.method],
    },
    shortage: execution.shortage,
    status,
    statusWord: budgetStatusWords[status].word,
  };
}

/** The last month up to the as-of one that is handed in and not approved: shown marked 未审. */
function pendingView(book: BudgetBook, item: BookItem, month: number, source?: string) {
  const lines = item.lines.filter((line) => source === undefined || line.source === source);
  const entered = { ...item, lines: lines.map((line) => ({ ...line, executed: line.submitted })) };
  const line = moneyOf(entered, book.year);
  const at = line && lastMonthOf(line, month);
  if (!line || !at) return null;
  return { month: at, executed: amount(line.executed[at - 1] ?? null), rate: amount(rateAt(line, book.year, at)) };
}

export const amount = (value: Exact | null) => (value === null ? null : printed(value, 2));
