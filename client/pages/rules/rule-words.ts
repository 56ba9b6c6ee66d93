import type { LimitVersion, RelationVersion, RuledIndicator, RuleRelation } from '../../queries/rules.ts';
import { grouped } from '../../words/numbers.ts';
import { rangeWords } from '../reports/cell-limits-words.ts';

/** What history proposes, or why it proposes nothing. */
export function proposalWords(proposal: RuledIndicator['proposal']): string {
  switch (proposal.kind) {
    case 'range':
      return proposal.lower === proposal.upper
        ? `一直为 ${grouped(proposal.lower)}`
        : rangeWords(proposal.lower, proposal.upper);
    case 'too-few':
      return `数据不足（${proposal.months} 个月）`;
    case 'unsuited':
      return '定性指标，不适用';
  }
}

/** One version of limits in a line; cleared ones say so. */
export function limitVersionWords({ lower, upper, spread }: LimitVersion): string {
  const range = lower === null && upper === null ? '' : `上下限 ${rangeWords(lower, upper)}`;
  const factor = spread === null ? '' : `波动倍数 ${spread}`;
  return [range, factor].filter(Boolean).join('，') || '清除，不设限';
}

export function relationVersionWords({ words, tolerance, wording, isActive }: RelationVersion): string {
  const slack = tolerance === '0' ? '' : `，允许相差 ${tolerance}`;
  const own = wording === null ? '' : `；提示语“${wording}”`;
  return `${isActive ? '' : '停用：'}${words}${slack}${own}`;
}

export interface RuleFilter {
  text: string;
  department: string;
  state: '' | 'set' | 'unset';
}

export function indicatorsMatching(all: readonly RuledIndicator[], filter: RuleFilter): RuledIndicator[] {
  const text = filter.text.trim().toLowerCase();
  return all.filter(
    ({ code, name, department, limits }) =>
      (text === '' || `${code} ${name}`.toLowerCase().includes(text)) &&
      (filter.department === '' || department === filter.department) &&
      (filter.state === '' || (limits !== null) === (filter.state === 'set')),
  );
}

export function relationsMatching(all: readonly RuleRelation[], filter: RuleFilter): RuleRelation[] {
  const text = filter.text.trim().toLowerCase();
  return all.filter(
    ({ words, wording, department }) =>
      (text === '' || `${words} ${wording ?? ''}`.toLowerCase().includes(text)) &&
      (filter.department === '' || department === filter.department),
  );
}
