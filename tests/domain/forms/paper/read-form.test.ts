import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { type PaperCell, PaperGrid } from '#domain/forms/paper/grid.ts';
import { readPaperForm } from '#domain/forms/paper/read-form.ts';

/** A table drawn with one character a merge: `<` goes on from the left, `^` from above. */
function drawn(rows: string[][]): PaperGrid {
  const cells: PaperCell[] = [];
  rows.forEach((texts, row) => {
    texts.forEach((text, column) => {
      if (text === '<') cells.findLast((cell) => cell.row === row)!.colspan += 1;
      else if (text === '^') cells.findLast((cell) => cell.column === column)!.rowspan += 1;
      else cells.push({ text, row, column, rowspan: 1, colspan: 1, address: `R${row + 1}C${column + 1}` });
    });
  });
  return new PaperGrid(cells);
}

const PROJECT = [
  ['附件 3：', '', '', '', '', '', '', '', '', ''],
  ['项 目 支 出 绩 效 自 评 表', '<', '<', '<', '<', '<', '<', '<', '<', '<'],
  ['（2022 年 度）', '<', '<', '<', '<', '<', '<', '<', '<', '<'],
  ['', '项目名称', '<', '信息系统运维', '<', '<', '<', '<', '<', '<'],
  ['', '主管部门', '<', '某州人社局', '<', '实施单位', '某州社保中心', '<', '<', '<'],
  ['', '项目资金\n（ 元 ）', '<', '', '年初预算数', '全年预算数', '全年执行数', '分 值', '执行率', '得分'],
  ['', '^', '<', '年度资金总额', '100,000', '８０，０００', '40,000', '20', '50.00%', '10.00'],
  ['', '^', '<', '其中：当年财政拨款', '100,000', '80,000', '40,000', '—', '—', '—'],
  ['', '年度\n总体\n目标', '预期目标', '<', '<', '实际完成情况', '<', '<', '<', '<'],
  ['', '^', '系统稳定运行', '<', '<', '系统基本稳定', '<', '<', '<', '<'],
  ['', '绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '全年实际完成值', '分值', '得分', '未完成原因'],
  ['', '^', '产出指标', '数量指标', '巡检次数', '≥12 次', '11 次', '40', '36.67', '疫情'],
  ['', '^', '^', '^', '其中：夜间巡检', '', '3 次', '', '', ''],
  ['', '^', '效益指标', '社会效益', '系统可用', '长期', '长期', '40', '40', ''],
  ['', '总分', '<', '<', '<', '<', '<', '100', '86.67分', '<'],
  ['', '填表人：张三', '', '', '', '', '', '', '', ''],
];

describe('a form as people send it', () => {
  it('is read by its headings, with a column and lines before it and money in 元', () => {
    const reading = readPaperForm(drawn(PROJECT), 2023);
    expect(reading?.warnings).toEqual([]);
    const draft = formDraftSchema.parse(reading?.draft);
    expect(draft).toMatchObject({
      kind: 'project',
      year: 2022,
      name: '信息系统运维',
      department: '某州人社局',
      unit: '某州社保中心',
      moneyUnit: '元',
      goals: { expected: '系统稳定运行', actual: '系统基本稳定' },
      total: '86.67',
    });
    expect(draft.funds).toMatchObject([
      { source: '年度资金总额', initial: '100000', adjusted: '80000', weight: '20', rate: '50.00%', score: '10.00' },
      { source: '其中：当年财政拨款', executed: '40000', weight: null, rate: null, score: null },
    ]);
    expect(draft.rows.map((row) => [row.level1, row.level2, row.level3, row.targetText, row.actualText])).toEqual([
      ['产出指标', '数量指标', '巡检次数', '≥12 次', '11 次'],
      ['产出指标', '数量指标', '其中：夜间巡检', null, '3 次'],
      ['效益指标', '社会效益', '系统可用', '长期', '长期'],
    ]);
    expect(draft.rows[0]).toMatchObject({ weight: '40', score: '36.67', reason: '疫情' });
    expect(reading?.places.get('rows.0.weight')).toBe('R12C8');
    expect(reading?.places.get('funds.0.adjusted')).toBe('R7C6');
  });

  it('may repeat its heading on the next page', () => {
    const heading = PROJECT[10]!;
    const rows = [...PROJECT.slice(0, 13), ['', '绩效指标', ...heading.slice(2)], ...PROJECT.slice(13)];
    const rest = rows.map((row) => row.map((text, column) => (column === 1 && text === '^' ? '' : text)));
    expect(readPaperForm(drawn(rest), 2023)?.draft.rows).toHaveLength(3);
  });

  it('says what it did not find', () => {
    const bare = PROJECT.slice(10).map((row) => row.map((text) => (text === '^' ? '' : text)));
    const reading = readPaperForm(drawn(bare), 2023);
    expect(reading?.draft).toMatchObject({ year: 2023, name: '', funds: [] });
    expect(reading?.warnings).toHaveLength(2);
  });

  it('is none where no heading names 三级指标', () => {
    expect(
      readPaperForm(
        drawn([
          ['月报', '本月'],
          ['参保人数', '82.76'],
        ]),
        2023,
      ),
    ).toBeNull();
  });

  it('never throws, whatever stands where', () => {
    const words = PROJECT.flat().filter((text) => text.length > 1);
    const text = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 6 }));
    const span = fc.integer({ min: 1, max: 4 });
    const place = fc.integer({ min: 0, max: 12 });
    const cell = fc.record({
      text,
      row: place,
      column: place,
      rowspan: span,
      colspan: span,
      address: fc.constant('A1'),
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), (cells) => {
        const reading = readPaperForm(new PaperGrid(cells), 2023);
        if (reading) formDraftSchema.safeParse(reading.draft);
      }),
    );
  });
});
