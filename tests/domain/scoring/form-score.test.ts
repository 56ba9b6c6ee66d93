import { describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { type Form, formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { exceptions, seedForm, seedForms } from '../forms/seed-forms.ts';

const scoredLines = (form: Form) => {
  const { rows, execution } = scoreForm(form);
  return [
    ...rows.map((line) => ({ ...line, name: line.row.level3 })),
    ...(execution ? [{ ...execution, name: 'execution' }] : []),
  ];
};

describe('the printed forms of 2023', () => {
  it('are 20', () => {
    expect(seedForms).toHaveLength(20);
  });

  it('score as printed under their declared policies, but for the listed exceptions', () => {
    const found = seedForms.flatMap((form) =>
      scoredLines(form)
        .filter((line) => line.reproduced !== true)
        .map(({ name, proof }) => ({ form: form.code, row: name, printed: proof.printed, computed: proof.computed })),
    );
    expect(found).toEqual(exceptions.map(({ reason: _, ...exception }) => exception));
  });

  it('score every line, none by the rounding of its inputs alone', () => {
    const lines = seedForms.flatMap(scoredLines);
    expect(lines.every((line) => line.result.kind === 'scored')).toBe(true);
    expect(lines.filter((line) => line.reproduced && line.proof.note !== null)).toEqual([]);
    expect(lines).toHaveLength(seedForms.reduce((count, form) => count + form.rows.length + 1, 0));
  });

  it('add up to their printed totals, but for 金保工程电力', () => {
    const wrong = seedForms
      .map((form) => ({ code: form.code, total: scoreForm(form).total }))
      .filter(({ total }) => total.printed !== null && !total.computed?.eq(total.printed))
      .map(({ code, total }) => [code, total.computed?.toFixed(2), total.printed]);
    expect(wrong).toEqual([['p06', '84.25', '79.83']]);
  });

  it('weigh 100 each, and the overall form is 优 with 99.16', () => {
    expect(seedForms.filter((form) => !scoreForm(form).max.eq(100))).toEqual([]);
    const overall = scoreForm(seedForm('overall'));
    expect(overall.total.computed?.toFixed()).toBe('99.16');
    expect(overall.grade).toBe('优');
  });

  it('mark a printed score that no rule gives, and keep it', () => {
    const { execution } = scoreForm(seedForm('p03'));
    expect(execution?.inForce?.toFixed()).toBe('10');
    expect(execution?.proof).toEqual({
      policy: '预算执行率，按及格线法计分（及格线 60%）',
      arithmetic: '执行率 7.14 ÷ 7.22 → 98.89%；(98.89% − 60%) ÷ (1 − 60%) × 10 = 9.7225 → 9.72',
      computed: '9.72',
      printed: '10.00',
      note: '印刷得分 10.00 与规则计算的 9.72 不符，保留印刷值',
    });
  });
});

describe('a form with quirks', () => {
  const scored = (draft: object) =>
    scoreForm(
      formFromDraft(formDraftSchema.parse({ kind: 'project', year: 2024, name: '项目', ...draft }), { id: '1' }),
    );

  it('without scores is computed', () => {
    const { total, max, grade, complete } = scored({
      funds: [{ source: '年度资金总额', adjusted: '100', executed: '100', weight: '10' }],
      rows: [{ level3: '甲', targetText: '>=10 次', actualText: '=10 次', weight: '80' }],
    });
    expect([total.computed?.toFixed(), max.toFixed(), grade, complete]).toEqual(['90', '90', '优', true]);
  });

  it('has no grade while a weighted row is without a score', () => {
    const { total, max, grade, complete } = scored({
      rows: [
        { level3: '甲', targetText: '>=10 次', actualText: '=10 次', weight: '50' },
        { level3: '乙', targetText: '>=10 次', weight: '50' },
        { level3: '其中：丙', targetText: '>=10 次', actualText: '=1 次' },
      ],
    });
    expect([total.computed?.toFixed(), max.toFixed(), grade, complete]).toEqual(['50', '100', null, false]);
  });

  it('with a budget of zero leaves execution out, unless a score is printed', () => {
    const zero = { source: '年度资金总额', adjusted: '0.00', executed: '0.00', weight: '10' };
    const rows = [{ level3: '甲', targetText: '>=10 次', actualText: '=10 次', weight: '90' }];
    expect(scored({ funds: [zero], rows }).max).toEqual(exact('90'));
    expect(scored({ funds: [{ ...zero, score: '10' }], rows }).total.computed).toEqual(exact('100'));
  });

  it('with nothing in it has no total', () => {
    expect(scored({})).toMatchObject({ total: { computed: null, printed: null }, grade: null, execution: null });
  });
});
