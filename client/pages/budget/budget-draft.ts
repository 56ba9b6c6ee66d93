import type { BudgetEntryInput } from '#domain/budgets/changes.ts';
import { moneySchema } from '#domain/budgets/changes.ts';
import { type BudgetFinding, entryFindings, isAnswered } from '#domain/budgets/entry-findings.ts';
import { rateOf } from '#domain/budgets/execution.ts';
import { exact, exactOrNull, printed } from '#domain/decimal.ts';
import { typedNumber } from '#domain/reports/typed-number.ts';
import type { BudgetCell } from '../../queries/budget.ts';
import { UNIT } from './budget-words.ts';

/** What stands in the two fields of a line, as typed. */
export interface DraftCell {
  executed: string;
  note: string;
  /** Of the stored cell that was last seen. */
  version: number;
}
export type BudgetDraft = Record<number, DraftCell>;
export type DraftField = 'executed' | 'note';

export function draftOf(lines: readonly BudgetCell[]): BudgetDraft {
  return Object.fromEntries(
    lines.map(({ lineId, executed, note, version }) => [
      lineId,
      { executed: executed ?? '', note: note ?? '', version },
    ]),
  );
}

/** A cell as it stands now: its figure, or why it is none, and what there is to say about it. */
export interface ReadCell {
  value: string | null;
  refusal: string | null;
  findings: BudgetFinding[];
  inMonth: string | null;
  rate: string | null;
  isChanged: boolean;
}

export function readCell(line: BudgetCell, { executed, note }: DraftCell): ReadCell {
  const typed = typedNumber(executed, UNIT);
  const checked = typed.ok && typed.value !== null ? moneySchema.safeParse(typed.value) : null;
  const refusal = !typed.ok
    ? typed.reason
    : checked?.success === false
      ? (checked.error.issues[0]?.message ?? null)
      : null;
  const value = typed.ok && refusal === null ? typed.value : null;
  const amount = exactOrNull(value);
  const before = line.before && { month: line.before.month, value: exact(line.before.value) };
  const adjusted = exactOrNull(line.adjusted);
  const rate = rateOf(amount, adjusted);
  return {
    value,
    refusal,
    findings: refusal === null ? entryFindings({ executed: amount, before, adjusted }) : [],
    inMonth: amount && printed(before === null ? amount : amount.minus(before.value), 2),
    rate: rate && printed(rate, 2),
    isChanged: refusal !== null || !isSame(value, line.executed) || note.trim() !== (line.note ?? ''),
  };
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : exact(one).eq(exact(other));
}

/** What saving sends: the cells that differ from what is stored and can be read. */
export function entriesOf(lines: readonly BudgetCell[], draft: BudgetDraft): BudgetEntryInput[] {
  return lines.flatMap((line) => {
    const cell = draft[line.lineId];
    if (!cell) return [];
    const { value, refusal, isChanged } = readCell(line, cell);
    if (!isChanged || refusal !== null) return [];
    return [{ lineId: line.lineId, executed: value, note: cell.note.trim() || null, version: cell.version }];
  });
}

/** Lines whose text is no figure, and those that still want a figure or a note before the month is handed in. */
export function openCells(lines: readonly BudgetCell[], draft: BudgetDraft) {
  const cells = lines.flatMap((line) => {
    const cell = draft[line.lineId];
    return cell ? [{ line, cell, read: readCell(line, cell) }] : [];
  });
  return {
    refused: cells.filter(({ read }) => read.refusal !== null).length,
    open: cells.filter(({ cell, read }) => read.findings.some((finding) => !isAnswered(finding, cell.note))).length,
  };
}

/**
 * A block from a spreadsheet, laid down from one field on: the first column into that field, the second into the note beside
 * it. Rows beyond the last line are left out; an empty cell of the block leaves what is there.
 */
export function pastedInto(
  draft: BudgetDraft,
  lines: readonly Pick<BudgetCell, 'lineId'>[],
  from: { lineId: number; field: DraftField },
  table: readonly (readonly string[])[],
): { draft: BudgetDraft; taken: number; left: number } {
  const start = lines.findIndex(({ lineId }) => lineId === from.lineId);
  const next = { ...draft };
  let taken = 0;
  const fields: DraftField[] = from.field === 'executed' ? ['executed', 'note'] : ['note'];
  for (const [index, row] of table.entries()) {
    const line = lines[start + index];
    const cell = line && next[line.lineId];
    if (!line || !cell) continue;
    const changes = fields.flatMap((field, column) => {
      const text = row[column]?.trim() ?? '';
      return text === '' ? [] : [[field, text] as const];
    });
    next[line.lineId] = { ...cell, ...Object.fromEntries(changes) };
    taken += changes.length;
  }
  return { draft: next, taken, left: Math.max(0, table.length - (lines.length - start)) };
}

export interface CellConflict {
  lineId: number;
  theirs: { executed: string | null; note: string | null; by: string | null };
  version: number;
}

/** The conflicts that a refused save names; none in any other failure. */
export function conflictsIn(details: unknown): CellConflict[] {
  const { conflicts } = (details ?? {}) as { conflicts?: CellConflict[] };
  return Array.isArray(conflicts) ? conflicts : [];
}
