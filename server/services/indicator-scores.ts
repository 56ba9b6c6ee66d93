import { type Exact, printed, rounded } from '#domain/decimal.ts';
import { type FigureValue, rowWithFigure } from '#domain/forms/figure-rows.ts';
import type { Form, FormRow } from '#domain/forms/form.ts';
import { levelOf } from '#domain/indicators/qualitative.ts';
import { scoredRow } from '#domain/scoring/form-score.ts';
import { presetName } from '#domain/scoring/policy.ts';
import { scoreUnderPresets } from '#domain/scoring/score.ts';
import type { IndicatorYear, YearBook } from './year-book.ts';

export interface MeasuredRow {
  form: Form;
  row: FormRow;
  /** 1-based place in the form. */
  position: number;
}

/** The form rows that each indicator measures; rows of the overall form first, as they count for the center. */
export function rowsByIndicator(forms: Form[]): Map<number, MeasuredRow[]> {
  const byKind = [...forms].sort((a, b) => Number(b.kind === 'overall') - Number(a.kind === 'overall'));
  const rows = new Map<number, MeasuredRow[]>();
  for (const form of byKind) {
    for (const [index, row] of form.rows.entries()) {
      if (row.indicatorId === null) continue;
      const id = Number(row.indicatorId);
      rows.set(id, [...(rows.get(id) ?? []), { form, row, position: index + 1 }]);
    }
  }
  return rows;
}

/** The score that a value earns in the indicator's first form row, with its proof; null when no row measures it. */
export function scoreOfIndicator(rows: MeasuredRow[] | undefined, figure: FigureValue) {
  const first = rows?.[0];
  if (!first) return null;
  const { form, position } = first;
  const row = rowWithFigure(first.row, figure);
  const { proof, inForce, result } = scoredRow(row, form.policy);
  return {
    formId: Number(form.id),
    formName: form.name,
    kind: form.kind,
    row: position,
    weight: row.weight,
    score: inForce === null ? null : printed(inForce, 2),
    proof,
    inputs: result.kind === 'scored' ? result.proof.inputs : [],
    rounding: result.kind === 'scored' ? result.proof.rounding : null,
    underPresets: scoreUnderPresets(row).map(({ preset, score }) => ({
      preset,
      name: presetName(preset),
      score: score.kind === 'scored' ? printed(score.score, score.decimals) : null,
    })),
  };
}
export type IndicatorScore = NonNullable<ReturnType<typeof scoreOfIndicator>>;

/** The same score alone, for a screen of all indicators: the proof and the other presets take four times as long. */
export function pointsOfIndicator(rows: MeasuredRow[] | undefined, figure: FigureValue) {
  const first = rows?.[0];
  if (!first) return null;
  const { form, row } = first;
  const { inForce } = scoredRow(rowWithFigure(row, figure), form.policy);
  return { score: inForce === null ? null : printed(inForce, 2), weight: row.weight };
}

/** A value as a form takes it: an amount, or the level that its code names. */
export function figureOf({ indicator }: IndicatorYear, value: Exact | null, decimals = 0): FigureValue {
  return indicator.accumulation === 'qualitative' ? { value, decimals, level: levelOf(value) } : { value, decimals };
}

/** What a form takes for the year: at year end the figure, before it the estimate where there is one. */
export function figureForYear(item: IndicatorYear): FigureValue {
  const { progress } = item;
  const { decimals } = item.indicator;
  const estimate = progress.forecast?.value ?? progress.value;
  return figureOf(item, estimate === null ? null : rounded(estimate, Math.max(decimals, 2)), decimals);
}

/** The figures as they stand: what a form being prepared shows. */
export function figuresToDate(book: YearBook): Map<string, FigureValue> {
  return new Map(
    book.indicators.map((item) => [
      String(item.indicator.id),
      figureOf(item, item.progress.value, item.indicator.decimals),
    ]),
  );
}

export function figuresForYear(book: YearBook): Map<string, FigureValue> {
  return new Map(book.indicators.map((item) => [String(item.indicator.id), figureForYear(item)]));
}
