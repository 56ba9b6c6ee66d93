import { describe, expect, it } from 'vitest';
import { formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';

const heading = { kind: 'project', year: 2023, name: '测试项目' };
const read = (draft: object) => formFromDraft(formDraftSchema.parse({ ...heading, ...draft }), { id: '1' });
const problems = (draft: object) =>
  formDraftSchema.safeParse({ ...heading, ...draft }).error?.issues.map((issue) => issue.message) ?? [];

describe('a form brought from elsewhere', () => {
  it('needs nothing but kind, year and name', () => {
    const form = read({});
    expect(form).toMatchObject({
      code: null,
      moneyUnit: '万元',
      funds: [],
      rows: [],
      printedTotal: null,
      state: 'draft',
    });
    expect(form.policy.preset).toBe('project');
  });

  it('derives the parts from the text', () => {
    const [row] = read({ rows: [{ level3: '参保人数', targetText: '>=87.70 万人', actualText: '=82.76 万人' }] }).rows;
    expect(row).toMatchObject({ operator: '>=', target: '87.70', unit: '万人', actual: '82.76', actualUnit: '万人' });
  });

  it('derives the text from the parts', () => {
    const parts = { operator: '≥', target: '87.70', unit: '万人', actual: 82.76 };
    const [row] = read({ rows: [{ level3: '参保人数', ...parts }] }).rows;
    expect(row).toMatchObject({ targetText: '>=87.70 万人', actualText: '=82.76 万人', actualUnit: '万人' });
  });

  it('lets the text win where both are given', () => {
    const [row] = read({ rows: [{ targetText: '>=90%', operator: '<=', target: '80', unit: '人' }] }).rows;
    expect(row).toMatchObject({ operator: '>=', target: '90', unit: '%', targetText: '>=90%' });
  });

  it('keeps a text that is no value as a qualitative target', () => {
    const [row] = read({ rows: [{ target: '长期', actual: '长期' }] }).rows;
    expect(row).toMatchObject({ target: null, targetText: '长期', actual: null, actualText: '长期' });
  });

  it('fills merged level cells downwards', () => {
    const rows = [
      { level1: '产出指标', level2: '数量指标', level3: '甲' },
      { level1: '', level2: null, level3: '乙' },
    ];
    expect(read({ rows }).rows[1]).toMatchObject({ level1: '产出指标', level2: '数量指标', level3: '乙' });
  });

  it('takes separators, dashes, 分, numbers and rates in any writing', () => {
    const fund = {
      source: '合计',
      initial: '1，671.92',
      adjusted: 1867.08,
      executed: '1,867.08',
      rate: '１００．００％',
    };
    const form = read({
      funds: [
        { ...fund, weight: '10分', score: 9.5 },
        { source: '其中：财政拨款', weight: '—', rate: '-', score: null },
        { source: '其他', rate: 96.5 },
      ],
      total: { computed: '1', printed: '79.12 分' },
      moneyUnit: '元',
    });
    expect(form.funds[0]).toEqual({
      key: 'f1',
      source: '合计',
      initial: '1671.92',
      adjusted: '1867.08',
      executed: '1867.08',
      weight: '10',
      rate: '100.00%',
      printedScore: '9.5',
      setAsideScore: null,
    });
    expect(form.funds[1]).toMatchObject({ weight: null, rate: null, printedScore: null, initial: null });
    expect(form.funds[2]?.rate).toBe('96.5%');
    expect(form.printedTotal).toBe('79.12');
  });

  it.each([[undefined], [null], ['79.12'], [79.12], [{ printed: null }], [{}]])('takes %j as a total', (total) => {
    expect(problems({ total })).toEqual([]);
  });

  it('takes a policy by preset, by bare names and in full', () => {
    const policy = { preset: 'mof-2020', shortfall: 'pass-line', excess: { rule: 'deduct', tolerance: '10%' } };
    expect(read({ policy }).policy).toMatchObject({
      preset: 'mof-2020',
      shortfall: { rule: 'pass-line', passLine: '60' },
      excess: { rule: 'deduct', tolerance: '10' },
    });
    expect(read({ policy: { shortfall: { rule: 'pass-line', passLine: 0.5 } } }).policy.shortfall).toEqual({
      rule: 'pass-line',
      passLine: '50',
    });
    const { execution } = read({ policy: { execution: 'proportional' } }).policy;
    expect(execution).toMatchObject({ rule: 'proportional', rateDecimals: 2, rounding: { mode: 'half-even' } });
  });

  it('reads a policy it has read before as the same', () => {
    const policy = { excess: { rule: 'deduct', tolerance: '0.5%' }, shortfall: { rule: 'pass-line', passLine: 0.5 } };
    const once = policyOverrideSchema.parse(policy);
    expect(once).toEqual({
      excess: { rule: 'deduct', tolerance: '0.5' },
      shortfall: { rule: 'pass-line', passLine: '50' },
    });
    expect(policyOverrideSchema.parse(once)).toEqual(once);
    const whole = read({ policy }).policy;
    expect(policyOverrideSchema.parse(whole)).toEqual(whole);
  });

  it.each([
    [{ kind: '部门' }, '自评表类型应为 overall（整体支出）或 project（项目支出）'],
    [{ name: ' ' }, '名称不能为空'],
    [{ year: '去年' }, '年度应为四位数字，如 2023'],
    [{ rows: [{ weight: '十分' }] }, '分值无法识别为数字：十分'],
    [{ funds: [{ source: '合计', adjusted: '82,76' }] }, '全年预算数无法识别为数字：82,76'],
    [{ rows: [{ weight: 0.1 + 0.2 }] }, '分值位数过多，请改用文本填写'],
    [{ rows: [{ operator: '≈' }] }, '比较符号无法识别：≈，应为 >=、<= 或 ='],
    [{ moneyUnit: '美元' }, '金额单位应为 万元 或 元'],
    [{ policy: { preset: 'own' } }, '评分办法应为 overall、project、mof-2020 之一'],
    [{ policy: { shortfal: 'full' } }, '评分办法中有不认识的选项：shortfal'],
    [{ policy: { shortfall: { rule: 'pass-line', passLine: '100%' } } }, '及格线应低于 100%'],
  ])('refuses %j with a sentence', (draft, message) => {
    expect(problems(draft)).toContain(message);
  });
});
