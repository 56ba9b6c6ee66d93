import { describe, expect, it } from 'vitest';
import { sortedBy } from '../../client/composables/sorting.ts';
import { formKeys, formsMatching, sumsOf, yearFormsOf } from '../../client/pages/forms/form-list.ts';
import { contradictionWords, differenceWords, totalView } from '../../client/pages/forms/form-total.ts';
import type { FormEntry } from '../../client/queries/forms.ts';
import { seedForms } from '../domain/forms/seed-forms.ts';

const entries: FormEntry[] = seedForms.map((form, index) => {
  const line = form.funds.find((fund) => /^(合计|年度资金总额)$/.test(fund.source));
  return {
    id: index + 1,
    kind: form.kind,
    code: form.code,
    name: form.name,
    title: form.name,
    state: 'final',
    moneyUnit: form.moneyUnit,
    rows: form.rows.length,
    adjusted: line?.adjusted ?? null,
    executed: line?.executed ?? null,
    rate: line?.rate ?? null,
    total: null,
    refs: { adjusted: '', executed: '', rate: '', total: '' },
    printedTotal: form.printedTotal,
    max: '100',
    grade: null,
    missing: [],
    contradictions: 0,
    waitingScores: 0,
    isDemo: false,
    isSigned: false,
    outdated: 0,
    canRemove: false,
  };
});
const { overall, projects } = yearFormsOf(entries);

describe('the list of the year’s forms', () => {
  it('puts the overall form apart and numbers the projects', () => {
    expect(overall).toHaveLength(1);
    expect(projects.map(({ number }) => number)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
  });

  it('adds up the projects to what the source states', () => {
    expect(sumsOf(projects)).toEqual({ adjusted: '743.16', executed: '682.72', rate: '91.87%' });
  });

  it('adds nothing up across money units, and nothing where nothing is stated', () => {
    const [first, second] = projects;
    if (!first || !second) throw new Error('no projects');
    const nothing = { adjusted: null, executed: null, rate: null };
    expect(sumsOf([first, { ...second, moneyUnit: '元' }])).toEqual(nothing);
    expect(sumsOf([{ ...first, adjusted: null, executed: null }])).toEqual(nothing);
    expect(sumsOf([{ ...first, adjusted: '0.00', executed: '0.00' }]).rate).toBeNull();
  });

  it('sorts by the figure, not by its digits, and keeps the numbers', () => {
    const byBudget = sortedBy(projects, formKeys, '-adjusted');
    expect(byBudget.slice(0, 3).map(({ adjusted }) => adjusted)).toEqual(['141.50', '139.74', '76.67']);
    expect(sortedBy(projects, formKeys, 'rate')[0]).toMatchObject({ rate: '37.70%', number: 18 });
  });

  it('finds by part of the name', () => {
    expect(formsMatching(projects, ' 金保 ').map(({ code }) => code)).toEqual(['p05', 'p06']);
    expect(formsMatching(projects, '')).toHaveLength(19);
  });
});

describe('the total of a form', () => {
  it('says by how much the printed total is not the sum', () => {
    expect(totalView('84.25', '79.83')).toEqual({ reading: 'differs', difference: '-4.42' });
    expect(differenceWords('-4.42')).toBe('少 4.42 分');
    expect(differenceWords('1')).toBe('多 1 分');
  });

  it('takes 100 and 100.00 for the same total', () => {
    expect(totalView('100.00', '100').reading).toBe('equal');
    expect(totalView('99.16', null).reading).toBe('not-printed');
    expect(totalView(null, '100').reading).toBe('not-scored');
  });

  it('names the line whose score is exactly what is missing, when there is one only', () => {
    const lines = [
      { name: '预算执行', score: '4.42' },
      { name: '年巡检维护数', score: '10.00' },
      { name: '待定', score: null },
    ];
    expect(contradictionWords('79.83', '-4.42', lines)).toBe(
      '表上总分 79.83 分，比各行得分之和少 4.42 分。差额正好等于“预算执行”的得分。两数并列，未作更改。',
    );
    expect(contradictionWords('79.83', '-4.42', [...lines, { name: '别的', score: '4.42' }])).not.toContain('差额');
    expect(contradictionWords('79.83', '-4.40', lines)).not.toContain('差额');
  });
});
