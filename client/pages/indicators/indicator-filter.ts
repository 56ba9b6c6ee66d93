import type { LocationQuery } from 'vue-router';
import { type Category, categories } from '#domain/indicators/indicator.ts';
import { type Status, statuses, statusWords } from '#domain/indicators/status.ts';
import type { IndicatorItem } from '../../queries/indicators.ts';

/** `none`: no target this year, so there is nothing to be ahead of or behind. */
export type StatusChoice = Status | 'none';
export const NO_TARGET_WORD = '无目标';
/** In the order a reader looks for them: worst first. */
export const statusChoices: StatusChoice[] = [
  'seriously-behind',
  'behind',
  'over',
  'no-data',
  'on-track',
  'met',
  'none',
];

export interface IndicatorFilter {
  q: string;
  category: Category | '';
  /** Department code. */
  department: string;
  status: StatusChoice | '';
  targeted: '1' | '';
}

export const NO_FILTER: IndicatorFilter = { q: '', category: '', department: '', status: '', targeted: '' };

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The filter that stands in the address; what is not understood there filters nothing. */
export function filterIn(query: LocationQuery): IndicatorFilter {
  return {
    q: text(query.q),
    category: categories.find((category) => category === query.category) ?? '',
    department: text(query.department),
    status: [...statuses, 'none' as const].find((status) => status === query.status) ?? '',
    targeted: query.targeted === '1' ? '1' : '',
  };
}

/** The part of an address that says what the list shows: links to an indicator carry it, so the way back and its neighbours know. */
export function listQueryIn(query: LocationQuery): Record<string, string> {
  const asked = { ...filterIn(query), sort: text(query.sort) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
}

export function matching<T extends IndicatorItem>(items: readonly T[], filter: IndicatorFilter): T[] {
  const words = filter.q.trim().toLowerCase().split(/\s+/);
  return items.filter((item) => {
    const sought = `${item.code} ${item.name} ${item.department.name} ${item.category}`.toLowerCase();
    return (
      words.every((word) => sought.includes(word)) &&
      (!filter.category || item.category === filter.category) &&
      (!filter.department || item.department.code === filter.department) &&
      (!filter.status || (item.status ?? 'none') === filter.status) &&
      (!filter.targeted || item.target !== null)
    );
  });
}

/** How many of what the other filters leave stand at each status: the figures on the status switches. */
export function countsByStatus(items: readonly IndicatorItem[], filter: IndicatorFilter): Record<StatusChoice, number> {
  const counts = { met: 0, 'on-track': 0, over: 0, behind: 0, 'seriously-behind': 0, 'no-data': 0, none: 0 };
  for (const item of matching(items, { ...filter, status: '' })) counts[item.status ?? 'none'] += 1;
  return counts;
}

export interface Loosening {
  key: keyof IndicatorFilter;
  /** What is asked for now: 状态“偏离”. */
  words: string;
  /** How many there are without it. */
  count: number;
}

/** For an empty result: each filter that can be let go, most found first. */
export function loosenings(
  items: readonly IndicatorItem[],
  filter: IndicatorFilter,
  departmentName: string,
): Loosening[] {
  const words: Record<keyof IndicatorFilter, string> = {
    q: `查找“${filter.q.trim()}”`,
    category: `类别“${filter.category}”`,
    department: `科室“${departmentName}”`,
    status: `状态“${statusChoiceWord(filter.status)}”`,
    targeted: '只看有目标',
  };
  const keys: (keyof IndicatorFilter)[] = ['q', 'category', 'department', 'status', 'targeted'];
  return keys
    .filter((key) => filter[key])
    .map((key) => ({ key, words: words[key], count: matching(items, { ...filter, [key]: '' }).length }))
    .sort((a, b) => b.count - a.count);
}

export function statusChoiceWord(status: StatusChoice | ''): string {
  if (status === '') return '全部';
  return status === 'none' ? NO_TARGET_WORD : statusWords[status].word;
}
