import { type Exact, percentOf, printed, printedInFull } from '#domain/decimal.ts';
import { gapOf, planPathByMonth } from '#domain/indicators/progress.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import { sourceByMonth, targetsAt } from '#domain/indicators/target-versions.ts';
import { monthOf } from '#domain/period.ts';
import type { IndicatorYear, YearBook } from './year-book.ts';

/** What others ask of the same figure, each for itself: beside the leading target, never mixed with it, judging nothing. */
export function otherTargets(item: IndicatorYear, { year, month }: YearBook) {
  const { indicator, input, progress } = item;
  if (indicator.accumulation === 'qualitative') return [];
  const targets = targetsAt(item.targets, monthOf(year.year, month)).others;
  const finer = (value: Exact) => printed(value, Math.max(indicator.decimals, 2));
  return targets.map((target) => {
    const { value } = progress;
    const byMonth = { ...input, target, targets: sourceByMonth(item.targets, year.year, target.source) };
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
      planPath: planPathByMonth(byMonth).map((path) => (path === null ? null : finer(path))),
      isDemo: target.isDemo,
    };
  });
}
