import { creationOf, lastEditOf } from '#db/tables/form-origins.ts';
import type { StoredForm } from '#db/tables/forms.ts';
import { exact } from '#domain/decimal.ts';
import { accumulationLine } from '#domain/indicators/accumulation-line.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { monthNumber, monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { indicatorSeries } from './indicator-series.ts';
import type { IndicatorYear } from './year-book.ts';

/**
 * Where an input of a score comes from. `months`: from the approved months of its indicator · `typed`: somebody wrote it into
 * the form · `form`: it came in with the form, printed or copied, and nobody has touched it since.
 */
export interface InputOrigin {
  input: string;
  value: string | null;
  source: 'months' | 'typed' | 'form' | 'none';
  by: string | null;
  at: string | null;
}

/** Origins of cells of one form; the form's own beginnings are looked up once. */
export async function originsOf(
  ctx: Ctx,
  form: StoredForm,
  cells: { input: string; value: string | null; place: string }[],
): Promise<InputOrigin[]> {
  const id = Number(form.id);
  const creation = await creationOf(ctx.db, { id, year: form.year, code: form.code });
  const origins: InputOrigin[] = [];
  for (const { input, value, place } of cells) {
    const edit = await lastEditOf(ctx.db, id, place);
    const source = edit ? 'typed' : value === null ? 'none' : 'form';
    const from = edit ?? (value === null ? null : creation);
    origins.push({ input, value, source, by: from?.by ?? null, at: from?.at ?? null });
  }
  return origins;
}

/** The approved months behind an indicator's figure of the year, each with people, times and evidence. */
export async function monthsBehind(ctx: Ctx, item: IndicatorYear, year: number) {
  const { indicator, department, progress } = item;
  const series = await indicatorSeries(ctx, indicator.id, monthOf(year, 1), monthOf(year, 12));
  const upTo = progress.month ?? 0;
  const months = series.points
    .filter(({ month, value, isAbsent }) => monthNumber(month) <= upTo && (value !== null || isAbsent))
    .map(({ month, value, isAbsent, isDemo, provenance, evidence, history, former }) => ({
      month,
      value,
      isAbsent,
      isDemo,
      enteredBy: provenance?.enteredBy ?? null,
      enteredAt: provenance?.enteredAt ?? null,
      approvedBy: provenance?.approvedBy ?? null,
      approvedAt: provenance?.approvedAt ?? null,
      evidence: evidence.length,
      /** The file of earlier years it was taken from. */
      file: history?.fileName ?? null,
      /** How often it was corrected after approval. */
      corrections: former.length,
    }));
  const known = months.flatMap(({ month, value }) =>
    value === null ? [] : [{ month: monthNumber(month), value: exact(value) }],
  );
  return {
    indicatorId: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    department: { code: department.code, name: department.name },
    accumulation: indicator.accumulation,
    accumulationName: accumulationNames[indicator.accumulation],
    arithmetic: accumulationLine(indicator.accumulation, known, indicator.decimals),
    missing: progress.missing,
    isDemo: item.isDemo,
    months,
  };
}
