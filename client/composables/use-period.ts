import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { monthLabel, monthOf } from '#domain/period.ts';
import { defaultPeriod, lastMonthOf, type Period, periodIn, periodQuery } from './period-query.ts';
import { useSession } from './use-session.ts';

/**
 * The year and as-of month of this screen. They stand in the address (`?year=2023&month=12`; the router puts them there),
 * so a link shows the same thing to everybody. Build links with `linkTo`, which keeps them.
 */
export function usePeriod() {
  const route = useRoute();
  const router = useRouter();
  const { session } = useSession();

  const period = computed<Period>(
    () => periodIn(route.query) ?? defaultPeriod(session.value, route.path === '/reports'),
  );
  const year = computed(() => period.value.year);
  const month = computed(() => period.value.month);
  /** `2023-12` */
  const asOf = computed(() => monthOf(year.value, month.value));
  /** 2023年12月 */
  const asOfWords = computed(() => monthLabel(asOf.value));
  /** `{year: '2023', month: '12'}`: for links and for API queries alike. */
  const query = computed(() => periodQuery(period.value));
  const lastMonth = computed(() => lastMonthOf(session.value, year.value));

  function goTo(next: Period) {
    return router.push({ path: route.path, query: { ...route.query, ...periodQuery(next) }, hash: route.hash });
  }

  /** Another year starts at the last month it has. */
  function setYear(next: number) {
    const known = session.value.years.find((entry) => entry.year === next);
    return goTo({ year: next, month: known?.lastMonth || lastMonthOf(session.value, next) });
  }

  function setMonth(next: number) {
    return goTo({ year: year.value, month: next });
  }

  function linkTo(path: string, more: Record<string, string> = {}) {
    return { path, query: { ...query.value, ...more } };
  }

  return { year, month, asOf, asOfWords, query, lastMonth, setYear, setMonth, linkTo };
}
