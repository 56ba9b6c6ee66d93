import type { CellRef } from '../forms/document.ts';

/**
 * One of the places a finding is about, as its rule knows it: a cell of a form, a stretch of the published prose, a printed
 * figure of the accounts, what an indicator's reports give, or a value worked out from other places (`words` say how).
 */
export type Side =
  | { kind: 'cell'; formId: number; cell: CellRef; words?: string; mark?: TextRange }
  | { kind: 'worked'; words: string; formId?: number; cell?: CellRef }
  | { kind: 'account'; code: string }
  | { kind: 'statement'; quote: string }
  | { kind: 'text'; position: number; start: number; end: number }
  | { kind: 'indicator'; indicatorId: number; words: string };

export interface TextRange {
  start: number;
  end: number;
}
