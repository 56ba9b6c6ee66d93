import type { Block, Document, Table } from '#domain/forms/document.ts';
import { heightAt, rowHeightsBy } from './text-measure.ts';

/** Sizes in points, margins and paper in millimetres; one table for the files that know pages. */
export interface Look {
  margin: { top: number; right: number; bottom: number; left: number };
  title: number;
  subtitle: number;
  body: number;
  /** Within tables. */
  cell: number;
  shortestRow: number;
  /** Distance of lines as a share of the font size. */
  line: number;
  /** Distance of a table from the text around it. */
  apart: number;
}

const FORM: Look = {
  margin: { top: 15, right: 15, bottom: 15, left: 15 },
  title: 18,
  subtitle: 11,
  body: 10,
  cell: 10,
  shortestRow: 20,
  line: 1.35,
  apart: 0,
};

/** A form longer than its sheet is set smaller, as a typist would, so that it prints on one page. */
const DENSE_FORM: Look = { ...FORM, cell: 9, shortestRow: 18, line: 1.25 };

/** Margins and sizes of an official letter (GB/T 9704—2012: 三号 text, 版心 156 × 225 mm). */
export const REPORT: Look & { contents: number } = {
  margin: { top: 37, right: 26, bottom: 35, left: 28 },
  title: 22,
  subtitle: 16,
  /** 四号, of a table of contents: its longest heading fits on a line. */
  contents: 14,
  body: 16,
  cell: 10.5,
  shortestRow: 22,
  line: 1.75,
  apart: 10,
};

const A4 = { short: 210, long: 297 };
const POINTS_PER_MILLIMETRE = 72 / 25.4;

export function lookOf(document: Document, isDense: boolean): Look {
  if (document.look === 'report') return REPORT;
  return isDense ? DENSE_FORM : FORM;
}

/** Whether a block must stand on the page of the next: a heading, the sentence above a table, who signs above the date. */
export function leads(blocks: Block[], index: number): boolean {
  const [block, next] = [blocks[index], blocks[index + 1]];
  if (block?.kind !== 'paragraph') return block?.kind === 'heading';
  return next?.kind === 'table' || (next?.kind === 'paragraph' && next.align === 'right');
}

/** Height of the type area in points. */
export function typeAreaHeight({ page }: Pick<Document, 'page'>, { margin }: Look): number {
  const height = page.orientation === 'portrait' ? A4.long : A4.short;
  return (height - margin.top - margin.bottom) * POINTS_PER_MILLIMETRE;
}

export function heightsOf(table: Table, look: Look): number[] {
  return rowHeightsBy(table, look.shortestRow, (cell) => heightAt(look.cell, cell, table));
}

/** Whether the form runs over its page at the usual size, but not by more than the smaller size saves. */
export function fitsOnlyDense(document: Document): boolean {
  const [block] = document.blocks;
  if (document.look !== 'form' || block?.kind !== 'table') return false;
  const fits = (look: Look) => {
    const table = heightsOf(block, look).reduce((total, height) => total + height, 0);
    return table + look.title * 1.8 + look.subtitle * 1.8 <= typeAreaHeight(document, look);
  };
  return !fits(FORM) && fits(DENSE_FORM);
}

/** The title as a reader program shows it: on paper it is spaced out or broken into lines. */
export function plainTitle({ title, subtitle }: Document): string {
  return `${title}${subtitle}`.replace(/\s/g, '');
}
