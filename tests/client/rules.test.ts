import { expect, test } from 'vitest';
import { checkedLimits, limitDraftOf, proposedDraft } from '../../client/pages/rules/limit-draft.ts';
import { checkedRelation, draftWords, relationDraftOf } from '../../client/pages/rules/relation-form.ts';
import { indicatorsMatching, limitVersionWords, proposalWords } from '../../client/pages/rules/rule-words.ts';
import type { RuledIndicator } from '../../client/queries/rules.ts';

const indicator: RuledIndicator = {
  id: 1,
  code: 'INS-02',
  name: '全州失业参保人数',
  unit: '万人',
  accumulation: 'stock',
  accumulationName: '期末数',
  decimals: 2,
  department: 'dept11',
  version: 0,
  limits: null,
  proposal: { kind: 'range', months: 33, lower: '21.56', upper: '26.92' },
};
const other: RuledIndicator = { ...indicator, id: 2, code: 'INS-09', name: '社会保险参保人次' };

test('taking over the proposal fills both sides and the reason', () => {
  const draft = { ...limitDraftOf(indicator), ...proposedDraft(indicator) };
  expect(checkedLimits(draft, indicator)).toEqual({
    input: { version: 0, lower: '21.56', upper: '26.92', spread: null, reason: '采用历史建议：近 33 个月已审数' },
  });
  expect(proposedDraft({ proposal: { kind: 'too-few', months: 9 } })).toBeNull();
});

test('wrong limits are told at their field', () => {
  const draft = { lower: '30', upper: '二十', spread: '20', reason: '' };
  const checked = checkedLimits(draft, indicator);
  expect(Object.keys('refusals' in checked ? checked.refusals : {}).sort()).toEqual(['reason', 'spread', 'upper']);
  expect(checkedLimits({ lower: '30', upper: '2 万', spread: '', reason: '按文件' }, indicator)).toMatchObject({
    refusals: { lower: '下限不能大于上限' },
  });
  expect(checkedLimits({ lower: '1.234', upper: '', spread: '', reason: '按文件' }, indicator)).toMatchObject({
    refusals: { lower: '下限应填最多 2 位小数' },
  });
});

test('a relation is put together, read back in words and checked by field', () => {
  const draft = relationDraftOf(null);
  expect(checkedRelation(draft, [indicator, other])).toMatchObject({
    refusals: { department: '请选择科室', left: '左边至少选一个指标', right: '右边至少选一个指标' },
  });
  const whole = {
    ...draft,
    department: 'dept11',
    left: [
      { sign: '+' as const, indicatorId: 1 },
      { sign: '+' as const, indicatorId: null },
    ],
    right: [{ sign: '+' as const, indicatorId: 2 }],
    reason: '按指标解释',
  };
  expect(draftWords(whole, [indicator, other])).toBe('全州失业参保人数 ≤ 社会保险参保人次');
  expect(checkedRelation(whole, [indicator, other])).toMatchObject({
    input: { left: [{ indicatorId: 1 }], wording: null },
  });
  const people = { ...other, unit: '人' };
  expect(checkedRelation(whole, [indicator, people])).toMatchObject({
    refusals: { right: '单位不同（万人、人），不能比较' },
  });
});

test('lists say what is proposed, why nothing is, and what was set', () => {
  expect(proposalWords(indicator.proposal)).toBe('21.56～26.92');
  expect(proposalWords({ kind: 'range', months: 24, lower: '83', upper: '83' })).toBe('一直为 83');
  expect(proposalWords({ kind: 'too-few', months: 9 })).toBe('数据不足（9 个月）');
  const version = { version: 2, lower: null, upper: '9', spread: '3', reason: '', at: '', by: null };
  expect(limitVersionWords(version)).toBe('上下限 ≤9，波动倍数 3');
  expect(limitVersionWords({ ...version, upper: null, spread: null })).toBe('清除，不设限');
  const filter = { text: 'ins-09', department: '', state: '' } as const;
  expect(indicatorsMatching([indicator, other], filter)).toEqual([other]);
  expect(indicatorsMatching([indicator], { ...filter, text: '', state: 'set' })).toEqual([]);
});
