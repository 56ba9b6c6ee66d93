import type { LocationQuery } from 'vue-router';
import { type Category, categories } from '#domain/indicators/indicator.ts';
import { type TargetSource, targetSources } from '#domain/indicators/target-source.ts';
import type { TargetItem } from '../../queries/targets.ts';

/** What a list of targets may be narrowed to: those without one, with several, waiting for a decision, changed in the year. */
export const targetStates = ['missing', 'several', 'waiting', 'changed'] as const;
export type TargetState = (typeof targetStates)[number];
export const targetStateWords: Record<TargetState, string> = {
  missing: '未设目标',
  several: '多来源',
  waiting: '待批准',
  changed: '有调整',
};

export interface TargetFilter {
  q: string;
  category: Category | '';
  department: string;
  source: TargetSource | '';
  state: TargetState | '';
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The filter that stands in the address; what is not understood there filters nothing. */
export function targetFilterIn(query: LocationQuery): TargetFilter {
  return {
    q: text(query.q),
    category: categories.find((category) => category === query.category) ?? '',
    department: text(query.department),
    source: targetSources.find((source) => source === query.source) ?? '',
    state: targetStates.find((state) => state === query.state) ?? '',
  };
}

export function isInState({ lines, waiting }: TargetItem, state: TargetState): boolean {
  switch (state) {
    case 'missing':
      return lines.length === 0;
    case 'several':
      return lines.length > 1;
    case 'waiting':
      return waiting > 0;
    case 'changed':
      return lines.some(({ decisions }) => decisions > 1);
  }
}

export function matchingTargets(items: readonly TargetItem[], filter: TargetFilter): TargetItem[] {
  const words = filter.q.trim().toLowerCase().split(/\s+/);
  return items.filter((item) => {
    const sought = `${item.code} ${item.name} ${item.department.name}`.toLowerCase();
    return (
      words.every((word) => sought.includes(word)) &&
      (!filter.category || item.category === filter.category) &&
      (!filter.department || item.department.code === filter.department) &&
      (!filter.source || item.lines.some(({ source }) => source === filter.source)) &&
      (!filter.state || isInState(item, filter.state))
    );
  });
}
