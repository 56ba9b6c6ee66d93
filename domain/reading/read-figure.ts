import type { SectionKey } from './outline.ts';

/** `certain`: in the layout's own words. `likely`: in other words, in another unit, or where the text says more than one thing. */
export type Certainty = 'certain' | 'likely';

export type Direction = '增加' | '减少' | '增长' | '下降';

export interface Classification {
  class: string;
  section?: string;
  item?: string;
}

/** A figure the document states. `quote` stands in the text from `start` to `end`. */
export interface ReadFigure {
  code: string;
  section: SectionKey;
  name: string;
  /** A plain decimal in `unit`, with the digits of the document. */
  printed: string;
  unit: string;
  direction: Direction | null;
  reason: string | null;
  classification: Classification | null;
  quote: string;
  start: number;
  end: number;
  certainty: Certainty;
  /** Why it is not certain, or what was converted. */
  notes: string[];
}

const UP = ['增加', '增长', '上升', '提高', '增'];

/** Money goes 增加 or 减少, a percentage 增长 or 下降, whatever the document calls it. */
export function directionOf(word: string, unit: string): Direction {
  if (unit === '%') return UP.includes(word) ? '增长' : '下降';
  return UP.includes(word) ? '增加' : '减少';
}

/** 增加-114.20 may be meant either way: whoever reads it has to say. */
export function directionDoubt(word: string | undefined, numeral: string): string | null {
  return word !== undefined && numeral.startsWith('-') ? `原文在“${word}”之后写了负数，增减方向请核对` : null;
}

/** A part of the text, by its ends. */
export interface Span {
  start: number;
  end: number;
}
