import { insertAdjustment, insertBudgetItem, type StoredLine } from '#db/tables/budget-items.ts';
import {
  insertBudgetEntries,
  insertBudgetEvents,
  insertBudgetReport,
  setBudgetEntries,
} from '#db/tables/budget-reports.ts';
import { toMicro } from '#domain/decimal.ts';
import { type Month, monthAfter, monthNumber, monthsOfYear } from '#domain/period.ts';
import type { Ctx } from '#server/context.ts';
import { type DemoLine, demoBudget } from './budget-paths.ts';

/** The running year is approved up to here; the month after is begun and not handed in. */
const LAST_APPROVED = '2024-09';
const CURRENT = '2024-10';
/** Of the month that is begun so many lines are filled in: what the finance department goes on with. */
const BEGUN = 8;
const YEARS = [2022, 2023, 2024];

interface People {
  officer: number;
  heads: Map<string, number>;
}

interface FilledLine extends DemoLine {
  stored: StoredLine;
}

/** The money of three years by month as if it had been entered and approved; 2023 ends on what is published. All marked. */
export async function loadDemoBudget(ctx: Ctx, { officer, heads }: People, finance: string): Promise<void> {
  const head = heads.get(finance) ?? null;
  for (const year of YEARS) {
    const lines = await insertYearsLines(ctx, year, head);
    for (const month of monthsOfYear(year)) {
      if (month <= LAST_APPROVED) await insertApproved(ctx, month, lines, { head, officer });
      else if (month === CURRENT) await insertBegun(ctx, month, lines, head);
    }
  }
}

async function insertYearsLines({ db }: Ctx, year: number, head: number | null): Promise<FilledLine[]> {
  const filled: FilledLine[] = [];
  for (const [position, { lines, ...item }] of demoBudget(year).entries()) {
    const drafts = lines.map(({ source, initial }) => ({ source, initialMicro: toMicro(initial) }));
    const stored = await insertBudgetItem(db, { ...item, year, position, isDemo: 1 }, drafts);
    filled.push(...lines.map((line, index) => ({ ...line, stored: stored.lines[index]! })));
  }
  for (const { stored, adjustments } of filled) {
    for (const { date, amount, reason, documentNumber } of adjustments) {
      const row = { lineId: stored.id, date, amountMicro: toMicro(amount), reason, documentNumber, countersId: null };
      await insertAdjustment(db, { ...row, actorId: head, at: `${date}T08:00:00.000Z`, isDemo: 1 });
    }
  }
  return filled;
}

async function insertApproved(
  { db }: Ctx,
  month: Month,
  lines: FilledLine[],
  { head, officer }: { head: number | null; officer: number },
): Promise<void> {
  const times = timesOf(month);
  const { id } = await insertBudgetReport(db, {
    month,
    state: 'approved',
    version: 3,
    reason: null,
    submittedBy: head,
    submittedAt: times.submitted,
    approvedBy: officer,
    approvedAt: times.approved,
    updatedAt: times.approved,
    isDemo: 1,
  });
  await insertBudgetEvents(db, [
    { reportId: id, ...submitted, actorId: head, at: times.submitted },
    { reportId: id, ...approved, actorId: officer, at: times.approved },
  ]);
  await insertBudgetEntries(
    db,
    lines.map((line) => {
      const micro = toMicro(line.executed[monthNumber(month) - 1]!);
      return { ...entryOf(id, line, micro, head, times.entered), approvedMicro: micro };
    }),
  );
}

async function insertBegun({ db }: Ctx, month: Month, lines: FilledLine[], head: number | null): Promise<void> {
  const { entered } = timesOf(month);
  const { id } = await insertBudgetReport(db, {
    month,
    state: 'draft',
    version: 1,
    reason: null,
    submittedBy: null,
    submittedAt: null,
    approvedBy: null,
    approvedAt: null,
    updatedAt: entered,
    isDemo: 1,
  });
  const begun = lines.filter(({ stored }) => !isWithoutMoney(stored)).slice(0, BEGUN);
  await setBudgetEntries(
    db,
    begun.map((line) => entryOf(id, line, toMicro(line.executed[monthNumber(month) - 1]!), head, entered)),
  );
}

/** No figure is asked of a level of government that gives nothing. */
function isWithoutMoney({ initialMicro }: StoredLine): boolean {
  return initialMicro === null || initialMicro === 0;
}

function entryOf(reportId: number, { stored }: FilledLine, micro: number, head: number | null, at: string) {
  return {
    reportId,
    lineId: stored.id,
    executedMicro: micro,
    note: null,
    version: 1,
    enteredBy: head,
    enteredAt: at,
  };
}

const submitted = { move: 'submit', fromState: 'draft', toState: 'submitted', reason: null } as const;
const approved = { move: 'approve', fromState: 'submitted', toState: 'approved', reason: null } as const;

function timesOf(month: Month): { entered: string; submitted: string; approved: string } {
  const next = monthAfter(month);
  // The demonstration begins on 2 November: what is entered of October was entered the day before.
  return {
    entered: `${next}-01T02:00:00.000Z`,
    submitted: `${next}-03T03:00:00.000Z`,
    approved: `${next}-04T07:00:00.000Z`,
  };
}
