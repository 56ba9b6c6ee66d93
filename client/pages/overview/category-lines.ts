import { type Exact, exact, exactOrNull, percentOf, printed, sum } from '#domain/decimal.ts';
import { type Status, severityOf, statusWords } from '#domain/indicators/status.ts';
import type { OverviewLine } from '../../queries/overview.ts';
import { isNumeral } from '../../words/numbers.ts';

type Line = Pick<OverviewLine, 'status' | 'completion' | 'operator' | 'target' | 'planPath'> & {
  indicator: Pick<OverviewLine['indicator'], 'category'>;
};

export interface CategoryLine {
  category: Line['indicator']['category'];
  count: number;
  /** Goals reached, those beyond the target too. */
  reached: number;
  segments: { status: Status; count: number }[];
  /** Of its worst goal, as of every group of goals. */
  status: Status;
  completion: CategoryCompletion | null;
  /** 6 项：已达标 4，偏离 2 */
  words: string;
}

/** From reached to lost, so the strips of all categories read alike. */
const order: Status[] = ['met', 'over', 'on-track', 'no-data', 'behind', 'seriously-behind'];

/** Goals by category, in the order the categories first appear. */
export function categoryLines(lines: readonly Line[]): CategoryLine[] {
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
      status: worstOf(own),
      completion: completionOf(own),
      words: `${own.length} 项：${segments.map(({ status, count }) => `${statusWords[status].word} ${count}`).join('，')}`,
    };
  });
}

/** Mean completion of the goals that have one, percent with two decimals; `path` what the plan asks for by now. */
export interface CategoryCompletion {
  value: string;
  path: string;
  /** Goals counted in. */
  of: number;
}

/**
 * Every goal counts the same and at most as reached: one that was passed five times makes up for no other. A ceiling is not
 * completed by spending it, a level has no rate, a goal without a figure no answer: they are left out, never counted as zero.
 */
function completionOf(lines: readonly Line[]): CategoryCompletion | null {
  const counted = lines.filter(
    ({ operator, target, completion }) => operator !== '<=' && isNumeral(target) && completion !== null,
  );
  if (counted.length === 0) return null;
  const mean = (rates: Exact[]) => printed(sum(rates.map(atMostWhole)).div(rates.length), 2);
  return {
    value: mean(counted.map(({ completion }) => exact(completion ?? '0'))),
    path: mean(counted.map(({ target, planPath }) => plannedShare(target, planPath))),
    of: counted.length,
  };
}

const WHOLE = exact(100);
const atMostWhole = (rate: Exact) => (rate.gt(WHOLE) ? WHOLE : rate);

/** A plan without a figure asks for the whole target, as does a target of nothing. */
function plannedShare(target: string | null, planPath: string | null): Exact {
  const [goal, path] = [exactOrNull(target), exactOrNull(planPath)];
  return (goal && path && percentOf(path, goal)) ?? WHOLE;
}

function worstOf(lines: readonly Line[]): Status {
  const known = lines.flatMap(({ status }) => status ?? []);
  return known.reduce<Status>((worst, status) => (severityOf(status) > severityOf(worst) ? status : worst), 'met');
}
