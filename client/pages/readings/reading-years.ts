import { yearOf } from '#domain/period.ts';

/** How far back documents of the layout go. */
const YEARS_BACK = 10;

/** Years a document may be of, the newest first: those the center keeps, those before them, and the one it has now. */
export function yearChoices(known: readonly { year: number }[], today: string, more: readonly number[] = []): number[] {
  const current = yearOf(today.slice(0, 7));
  const back = Array.from({ length: YEARS_BACK }, (_, index) => current - index);
  return [...new Set([...known.map(({ year }) => year), ...back, ...more])].sort((one, other) => other - one);
}
