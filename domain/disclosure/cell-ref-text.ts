import { lastOf } from '#domain/last-of.ts';
import type { CellRef, FundField, RowField } from '../forms/document.ts';

const HEADING_FIELDS = ['name', 'department', 'unit'] as const;
const GOAL_FIELDS = ['expected', 'actual'] as const;
const ROW_FIELDS = [
  'level1',
  'level2',
  'level3',
  'target',
  'basis',
  'weight',
  'actual',
  'score',
  'reason',
] as const satisfies RowField[];
const FUND_FIELDS = [
  'source',
  'initial',
  'adjusted',
  'executed',
  'weight',
  'rate',
  'score',
] as const satisfies FundField[];

/** A cell of a form as part of an address: `row.3.actual`, `fund.0.rate`, `goal.actual`, `total`. */
export function cellRefText(cell: CellRef): string {
  switch (cell.part) {
    case 'row':
      return `row.${cell.row}.${cell.field}`;
    case 'fund':
      return `fund.${cell.fund}.${cell.field}`;
    case 'heading':
    case 'goal':
      return `${cell.part}.${cell.field}`;
    case 'total':
      return 'total';
  }
}

/** The cell again; null for anything `cellRefText` does not write. */
export function readCellRef(text: string): CellRef | null {
  if (text === 'total') return { part: 'total' };
  const [part = '', ...rest] = text.split('.');
  const index = rest.length === 2 ? readIndex(rest[0] ?? '') : null;
  const name = lastOf(rest) ?? '';
  if (part === 'row' && index !== null) {
    const field = oneOf(ROW_FIELDS, name);
    return field && { part, row: index, field };
  }
  if (part === 'fund' && index !== null) {
    const field = oneOf(FUND_FIELDS, name);
    return field && { part, fund: index, field };
  }
  if (rest.length !== 1) return null;
  if (part === 'heading') {
    const field = oneOf(HEADING_FIELDS, name);
    return field && { part, field };
  }
  if (part === 'goal') {
    const field = oneOf(GOAL_FIELDS, name);
    return field && { part, field };
  }
  return null;
}

/** A whole number from 0, written in one way only. */
export function readIndex(text: string): number | null {
  return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : null;
}

function oneOf<T extends string>(names: readonly T[], name: string): T | null {
  return names.find((known) => known === name) ?? null;
}
