import { describe, expect, it } from 'vitest';
import { PRESETS, resolvePolicy } from '#domain/scoring/policy.ts';
import { isSamePolicy } from '#domain/scoring/policy-library.ts';
import { previewLines, totalNote, totalWords } from '../../client/pages/forms/policy/policy-preview.ts';
import { checkedRowPolicy, rowPolicyDraftOf } from '../../client/pages/forms/policy/row-policy.ts';
import { checkedInput, checkedPolicy, policyDraftOf } from '../../client/pages/policies/policy-draft.ts';
import { EXAMPLE, exampleResult } from '../../client/pages/policies/policy-example.ts';
import { choiceOf, choicesFor, listedPolicies, policyIn, versionAt } from '../../client/pages/policies/policy-list.ts';
import { policyDifferences, policySections } from '../../client/pages/policies/policy-parameters.ts';
import type { FormPolicyPreview, PolicyBook } from '../../client/queries/policies.ts';

describe('a policy while it is typed', () => {
  it.each(PRESETS)('begins as %s and is the same again when nothing is changed', (preset) => {
    const policy = resolvePolicy(preset);
    const checked = checkedPolicy(policyDraftOf(policy));
    expect('policy' in checked && isSamePolicy(checked.policy, policy)).toBe(true);
  });

  it('takes every parameter that can be typed', () => {
    const draft = policyDraftOf(resolvePolicy('mof-2020'));
    draft.rules.shortfall = { rule: 'pass-line', number: '70%' };
    draft.rules.excess = { rule: 'deduct', number: '20' };
    draft.completionDecimals = '2';
    draft.execution = { rule: 'pass-line', number: '50' };
    draft.rateDecimals = '1';
    draft.executionRounding = { mode: 'half-even', decimals: '1' };
    draft.caps.push({ below: '80', cap: '90' });
    draft.deviationAbove = '130';
    const checked = checkedPolicy(draft);
    expect('policy' in checked && checked.policy).toMatchObject({
      shortfall: { rule: 'pass-line', passLine: '70' },
      excess: { rule: 'deduct', tolerance: '20' },
      completionDecimals: 2,
      execution: {
        rule: 'pass-line',
        passLine: '50',
        rateDecimals: 1,
        rounding: { mode: 'half-even', decimals: 1 },
      },
      total: { executionCaps: [{ below: '80', cap: '90' }], deviationAbove: '130' },
    });
  });

  it.each([
    ['rules.shortfall', 'shortfall.passLine', '请填写及格线'],
    ['rules.excess', 'excess.tolerance', '请填写允许超额'],
    ['execution', 'execution.passLine', '请填写及格线'],
  ])('says where %s lacks its number', (part, path, words) => {
    const draft = policyDraftOf(resolvePolicy('project'));
    const rule = { rules: draft.rules, execution: draft.execution };
    if (part === 'execution') rule.execution.number = '';
    else draft.rules[part.split('.')[1] as 'shortfall'].number = '';
    const checked = checkedPolicy(draft);
    expect('refusals' in checked && checked.refusals).toEqual({ [path]: words });
  });

  it('asks no number of a rule that wants none, and says which cap contradicts the one above', () => {
    const draft = policyDraftOf(resolvePolicy('project'));
    draft.rules.shortfall = { rule: 'all-or-nothing', number: '' };
    draft.caps = [
      { below: '80', cap: '70' },
      { below: '60', cap: '75' },
    ];
    const checked = checkedPolicy(draft);
    expect('refusals' in checked && Object.keys(checked.refusals)).toEqual(['total.executionCaps.1.cap']);
  });

  it('is saved with a name and a reason only', () => {
    const draft = policyDraftOf(resolvePolicy('project'));
    const refused = checkedInput(draft, { name: '', reason: ' ' });
    expect('refusals' in refused && Object.keys(refused.refusals)).toEqual(['name', 'reason']);
    const taken = checkedInput(draft, { name: ' 本地口径 ', reason: '按文件' });
    expect('input' in taken && [taken.input.name, taken.input.policy.preset]).toEqual(['本地口径', 'project']);
  });
});

describe('the worked example', () => {
  it('is scored by the rules that score the forms', () => {
    const { row, execution, total } = exampleResult(EXAMPLE, resolvePolicy('overall'));
    expect(row).toEqual({ score: '14.16', says: '82.76 ÷ 87.70 × 15 ≈ 14.1551 → 14.16' });
    expect(execution.score).toBe('7.50');
    expect(total).toEqual({ score: '96.66', says: '14.16 + 7.5 + 75 = 96.66' });
  });

  it('shows the cap that holds the total', () => {
    const policy = resolvePolicy('overall', { total: { executionCaps: [{ below: '80', cap: '90' }] } });
    const { total } = exampleResult(EXAMPLE, policy);
    expect(total.score).toBe('90.00');
    expect(total.says).toContain('执行率 75.00% 低于 80%，总分不超过满分的 90%');
  });

  it('says why there is no score while something is missing', () => {
    const nothing = { ...EXAMPLE, actual: '', adjusted: '0', others: '' };
    const { row, execution, total } = exampleResult(nothing, resolvePolicy('overall'));
    expect(row).toEqual({ score: null, says: '尚未填写完成值' });
    expect(execution.says).toContain('全年预算数为 0');
    expect(total.score).toBeNull();
  });
});

describe('a policy in words', () => {
  it('leaves no parameter unsaid', () => {
    const sections = policySections(resolvePolicy('project'));
    expect(sections.map(({ title, lines }) => [title, lines.length])).toEqual([
      ['定量指标', 6],
      ['定性指标', 3],
      ['预算执行', 3],
      ['总分', 2],
    ]);
    const said = sections.flatMap(({ lines }) => lines.map(({ about, says }) => `${about}：${says}`));
    expect(said).toContain('执行得分取整：四舍六入五成双，保留 2 位小数');
    expect(said).toContain('完成率取整：不取整，按原值计分');
  });

  it('is compared part by part', () => {
    const one = resolvePolicy('mof-2020');
    const other = resolvePolicy('mof-2020', {
      shortfall: { rule: 'pass-line', passLine: '60' },
      total: { executionCaps: [{ below: '80', cap: '90' }] },
    });
    expect(policyDifferences(one, one)).toEqual([]);
    expect(policyDifferences(one, other)).toEqual([
      { about: '定量指标 · 未达目标值', one: '按完成比例计分', other: '及格线法，及格线 60%' },
      { about: '总分 · 执行率限高', one: '不限', other: null },
      { about: '总分 · 执行率低于 80%', one: null, other: '总分不超过满分的 90%' },
    ]);
  });
});

const book = {
  presets: PRESETS.map((preset) => ({ preset, name: preset, policy: resolvePolicy(preset) })),
  policies: [{ number: 3, version: 2, name: '本地', policy: resolvePolicy('project'), reason: '', at: '', by: null }],
  forms: [
    { id: 1, preset: 'project', number: 3, version: 1 },
    { id: 2, preset: 'project', number: null, version: null },
  ],
} as unknown as PolicyBook;

describe('the library', () => {
  it('lists presets first, each with the forms that follow it', () => {
    const listed = listedPolicies(book);
    expect(listed.map(({ key, uses }) => [key, uses.map(({ id }) => id)])).toEqual([
      ['overall', []],
      ['project', [2]],
      ['mof-2020', []],
      ['3', [1]],
    ]);
    expect(policyIn({ policy: '3' }, listed)?.name).toBe('本地');
    expect(policyIn({ policy: 'x' }, listed)?.key).toBe('overall');
    expect([versionAt('2'), versionAt('x'), versionAt(undefined)]).toEqual([2, null, null]);
  });

  it('offers a form the newest versions, and the one it has', () => {
    const keys = (from: { number: number; version: number; name: string } | null) =>
      choicesFor(book, from).map(({ key }) => key);
    expect(keys(null)).toEqual(['overall', 'project', 'mof-2020', '3:2']);
    expect(keys({ number: 3, version: 1, name: '本地' })).toEqual(['overall', 'project', 'mof-2020', '3:2', '3:1']);
    expect([choiceOf('project'), choiceOf('3:2')]).toEqual([{ preset: 'project' }, { number: 3, version: 2 }]);
  });
});

describe('a row with rules of its own', () => {
  it('keeps what was not chosen here, and has none when everything follows the form', () => {
    const own = { excess: { rule: 'full' } as const, completionDecimals: 2 };
    const draft = rowPolicyDraftOf(own);
    expect(checkedRowPolicy(draft, own)).toEqual({ policy: own });
    draft.excess.rule = '';
    expect(checkedRowPolicy(draft, own)).toEqual({ policy: { completionDecimals: 2 } });
    expect(checkedRowPolicy(rowPolicyDraftOf(null), null)).toEqual({ policy: null });
  });

  it('is refused at the rule whose number cannot be read', () => {
    const draft = rowPolicyDraftOf(null);
    draft.aboveCeiling = { rule: 'pass-line', number: '六十' };
    const checked = checkedRowPolicy(draft, null);
    expect('refusals' in checked && checked.refusals).toEqual({ aboveCeiling: '及格线无法识别：六十' });
  });
});

describe('the preview of a policy', () => {
  const points = (score: string | null, computed = score) => ({ score, computed, arithmetic: '' });
  const preview = {
    policy: { before: '甲', after: '乙' },
    total: {
      before: { computed: '81.55', printed: null, max: '100', grade: '良', arithmetic: '' },
      after: {
        computed: '60.00',
        printed: null,
        max: '100',
        grade: '中',
        arithmetic: '72 + 9.55 = 81.55；执行率 55.00% 低于 60%，总分不超过满分的 60%：81.55 → 60',
      },
    },
    lines: [
      { key: 'r1', name: '一', weight: '10', isPrinted: false, before: points('9.00'), after: points('8.00') },
      { key: 'r2', name: '二', weight: '10', isPrinted: true, before: points('7', '7.00'), after: points('7', '6.00') },
      { key: 'r3', name: '三', weight: '10', isPrinted: false, before: points('5'), after: points('5.00') },
      { key: 'r4', name: '四', weight: '10', isPrinted: false, before: points(null), after: points('1.00') },
    ],
  } as FormPolicyPreview;

  it('marks what changes, and leaves printed scores what they are', () => {
    const lines = previewLines(preview);
    expect(lines.map(({ isChanged, sign }) => [isChanged, sign])).toEqual([
      [true, '↓'],
      [false, ''],
      [false, ''],
      [true, ''],
    ]);
    expect(lines[1]?.note).toBe('印刷得分不变，按规则计算 7.00 → 6.00');
  });

  it('says the total, its grade and what holds it', () => {
    expect(totalWords(preview)).toBe('总分 81.55（良） → 60.00（中），满分 100 分；2 行得分有变化。');
    expect(totalNote(preview)).toBe('执行率 55.00% 低于 60%，总分不超过满分的 60%：81.55 → 60');
  });
});
