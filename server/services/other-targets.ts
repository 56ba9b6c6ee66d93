import { otherTargetsInForce } from '#db/tables/targets.ts';
import { type Exact, percentOf, printed, printedInFull } from '#domain/decimal.ts';
import { gapOf, planPathOf } from '#domain/indicators/progress.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import { monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import type { IndicatorYear, YearBook } from './year-book.ts';

/** What others ask of the same figure, each for itself: beside the leading target, never mixed with it, judging nothing. */
export async function otherTargets({ db }: Ctx, item: IndicatorYear, { year, month }: YearBook) {
  const { indicator, input, progress } = item;
  if (indicator.accumulation === 'qualitative') return [];
  const targets = await otherTargetsInForce(db, year.year, monthOf(year.year, month), indicator.id);
  const finer = (value: Exact) => printed(value, Math.max(indicator.decimals, 2));
  return targets.map((target) => {
    const { value } = progress;
    const completion = value === null ? null : percentOf(value, target.value);
    return {
      sourceName: targetSourceName(target.source),
      validFrom: target.validFrom,
      basis: target.basis,
      operator: target.operator,
      operatorSign: operatorSigns[target.operator],
      target: printedInFull(target.value, indicator.decimals),
      completion: completion === null ? null : printed(completion, 2),
      gap: value === null ? null : printedInFull(gapOf(target, value), indicator.decimals),
      planPath: Array.from({ length: 12 }, (_, index) => finer(planPathOf(input, target, index + 1))),
      isDemo: target.isDemo,
    };
  });
}
