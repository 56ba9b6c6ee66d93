import type { CellChange } from './grid-block.ts';

/** Steps that can be taken back and taken again; a pasted block is one step. */
export interface EditHistory {
  done: readonly (readonly CellChange[])[];
  undone: readonly (readonly CellChange[])[];
}

export const emptyHistory: EditHistory = { done: [], undone: [] };

const LONGEST = 200;

/** A new step; what was taken back before can no longer be taken again. */
export function withStep(history: EditHistory, step: readonly CellChange[]): EditHistory {
  const changes = step.filter(({ before, after }) => before !== after);
  return changes.length === 0 ? history : { done: [...history.done, changes].slice(-LONGEST), undone: [] };
}

/** The last step with before and after exchanged, and the history without it; null when there is none. */
export function undone(history: EditHistory): { changes: CellChange[]; history: EditHistory } | null {
  const step = history.done[history.done.length - 1];
  if (!step) return null;
  const changes = [...step].reverse().map((change) => ({ ...change, before: change.after, after: change.before }));
  return { changes, history: { done: history.done.slice(0, -1), undone: [...history.undone, step] } };
}

export function redone(history: EditHistory): { changes: CellChange[]; history: EditHistory } | null {
  const step = history.undone[history.undone.length - 1];
  if (!step) return null;
  return { changes: [...step], history: { done: [...history.done, step], undone: history.undone.slice(0, -1) } };
}
