/**
 * A finding beside a cell. `refuse` is not saved; `explain` is saved but wants a note before submitting; `missing` wants a
 * value, 未发生 or a note; `hint` asks for nothing.
 */
export interface CellFinding {
  level: 'refuse' | 'explain' | 'missing' | 'hint';
  code: FindingCode;
  message: string;
}

export type FindingCode =
  | 'too-many-decimals'
  | 'negative'
  | 'part-missing'
  | 'zero-denominator'
  | 'no-level'
  | 'over-hundred'
  | 'falling-cumulative'
  | 'below-limit'
  | 'above-limit'
  | 'relation'
  | 'unit'
  | 'outlier'
  | 'absent-stock'
  | 'missing'
  | 'outside-history'
  | 'same-as-last'
  | 'unchanged';

/** A note answers it; without one the report cannot be submitted. */
export function wantsNote({ level }: Pick<CellFinding, 'level'>): boolean {
  return level === 'explain' || level === 'missing';
}
