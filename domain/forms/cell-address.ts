import type { CellRef } from './document.ts';

interface Keyed {
  rows: readonly { key: string }[];
  funds: readonly { key: string }[];
}

/** Address of a cell that outlives a move of its line: `r3.reason`, `f1.rate`, `goal.actual`, `total`. */
export function cellAddress(ref: CellRef, form: Keyed): string {
  switch (ref.part) {
    case 'row':
      return `${form.rows[ref.row]?.key ?? ''}.${ref.field}`;
    case 'fund':
      return `${form.funds[ref.fund]?.key ?? ''}.${ref.field}`;
    case 'total':
      return 'total';
    default:
      return `${ref.part}.${ref.field}`;
  }
}
