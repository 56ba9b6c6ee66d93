import { type Exact, printed } from '#domain/decimal.ts';
import { type FigureValue, formWithFigures } from '#domain/forms/figure-rows.ts';
import type { Form } from '#domain/forms/form.ts';
import { type ScoredForm, scoreForm } from '#domain/scoring/form-score.ts';
import type { YearBook } from './year-book.ts';

/**
 * A form as the year would end with these figures: at year end with its execution, before it without, because money is known
 * for the whole year only.
 */
export function projectedForm(
  form: Form,
  book: Pick<YearBook, 'month'>,
  figures: Map<string, FigureValue>,
): ScoredForm {
  return scoreForm(formWithFigures(book.month === 12 ? form : { ...form, funds: [] }, figures));
}

/** Total, most there is, and grade as they print. */
export function totalView({ total, max, grade }: Pick<ScoredForm, 'total' | 'max' | 'grade'>) {
  return { total: points(total.computed), max: printed(max, 0), grade };
}

export function points(score: Exact | null): string | null {
  return score === null ? null : printed(score, 2);
}
