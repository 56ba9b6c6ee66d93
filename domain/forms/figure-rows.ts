import { type Exact, exact, printedInFull } from '#domain/decimal.ts';
import { type Level, levelNames } from '../indicators/qualitative.ts';
import { bandOf } from '../scoring/qualitative-score.ts';
import type { Form, FormRow } from './form.ts';
import { valueText } from './value-text.ts';

/** The value of an indicator for a form: from approved figures, or a year-end estimate; null when there is none. */
export interface FigureValue {
  value: Exact | null;
  decimals: number;
  /** Of a qualitative indicator, in place of the amount its code would be. */
  level?: Level | null;
}

/**
 * The row with the indicator's value as its actual. Where the printed actual already is that value the row stays as
 * printed, score included; otherwise the printed score no longer belongs to it.
 */
export function rowWithFigure(row: FormRow, figure: FigureValue): FormRow {
  if (figure.value === null) return { ...row, actual: null, actualUnit: null, actualText: null, printedScore: null };
  if (figure.level) return rowWithLevel(row, figure.level);
  if (row.actual !== null && exact(row.actual).eq(figure.value)) return row;
  const value = printedInFull(figure.value, figure.decimals);
  const actualText = valueText({ operator: '=', value, unit: row.unit });
  return { ...row, actual: value, actualUnit: row.unit, actualText, printedScore: null };
}

/** A row that says the same as the level, as printed or as judged, stays as it is. */
function rowWithLevel(row: FormRow, level: Level): FormRow {
  if (bandOf(row) === level) return row;
  return { ...row, actual: null, actualUnit: null, actualText: levelNames[level], band: level, printedScore: null };
}

/** Every row that an indicator measures takes its figure: the form as of a month. */
export function formWithFigures(form: Form, figures: Map<string, FigureValue>): Form {
  return { ...form, rows: form.rows.map((row) => withFigure(row, figures)) };
}

/** Only rows without an actual take the figure: a form being prepared, with what people typed left alone. */
export function formFilledFromFigures(form: Form, figures: Map<string, FigureValue>): Form {
  return { ...form, rows: form.rows.map((row) => (row.actualText === null ? withFigure(row, figures) : row)) };
}

function withFigure(row: FormRow, figures: Map<string, FigureValue>): FormRow {
  const figure = row.indicatorId === null ? undefined : figures.get(row.indicatorId);
  return figure === undefined ? row : rowWithFigure(row, figure);
}
