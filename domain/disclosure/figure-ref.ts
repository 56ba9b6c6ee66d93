import type { CellRef } from '../forms/document.ts';
import { cellRefText, readCellRef, readIndex } from './cell-ref-text.ts';

/** Where a published figure comes from: what every number of the disclosure document leads back to. */
export type FigureRef =
  /** A line of the account book, entered or computed. */
  | { kind: 'account'; year: number; code: string }
  /** What an indicator stood at as of a month of its year. */
  | { kind: 'indicator'; year: number; month: number; indicatorId: number }
  | { kind: 'target'; year: number; indicatorId: number; targetId: number }
  | { kind: 'form'; formId: number; cell: CellRef }
  /** Totals over the year's forms and their funds: `projects.count`, `projects.adjusted`, `projects.executed`. */
  | { kind: 'budget'; year: number; code: string }
  /** A yearly figure typed for the prose, which nobody reports by the month. */
  | { kind: 'statement'; year: number; code: string }
  | { kind: 'department'; what: 'count' | 'names' };

/** The reference as one stable word, for addresses, manifests and attributes: `account:2023:income.total`. */
export function refText(ref: FigureRef): string {
  switch (ref.kind) {
    case 'account':
    case 'budget':
    case 'statement':
      return `${ref.kind}:${ref.year}:${ref.code}`;
    case 'indicator':
      return `indicator:${ref.year}:${ref.month}:${ref.indicatorId}`;
    case 'target':
      return `target:${ref.year}:${ref.indicatorId}:${ref.targetId}`;
    case 'form':
      return `form:${ref.formId}:${cellRefText(ref.cell)}`;
    case 'department':
      return `department:${ref.what}`;
  }
}

/** The reference again; null for anything `refText` does not write. */
export function readRef(text: string): FigureRef | null {
  const [kind, first = '', ...rest] = text.split(':');
  if (kind === 'department') {
    return rest.length === 0 && (first === 'count' || first === 'names') ? { kind, what: first } : null;
  }
  const number = readIndex(first);
  if (number === null) return null;
  switch (kind) {
    case 'account':
    case 'budget':
    case 'statement':
      return rest.length === 1 && isCode(rest[0]) ? { kind, year: number, code: rest[0] } : null;
    case 'indicator':
      return readIndicator(number, rest);
    case 'target': {
      const [indicatorId, targetId] = rest.map(readIndex);
      if (rest.length !== 2 || indicatorId == null || targetId == null) return null;
      return { kind, year: number, indicatorId, targetId };
    }
    case 'form': {
      const cell = rest.length === 1 ? readCellRef(rest[0] ?? '') : null;
      return cell && { kind, formId: number, cell };
    }
    default:
      return null;
  }
}

function readIndicator(year: number, rest: string[]): FigureRef | null {
  const [month, indicatorId] = rest.map(readIndex);
  if (rest.length !== 2 || month == null || indicatorId == null || month < 1 || month > 12) return null;
  return { kind: 'indicator', year, month, indicatorId };
}

/** Codes name lines of a book: letters, digits, dots, hyphens. */
function isCode(text: string | undefined): text is string {
  return text !== undefined && /^[\w.-]{1,80}$/.test(text);
}
