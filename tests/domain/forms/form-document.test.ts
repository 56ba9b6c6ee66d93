import { describe, expect, it } from 'vitest';
import { type FormDocument, runsOf } from '#domain/forms/document.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { buildOverallForm } from '#domain/forms/overall-form.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { seedForm, seedForms } from './seed-forms.ts';

/** Without the breaks inside headings, which are a matter of look. */
const texts = (document: FormDocument) =>
  document.rows.map(({ cells }) =>
    cells.map(({ text, style }) => (style === 'label' ? text.replace(/\n/g, '') : text)),
  );

/** How often each square of the table is covered: all ones when the cells tile it. */
function coverage({ rows, columns }: FormDocument): number[][] {
  const squares = rows.map(() => columns.map(() => 0));
  rows.forEach(({ cells }, top) => {
    for (const { column, colspan, rowspan } of cells) {
      for (let row = top; row < top + rowspan; row++) {
        for (let at = column; at < column + colspan; at++) {
          const line = squares[row];
          if (line) line[at] = (line[at] ?? 0) + 1;
        }
      }
    }
  });
  return squares;
}

const quirky = formFromDraft(
  formDraftSchema.parse({ kind: 'project', year: 2024, name: '空表', moneyUnit: '元', funds: [], rows: [] }),
  { id: '1' },
);
const withOptions = buildOverallForm(scoreForm(seedForm('overall')), { totalRow: true, deviationColumn: true });

describe('a form as a document', () => {
  it.each([...seedForms.map(documentOfForm), ['an empty form', documentOf(quirky)], ['with options', withOptions]] as [
    string,
    FormDocument,
  ][])('tiles its table without gap or overlap: %s', (_, document) => {
    expect(new Set(coverage(document).flat())).toEqual(new Set([1]));
    expect(coverage(document).every((row) => row.length === document.columns.length)).toBe(true);
  });

  function documentOfForm(form: (typeof seedForms)[number]) {
    return [form.code, documentOf(form)];
  }

  it('prints the overall form as the source does', () => {
    const document = documentOf(seedForm('overall'));
    expect([document.title, document.subtitle]).toEqual(['部门（单位）整体支出绩效目标自评表', '（2023 年度）']);
    const rows = texts(document);
    expect(rows[0]).toEqual(['部门（单位）名称', '昌吉回族自治州社会保险中心']);
    expect(rows[1]?.join(' ')).toBe('部门资金（万元） 资金来源 年初预算数 全年预算数 全年执行数 分值权重 执行率 得分');
    expect(rows[2]).toEqual(['中央安排', '0.00', '0.00', '0.00', '10', '100%', '10']);
    expect(rows[7]).toEqual(['合计', '1671.92', '1867.08', '1867.08', '-', '-', '-']);
    expect(rows[10]?.join(' ')).toBe(
      '一级指标 二级指标 三级指标 预期指标值 指标值设定依据 分值权重 实际完成指标值 得分',
    );
    expect(rows[11]).toEqual([
      '履职效能',
      '数量指标',
      '全州基本养老参保人数',
      '>=87.70 万人',
      '2023年昌吉州社会保险经办管理服务工作要点',
      '15',
      '=82.76 万人',
      '14.16',
    ]);
    expect(rows).toHaveLength(18);
    expect(document.rows[11]?.cells[0]).toMatchObject({ rowspan: 7 });
    expect(document.rows[11]?.cells.at(-1)?.ref).toEqual({ part: 'row', row: 0, field: 'score' });
  });

  it('prints a project form as the source does', () => {
    const rows = texts(documentOf(seedForm('p01')));
    expect(rows[1]).toEqual(['主管部门', '昌吉回族自治州社会保险管理局', '实施单位', '昌吉回族自治州社会保险管理局']);
    expect(rows[3]).toEqual(['年度资金总额', '16.56', '16.56', '15.98', '10', '96.50%', '9.12']);
    expect(rows[4]).toEqual(['其中：当年财政拨款', '16.56', '16.56', '15.98', '—', '—', '—']);
    expect(rows[8]?.join(' ')).toBe(
      '年度绩效指标完成情况 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施',
    );
    expect(rows[9]?.slice(3)).toEqual(['>=264 人', '=115 人', '20', '0.00', '存在死亡人数，最终按实际人数发放。']);
    expect(rows.at(-1)).toEqual(['总分', '100', '79.12 分']);
  });

  it('merges a project form as the source does: the names of the funds stand above 二级指标', () => {
    const { rows, columns } = documentOf(seedForm('p01'));
    const spans = (index: number) =>
      rows[index]?.cells.map(({ column, colspan, rowspan }) => [column, colspan, rowspan]);
    expect(spans(1)).toEqual([
      [0, 2, 1],
      [2, 2, 1],
      [4, 1, 1],
      [5, 4, 1],
    ]);
    expect(spans(2)?.slice(0, 3)).toEqual([
      [0, 2, 4],
      [2, 1, 1],
      [3, 1, 1],
    ]);
    expect(rows[3]?.cells[0]).toMatchObject({ column: 2, text: '年度资金总额', colspan: 1 });
    expect(columns.reduce((total, { width }) => total + width, 0)).toBe(180);
  });

  it('prints computed scores where none are printed', () => {
    const form = seedForm('p01');
    const bare = {
      ...form,
      printedTotal: null,
      funds: form.funds.map((line) => ({ ...line, rate: null, printedScore: null })),
      rows: form.rows.map((row) => ({ ...row, printedScore: null })),
    };
    expect(texts(documentOf(bare))).toEqual(texts(documentOf(form)));
  });

  it('keeps the printed total of 金保工程电力', () => {
    expect(texts(documentOf(seedForm('p06'))).at(-1)).toEqual(['总分', '100', '79.83 分']);
  });

  it('adds total row and deviation column only when asked', () => {
    expect(texts(withOptions).at(-1)).toEqual(['总分', '100', '99.16 分']);
    expect(texts(withOptions)[10]?.at(-1)).toBe('偏差原因分析及改进措施');
  });

  it('merges equal neighbours only', () => {
    expect(runsOf(['a', 'a', 'b', 'a'], (x, y) => x === y)).toEqual([2, 0, 1, 1]);
  });
});
