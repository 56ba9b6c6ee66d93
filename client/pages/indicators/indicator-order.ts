import { type Exact, exact, exactOrNull } from '#domain/decimal.ts';
import { severityOf } from '#domain/indicators/status.ts';
import { type SortKeys, sortedBy } from '../../composables/sorting.ts';
import type { IndicatorItem } from '../../queries/indicators.ts';

/** Each row's place by an exact figure, so that no order hangs on a rounding error; rows without one have no place. */
function ranked(items: readonly IndicatorItem[], figureOf: (item: IndicatorItem) => Exact | null) {
  const figures = items.flatMap((item) => {
    const figure = figureOf(item);
    return figure === null ? [] : [{ id: item.id, figure }];
  });
  figures.sort((a, b) => a.figure.comparedTo(b.figure));
  const ranks = new Map<number, number>();
  figures.forEach(({ id, figure }, index) => {
    const before = figures[index - 1];
    ranks.set(id, before?.figure.eq(figure) ? (ranks.get(before.id) ?? index) : index);
  });
  return (item: IndicatorItem) => ranks.get(item.id) ?? null;
}

/** Gaps come in many units, so they are put in order by their share of the target. */
function gapShare({ gap, target }: IndicatorItem): Exact | null {
  if (gap === null || target === null || exact(target).isZero()) return null;
  return exact(gap).div(target);
}

export function ordered(items: readonly IndicatorItem[], sort: string): IndicatorItem[] {
  const keys: SortKeys<IndicatorItem> = {
    code: (item) => item.code,
    name: (item) => item.name,
    category: (item) => item.category,
    completion: ranked(items, (item) => exactOrNull(item.completion)),
    gap: ranked(items, gapShare),
    schedule: ranked(items, (item) => exactOrNull(item.scheduleProgress)),
    status: (item) => (item.status === null ? null : severityOf(item.status)),
  };
  return sortedBy(items, keys, sort);
}

export interface Neighbours {
  previous: IndicatorItem | null;
  next: IndicatorItem | null;
  /** 1-based place in the list; 0 when the indicator is not in it. */
  place: number;
  count: number;
}

/** What stands before and after an indicator in the list it was opened from. */
export function neighboursOf(items: readonly IndicatorItem[], id: number): Neighbours {
  const index = items.findIndex((item) => item.id === id);
  if (index < 0) return { previous: null, next: null, place: 0, count: items.length };
  return { previous: items[index - 1] ?? null, next: items[index + 1] ?? null, place: index + 1, count: items.length };
}
