import { listTargetVersions, type TargetVersion } from '#db/tables/targets.ts';
import { printedInFull } from '#domain/decimal.ts';
import { refText } from '#domain/disclosure/figure-ref.ts';
import { levelText } from '#domain/indicators/qualitative.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import { monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import type { TargetFacts } from './provenance-view.ts';
import type { IndicatorYear } from './year-book.ts';

/** The targets of the indicator in force at the month, the leading one first. */
export async function targetsOf(ctx: Ctx, { indicator }: IndicatorYear, year: number, month: number) {
  const versions = await listTargetVersions(ctx.db, year, indicator.id);
  const valid = versions.filter(({ validFrom }) => validFrom <= monthOf(year, month));
  // Of each source, and of the leading ones, the newest version.
  const newest = new Map(valid.map((target) => [target.isLeading ? 'leading' : target.source, target]));
  return [...newest.values()]
    .sort((one, other) => Number(other.isLeading) - Number(one.isLeading))
    .map((target) => targetFacts(target, indicator, year));
}

function targetFacts(target: TargetVersion, indicator: IndicatorYear['indicator'], year: number): TargetFacts {
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
export function targetText({ value }: TargetVersion, { decimals, accumulation }: IndicatorYear['indicator']): string {
  const text = printedInFull(value, decimals);
  return accumulation === 'qualitative' ? (levelText(text) ?? text) : text;
}
