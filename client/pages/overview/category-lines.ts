import { exactOrNull } from '#domain/decimal.ts';
import { type Status, severityOf, statusWords } from '#domain/indicators/status.ts';
import type { OverviewLine } from '../../queries/overview.ts';

type Line = Pick<OverviewLine, 'status' | 'completion'> & { indicator: Pick<OverviewLine['indicator'], 'category'> };

export interface CategoryLine<T> {
  category: string;
  count: number;
  /** Goals reached, those beyond the target too. */
  reached: number;
  segments: { status: Status; count: number }[];
  /** The goal furthest behind; null when none is behind. */
  worst: T | null;
  /** 6 项：已达标 4，偏离 2 */
  words: string;
}

/** From reached to lost, so the strips of all categories read alike. */
const order: Status[] = ['met', 'over', 'on-track', 'no-data', 'behind', 'seriously-behind'];

/** Goals by category, in the order the categories first appear. */
export function categoryLines<T extends Line>(lines: readonly T[]): CategoryLine<T>[] {
  const categories = [...new Set(lines.map((line) => line.indicator.category))];
  return categories.map((category) => {
    const own = lines.filter((line) => line.indicator.category === category);
    const segments = order
      .map((status) => ({ status, count: own.filter((line) => line.status === status).length }))
      .filter((segment) => segment.count > 0);
    const countOf = (status: Status) => segments.find((segment) => segment.status === status)?.count ?? 0;
    return {
      category,
      count: own.length,
      reached: countOf('met') + countOf('over'),
      segments,
      worst: worstOf(own),
      words: `${own.length} 项：${segments.map(({ status, count }) => `${statusWords[status].word} ${count}`).join('，')}`,
    };
  });
}

function worstOf<T extends Line>(lines: readonly T[]): T | null {
  const behind = lines.filter(({ status }) => status === 'behind' || status === 'seriously-behind');
  return behind.reduce<T | null>((worst, line) => (worst === null || isWorse(line, worst) ? line : worst), null);
}

function isWorse(one: Line, other: Line): boolean {
  const severity = (line: Line) => (line.status === null ? -1 : severityOf(line.status));
  if (severity(one) !== severity(other)) return severity(one) > severity(other);
  return exactOrNull(one.completion)?.lt(exactOrNull(other.completion) ?? 0) ?? false;
}
