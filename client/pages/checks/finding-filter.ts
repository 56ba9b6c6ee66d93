import type { LocationQuery } from 'vue-router';
import type { Finding } from '../../queries/checks.ts';

/** What of the findings is shown, as the address says it. */
export interface FindingFilter {
  check: string;
  kind: string;
  place: string;
  /** '' are those that stand, `waived` those let stand, `all` both. */
  waived: string;
  finding: string;
}

export function filterIn(query: LocationQuery): FindingFilter {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const [check, kind, place, waived, finding] = [
    text('check'),
    text('kind'),
    text('place'),
    text('waived'),
    text('finding'),
  ];
  return { check, kind, place, waived, finding };
}

type Filtered = Pick<Finding, 'id' | 'check' | 'kind' | 'waiver' | 'places'>;

/** One finding that a link names is shown whatever else is chosen. */
export function filtered<T extends Filtered>(findings: readonly T[], filter: FindingFilter): T[] {
  if (filter.finding) return findings.filter(({ id }) => id === filter.finding);
  return findings.filter(
    (one) =>
      (!filter.check || one.check === filter.check) &&
      (!filter.kind || one.kind === filter.kind) &&
      (!filter.place || placesOf(one).includes(filter.place)) &&
      (filter.waived === 'all' || (one.waiver !== null) === (filter.waived === 'waived')),
  );
}

/** The forms and parts of the text that a finding is about, without the line in them. */
export function placesOf({ places }: Pick<Finding, 'places'>): string[] {
  return [...new Set(places.map(({ title }) => title.split(' · ')[0] ?? '').filter((title) => title !== '计算'))];
}

/** All places that have findings, most findings first. */
export function placeCounts(findings: readonly Filtered[]): { place: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const place of findings.flatMap(placesOf)) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts]
    .map(([place, count]) => ({ place, count }))
    .sort((one, other) => other.count - one.count || one.place.localeCompare(other.place, 'zh-CN'));
}
