import { describe, expect, it } from 'vitest';
import { formFindings } from '#domain/consistency/form-checks.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { type FormDraftInput, formDraftSchema } from '#domain/forms/form-draft.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';

const sound: FormDraftInput = {
  kind: 'project',
  year: 2023,
  name: '项目',
  funds: [
    { source: '年度资金总额', initial: '10', adjusted: '10', executed: '10', weight: '10', rate: '100%', score: '10' },
    { source: '其中：当年财政拨款', initial: '6', adjusted: '6', executed: '6' },
    { source: '其他资金', initial: '4', adjusted: '4', executed: '4' },
  ],
  rows: [
    { level3: '甲', targetText: '>=10 次', actualText: '=10 次', weight: '50', score: '50' },
    { level3: '乙', targetText: '>=10 人', actualText: '=8 人', weight: '40', score: '20', reason: '人数减少' },
  ],
  total: '80',
};

function findings(change: FormDraftInput) {
  const form = formFromDraft(formDraftSchema.parse(change), { id: '7', state: 'final' });
  return formFindings(scoreForm(form)).map(({ check, stated, expected, cell }) => [check, stated, expected, cell]);
}
const [budget, ...sources] = sound.funds!;
const [first, second] = sound.rows!;

describe('a form against itself', () => {
  it('has nothing to say when all is sound', () => {
    expect(findings(sound)).toEqual([]);
  });

  it.each([
    [
      'a weight',
      { rows: [{ ...first, weight: '45', score: '45' }, second], total: '75' },
      ['weights', '95', '100', { part: 'row', row: 0, field: 'weight' }],
    ],
    ['a total', { total: '70' }, ['total', '70', '80', { part: 'total' }]],
    [
      'a source',
      { funds: [budget, ...sources.slice(0, 1), { ...sources[1], executed: '3' }] },
      ['funds', '10', '9', { part: 'fund', fund: 0, field: 'executed' }],
    ],
    [
      'a rate',
      {
        funds: [{ ...budget, rate: '90%', score: null, weight: null }, ...sources],
        rows: [{ ...first, weight: '60', score: '60' }, second],
      },
      ['rate', '90', '100', { part: 'fund', fund: 0, field: 'rate' }],
    ],
    [
      'a score',
      { rows: [first, { ...second, score: '30' }], total: '90' },
      ['score', '30', '20.00', { part: 'row', row: 1, field: 'score' }],
    ],
    [
      'a reason',
      { rows: [first, { ...second, reason: null }] },
      ['reason', null, null, { part: 'row', row: 1, field: 'reason' }],
    ],
    [
      'a goal',
      {
        goals: { expected: '开展甲10次', actual: '开展甲类活动12次' },
        rows: [{ ...first, level3: '甲类活动' }, second],
      },
      ['goal', '12', '10', { part: 'goal', field: 'actual' }],
    ],
  ] as [string, Partial<FormDraftInput>, unknown[]][])(
    'finds %s that does not agree, with its cell',
    (_what, change, expected) => {
      expect(findings({ ...sound, ...change })).toContainEqual(expected);
    },
  );
});
