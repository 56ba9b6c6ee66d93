import { lastOf } from '#domain/last-of.ts';
import type { Month } from '../period.ts';
import { monthsOfYear } from '../period.ts';
import type { SourcedTarget, TargetSource } from './target-source.ts';

/** One decision on a target: a later one replaces it from its month on, and it stays for the months before. */
export interface TargetVersion extends SourcedTarget {
  /** Counts the decisions on an indicator's targets in a year, whatever their source. */
  version: number;
  /** The one that status, score and alerts go by, of the sources that ask for the same figure. */
  isLeading: boolean;
}

/** As much of a decision as says when it is in force. */
export type Decided = Pick<TargetVersion, 'version' | 'source' | 'validFrom' | 'isLeading'>;

export interface StandingTargets<T extends Decided = TargetVersion> {
  leading: T | null;
  /** Of the other sources, each with its own: beside the leading one, never mixed with it. */
  others: T[];
}

/** The targets in force in a month: of each source the newest decision that is valid by then; of several leading ones the newest. */
export function targetsAt<T extends Decided>(versions: readonly T[], month: Month): StandingTargets<T> {
  const bySource = new Map<TargetSource | null, T>();
  for (const one of versions) {
    const known = bySource.get(one.source);
    if (one.validFrom <= month && (known === undefined || known.version < one.version)) bySource.set(one.source, one);
  }
  const standing = [...bySource.values()].sort((one, other) => one.version - other.version);
  const leading = lastOf(standing.filter(({ isLeading }) => isLeading)) ?? null;
  return { leading, others: standing.filter((one) => one !== leading) };
}

/** The leading target of each month of the year, January first; null before the first one is valid. */
export function leadingByMonth<T extends Decided>(versions: readonly T[], year: number): (T | null)[] {
  return monthsOfYear(year).map((month) => targetsAt(versions, month).leading);
}

/** The target that a source asks for in each month of the year; null where it asks for none yet. */
export function sourceByMonth<T extends Decided>(
  versions: readonly T[],
  year: number,
  source: TargetSource | null,
): (T | null)[] {
  return leadingByMonth(
    versions.filter((one) => one.source === source).map((one) => ({ ...one, isLeading: true })),
    year,
  );
}

/** Of a target list of twelve months: the months (1–12) in which another decision takes over from the month before. */
export function changesIn(byMonth: readonly (Pick<Decided, 'version'> | null)[]): number[] {
  return byMonth.flatMap((target, index) => {
    const before = byMonth[index - 1];
    return before && target && before.version !== target.version ? [index + 1] : [];
  });
}
