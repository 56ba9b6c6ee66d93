const MOST_STEPS = 100;

/** What takes back each act, the latest last, and what does again each act that was taken back. */
export interface StepHistory<E> {
  undo: E[][];
  redo: E[][];
}

export type ActKind = 'new' | 'undo' | 'redo';

export const emptyHistory: StepHistory<never> = { undo: [], redo: [] };

/** The history when an act is saved; `reverse` takes that act back. A new act ends what could be done again. */
export function historyAfter<E>({ undo, redo }: StepHistory<E>, kind: ActKind, reverse: E[]): StepHistory<E> {
  if (kind === 'undo') return { undo, redo: [...redo, reverse] };
  return { undo: [...undo, reverse].slice(-MOST_STEPS), redo: kind === 'new' ? [] : redo };
}
