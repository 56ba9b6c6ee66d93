import type { LocationQuery } from 'vue-router';
import { lastOf } from '#domain/last-of.ts';

const YEARS_BACK = 10;
const MOST_YEARS = 10;

/** The years a template can be asked for, the last first: this one and those before, as far as the installation knows and ten more. */
export function yearChoices(known: readonly { year: number }[], today: string): number[] {
  const last = Number(today.slice(0, 4));
  const first = Math.min(last, ...known.map(({ year }) => year)) - YEARS_BACK;
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/** The span in the address; without one the year before the installation's first. */
export function chosenSpan(query: LocationQuery, years: readonly number[]): { from: number; to: number } {
  const usual = (lastOf(years) ?? 0) + YEARS_BACK - 1;
  const read = (text: unknown) => years.find((year) => String(year) === text);
  const from = read(query.from) ?? read(query.to) ?? usual;
  const to = Math.min(Math.max(read(query.to) ?? from, from), from + MOST_YEARS - 1);
  return { from, to };
}
