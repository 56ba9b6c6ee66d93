import { getForm, type StoredForm } from '#db/tables/forms.ts';
import { listYears } from '#db/tables/years.ts';
import { formFilledFromFigures } from '#domain/forms/figure-rows.ts';
import type { Ctx } from '../context.ts';
import { figuresToDate } from './indicator-scores.ts';
import { loadYearBook, type YearBook } from './year-book.ts';

/** A form as it is kept, and as it shows: rows nobody typed a result into take it from the approved figures. */
export interface LoadedForm {
  stored: StoredForm;
  form: StoredForm;
  /** The year the form belongs to; null for one the center does not keep. */
  book: YearBook | null;
  /** Up to which month (1–12) every figure the form shows reaches; null when it shows none. */
  figuresTo: number | null;
}

/** Throws `form.not-found`. */
export async function loadForm(ctx: Ctx, id: number): Promise<LoadedForm> {
  const stored = await getForm(ctx.db, id);
  const book = (await isKept(ctx, stored.year)) ? await loadYearBook(ctx, stored.year) : null;
  const form = book ? filled(stored, book) : stored;
  return { stored, form, book, figuresTo: book && monthReached(stored, book) };
}

/** The year a form is of; null for one the center does not keep. Throws `form.not-found`. */
export async function keptYearOf(ctx: Ctx, id: number): Promise<number | null> {
  const { year } = await getForm(ctx.db, id);
  return (await isKept(ctx, year)) ? year : null;
}

function monthReached(form: StoredForm, book: YearBook): number | null {
  const shown = new Set(form.rows.flatMap((row) => (row.actualText === null ? [row.indicatorId] : [])));
  const months = book.indicators.flatMap(({ indicator, progress }) =>
    shown.has(String(indicator.id)) && progress.month !== null ? [progress.month] : [],
  );
  return months.length === 0 ? null : Math.min(...months);
}

/** A year that the center does not keep has no figures to fill in. */
export async function filledForms(ctx: Ctx, forms: StoredForm[]): Promise<StoredForm[]> {
  const books = new Map<number, YearBook | null>();
  for (const { year } of forms.filter(needsFigures)) {
    if (!books.has(year)) books.set(year, (await isKept(ctx, year)) ? await loadYearBook(ctx, year) : null);
  }
  return forms.map((form) => {
    const book = needsFigures(form) ? books.get(form.year) : null;
    return book ? filled(form, book) : form;
  });
}

async function isKept(ctx: Ctx, year: number): Promise<boolean> {
  return (await listYears(ctx.db)).some((kept) => kept.year === year);
}

function needsFigures(form: StoredForm): boolean {
  return form.rows.some((row) => row.actualText === null && row.indicatorId !== null);
}

function filled(form: StoredForm, book: YearBook): StoredForm {
  return { ...form, ...formFilledFromFigures(form, figuresToDate(book)) };
}
