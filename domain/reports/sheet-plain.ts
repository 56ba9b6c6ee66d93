import type { Accumulation } from '../indicators/indicator.ts';
import type { RateParts } from '../indicators/rate.ts';

/** A cell as a workbook holds it, free of any file format. Numbers are plain decimals; a percentage 96.5 % reads `0.965`. */
export interface SheetCell {
  kind: 'text' | 'number' | 'percent' | 'date' | 'boolean' | 'error';
  text: string;
  isFormula: boolean;
  /** Decimals its format shows it with, of the percentage for a percent; absent where the format leaves them open. */
  decimals?: number;
}

/** Rows with something in them, in order; columns count from 1. */
export interface SheetRow {
  number: number;
  cells: ReadonlyMap<number, SheetCell>;
}

export interface SheetArea {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface PlainSheet {
  /** As its tab says; absent when the workbook does not tell. */
  name?: string;
  rows: readonly SheetRow[];
  merges: readonly SheetArea[];
}

/** An indicator that the report asks for. */
export interface SheetIndicator {
  indicatorId: number;
  code: string;
  name: string;
  unit: string;
  accumulation?: Accumulation;
  /** Of a rate that is made of two counts. */
  parts?: RateParts | null;
}

export interface SheetProblem {
  /** `G7` */
  cell: string;
  message: string;
}
