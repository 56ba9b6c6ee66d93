import {
  type BudgetEntry,
  type BudgetReport,
  findBudgetReport,
  insertBudgetReport,
  listBudgetEntries,
  setBudgetEntries,
  updateBudgetReport,
} from '#db/tables/budget-reports.ts';
import type { BudgetEntryInput, BudgetSave } from '#domain/budgets/changes.ts';
import { exactFromMicro, exactOrNull, microOrNull, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { type Month, yearOf } from '#domain/period.ts';
import { isEditable } from '#domain/reports/moves.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { loadBudgetBook } from './budget-book.ts';
import { financeDepartmentCode } from './finance-department.ts';
import { requireReportable } from './reports.ts';

/** Leaves saving what stands there already without a trace: the same request may come twice. */
class NothingToSave extends Error {}

/**
 * Saves cells of a month that is not handed in. Each cell stands for itself: one that somebody else has changed since it was
 * read is refused with all that are, and two people in different cells do not meet. Throws `budget.cell-conflict`,
 * `budget.not-editable`, `year.closed`.
 */
export async function saveBudgetMonth(ctx: Ctx, month: Month, { entries }: BudgetSave): Promise<void> {
  const department = await financeDepartmentCode(ctx.db);
  try {
    await write(ctx, { action: 'budget.save', subject: `budget:${month}`, department }, async (inside) => {
      const lines = await requireLines(inside, month, entries);
      const report = await openBudgetReport(inside, month);
      if (!isEditable(report.state)) throw new Failure('budget.not-editable', { state: report.state });
      const stored = new Map((await listBudgetEntries(inside.db, [report.id])).map((entry) => [entry.lineId, entry]));
      const changed = entries.filter((entry) => !isSame(stored.get(entry.lineId), entry));
      if (changed.length === 0) throw new NothingToSave();
      requireUnchanged(changed, stored);
      await setBudgetEntries(
        inside.db,
        changed.map((entry) => ({
          reportId: report.id,
          lineId: entry.lineId,
          executedMicro: microOrNull(exactOrNull(entry.executed)),
          note: entry.note,
          version: entry.version + 1,
          enteredBy: actorId(inside),
          enteredAt: inside.now.toISOString(),
        })),
      );
      await bumpBudgetReport(inside, report, {});
      const told = (entry: { lineId: number; executed: string | null; note: string | null }) => ({
        line: lines.get(entry.lineId),
        executed: entry.executed,
        note: entry.note,
      });
      return {
        result: undefined,
        before: changed.flatMap(({ lineId }) => {
          const entry = stored.get(lineId);
          return entry ? [told({ lineId, executed: shown(entry.executedMicro), note: entry.note })] : [];
        }),
        after: changed.map(told),
      };
    });
  } catch (error) {
    if (!(error instanceof NothingToSave)) throw error;
  }
}

/** The names of the lines by number. Throws `budget.line-not-found` for one that is not of the year. */
async function requireLines(
  ctx: Ctx,
  month: Month,
  entries: readonly BudgetEntryInput[],
): Promise<Map<number, string>> {
  const { items } = await loadBudgetBook(ctx.db, yearOf(month));
  const names = new Map(items.flatMap(({ name, lines }) => lines.map(({ id, source }) => [id, `${name}：${source}`])));
  const foreign = entries.find(({ lineId }) => !names.has(lineId));
  if (foreign) throw new Failure('budget.line-not-found', { id: foreign.lineId });
  return names;
}

type StoredEntry = BudgetEntry & { by: string | null };

function requireUnchanged(entries: readonly BudgetEntryInput[], stored: ReadonlyMap<number, StoredEntry>): void {
  const conflicts = entries.flatMap(({ lineId, executed, version }) => {
    const entry = stored.get(lineId);
    if ((entry?.version ?? 0) === version) return [];
    const theirs = { executed: shown(entry?.executedMicro ?? null), note: entry?.note ?? null, by: entry?.by ?? null };
    return [{ lineId, yours: executed, theirs, version: entry?.version ?? 0, at: entry?.enteredAt ?? null }];
  });
  if (conflicts.length > 0) throw new Failure('budget.cell-conflict', { conflicts });
}

function isSame(entry: BudgetEntry | undefined, { executed, note }: BudgetEntryInput): boolean {
  const micro = microOrNull(exactOrNull(executed));
  return (entry?.executedMicro ?? null) === micro && (entry?.note ?? null) === note;
}

function shown(micro: number | null): string | null {
  const value = exactFromMicro(micro);
  return value && printedInFull(value, 2);
}

/** The month as it is: made on first use. Throws for a closed year and a month not begun. */
export async function openBudgetReport(ctx: Ctx, month: Month): Promise<BudgetReport> {
  await requireReportable(ctx, month);
  const existing = await findBudgetReport(ctx.db, month);
  if (existing) return existing;
  return insertBudgetReport(ctx.db, {
    month,
    state: 'draft',
    version: 0,
    reason: null,
    submittedBy: null,
    submittedAt: null,
    approvedBy: null,
    approvedAt: null,
    updatedAt: ctx.now.toISOString(),
    isDemo: 0,
  });
}

export async function bumpBudgetReport(
  ctx: Ctx,
  report: BudgetReport,
  change: Parameters<typeof updateBudgetReport>[2],
): Promise<void> {
  const isOurs = await updateBudgetReport(ctx.db, report, { ...change, updatedAt: ctx.now.toISOString() });
  if (!isOurs) throw new Failure('budget.version-conflict', { yours: report.version });
}
