import type { StoredTarget } from '#db/tables/targets.ts';
import { printedInFull } from '#domain/decimal.ts';
import { refText } from '#domain/disclosure/figure-ref.ts';
import { levelText } from '#domain/indicators/qualitative.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import { targetsAt } from '#domain/indicators/target-versions.ts';
import { monthOf } from '#domain/period.ts';
import type { TargetFacts } from './provenance-view.ts';
import type { IndicatorYear } from './year-book.ts';

/** The targets of the indicator in force at the month, the leading one first. */
export function targetsOf({ indicator, targets }: IndicatorYear, year: number, month: number) {
  const { leading, others } = targetsAt(targets, monthOf(year, month));
  return (leading === null ? others : [leading, ...others]).map((target) => targetFacts(target, indicator, year));
}

function targetFacts(target: StoredTarget, indicator: IndicatorYear['indicator'], year: number): TargetFacts {
  return {
    ref: refText({ kind: 'target', year, indicatorId: indicator.id, targetId: target.id }),
    sourceName: targetSourceName(target.source),
    operator: operatorSigns[target.operator],
    value: targetText(target, indicator),
    basis: target.basis,
    validFrom: target.validFrom,
    isLeading: target.isLeading,
    isDemo: target.isDemo,
  };
}

/** The value as screens have it: a level in words, a figure with its decimals. */
export function targetText({ value }: StoredTarget, { decimals, accumulation }: IndicatorYear['indicator']): string {
  const text = printedInFull(value, decimals);
  return accumulation === 'qualitative' ? (levelText(text) ?? text) : text;
}
