import type { Db } from '#db/connection.ts';
import {
  listAdjustments,
  listBudgetItems,
  listBudgetLines,
  type StoredAdjustment,
  type StoredItem,
} from '#db/tables/budget-items.ts';
import { type BudgetReport, listBudgetEntries, listBudgetReports } from '#db/tables/budget-reports.ts';
import { type BudgetLine, joinedLine } from '#domain/budgets/budget-line.ts';
import type { SourceLine } from '#domain/budgets/fund-lines.ts';
import { exactFromMicro, fromMicro } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { monthNumber } from '#domain/period.ts';

/** The money of one source: what is approved, and beside it what is entered. */
export interface BookLine extends SourceLine {
  id: number;
  history: StoredAdjustment[];
  /** What is handed in and not approved yet, January first. */
  submitted: MonthlyValues;
  entries: BookEntry[];
}

type BookEntry = Awaited<ReturnType<typeof listBudgetEntries>>[number] & { month: number };

export interface BookItem extends StoredItem {
  lines: BookLine[];
}

export interface BudgetBook {
  year: number;
  items: BookItem[];
  reports: BudgetReport[];
  isDemo: boolean;
}

/** A year's money with everything entered of it; without items for a year that has none. */
export async function loadBudgetBook(db: Db, year: number): Promise<BudgetBook> {
  const items = await listBudgetItems(db, year);
  const reports = await listBudgetReports(db, year);
  if (items.length === 0) return { year, items: [], reports, isDemo: false };
  const lines = await listBudgetLines(
    db,
    items.map(({ id }) => id),
  );
  const adjustments = groupedBy(
    await listAdjustments(
      db,
      lines.map(({ id }) => id),
    ),
  );
  const byId = new Map(reports.map((report) => [report.id, report]));
  const stored = await listBudgetEntries(
    db,
    reports.map(({ id }) => id),
  );
  const entries = groupedBy(stored.map((entry) => ({ ...entry, month: monthNumber(byId.get(entry.reportId)!.month) })));
  const book = lines.map((line) => {
    const history = adjustments.get(line.id) ?? [];
    const own = entries.get(line.id) ?? [];
    const isWaiting = ({ reportId }: BookEntry) => byId.get(reportId)?.state === 'submitted';
    return {
      id: line.id,
      itemId: line.itemId,
      source: line.source,
      initial: exactFromMicro(line.initialMicro),
      adjustments: history.map(({ date, amountMicro }) => ({ date, amount: fromMicro(amountMicro) })),
      history,
      executed: byMonth(own, ({ approvedMicro }) => approvedMicro),
      submitted: byMonth(own.filter(isWaiting), ({ executedMicro }) => executedMicro),
      entries: own,
    };
  });
  return {
    year,
    items: items.map((item) => ({ ...item, lines: book.filter(({ itemId }) => itemId === item.id) })),
    reports,
    isDemo: items.some((item) => item.isDemo === 1),
  };
}

function groupedBy<T extends { lineId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) groups.set(row.lineId, [...(groups.get(row.lineId) ?? []), row]);
  return groups;
}

function byMonth(entries: readonly BookEntry[], micro: (entry: BookEntry) => number | null): MonthlyValues {
  const values: MonthlyValues = Array.from({ length: 12 }, () => null);
  for (const entry of entries) values[entry.month - 1] = exactFromMicro(micro(entry));
  return values;
}

/** Estimates look back as far; what is older says little of this year's spending. */
const YEARS_BACK = 5;

/** The unbroken years before, the oldest first. */
export async function loadPastBooks(db: Db, year: number): Promise<BudgetBook[]> {
  const books: BudgetBook[] = [];
  for (let past = year - 1; past >= year - YEARS_BACK; past -= 1) {
    const book = await loadBudgetBook(db, past);
    if (book.items.length === 0) break;
    books.unshift(book);
  }
  return books;
}

/** All money of a project, or that of one source. */
export function moneyOf(item: BookItem, year: number, source?: string): BudgetLine | null {
  const lines = source === undefined ? item.lines : item.lines.filter((line) => line.source === source);
  return joinedLine(lines, year);
}

/** The same project in another year. */
export function sameItem(book: BudgetBook | undefined, { code }: Pick<BookItem, 'code'>): BookItem | null {
  return book?.items.find((item) => item.code === code) ?? null;
}
