import { describe, expect, it } from 'vitest';
import { readPaperFile } from '#server/forms/paper-file.ts';
import { zipBytes } from '../../support/files.ts';

const docx = (body: string) =>
  zipBytes([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: 'word/document.xml', text: `<w:document><w:body>${body}</w:body></w:document>` },
  ]);
const read = (body: string) => readPaperFile(docx(body), 2022);

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...texts: string[]) =>
  `<w:p>${texts.map((text) => (text.startsWith('<') ? text : run(text))).join('')}</w:p>`;
/** A cell by its text, or `[span, text]`. `^` in front begins a vertical merge, `^` alone goes on. */
type Drawn = string | [number, string];

function tc(drawn: Drawn): string {
  const [span, text] = typeof drawn === 'string' ? [1, drawn] : drawn;
  const merge = text === '^' ? '<w:vMerge/>' : text.startsWith('^') ? '<w:vMerge w:val="restart"/>' : '';
  const inside = text.replace(/^\^/, '');
  const body = inside.startsWith('<w:p>') || inside.startsWith('<w:tbl>') ? inside : p(inside);
  return `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>${body}</w:tc>`;
}
const tr = (cells: Drawn[], properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells.map(tc).join('')}</w:tr>`;
const tbl = (rows: string[], widths: number[] = []) => {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
};

/** Eight columns: the heading of the rows, level 1 to 3, target, actual, weight, score. */
const ROWS: Drawn[][] = [
  [
    [2, '项目名称'],
    [6, '系统运维'],
  ],
  [[2, '^项目资金（万元）'], '', '年初预算数', '全年预算数', '全年执行数', '分值', '得分'],
  [[2, '^'], '年度资金总额', '10', '10', '9', '10', '9'],
  [
    [2, '年度目标'],
    [3, '预期目标'],
    [3, '实际完成情况'],
  ],
  [
    [2, '^'],
    [3, '平稳'],
    [3, '基本平稳'],
  ],
  ['^绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
  ['^', '^产出指标', '^数量指标', '巡检次数', '≥12 次', '11 次', '40', '36.67'],
  ['^', '^', '^', '处理故障', '5 次', '5 次', '10', '10'],
  ['^', '效益指标', '社会效益', '系统可用', '长期', '长期', '40', '40'],
  [[6, '总分'], '100', '95.67'],
];
const TITLE = p('项目支出绩效自评表') + p('（2023 年度）');
const form = (rows = ROWS.map((row) => tr(row))) => TITLE + tbl(rows);

/** What every one of these files says. */
const SAID = {
  kind: 'project',
  year: 2023,
  name: '系统运维',
  goals: { expected: '平稳', actual: '基本平稳' },
  funds: [{ source: '年度资金总额', initial: '10', adjusted: '10', executed: '9', weight: '10', score: '9' }],
  rows: [
    {
      level1: '产出指标',
      level2: '数量指标',
      level3: '巡检次数',
      targetText: '≥12 次',
      actualText: '11 次',
      weight: '40',
    },
    { level1: '产出指标', level2: '数量指标', level3: '处理故障', targetText: '5 次', actualText: '5 次', score: '10' },
    { level1: '效益指标', level2: '社会效益', level3: '系统可用', targetText: '长期', actualText: '长期', score: '40' },
  ],
  total: '95.67',
};

async function expectSaid(body: string): Promise<void> {
  const { draft, warnings } = await read(body);
  expect(warnings).toEqual([]);
  expect(draft).toMatchObject(SAID);
  expect(draft.rows).toHaveLength(3);
}

describe('a form as a text document', () => {
  it('is read as it is', () => expectSaid(form()));

  it('may have an empty column before it', () => expectSaid(form(ROWS.map((row) => tr(['', ...row])))));

  it('may leave out the column before it altogether', () =>
    expectSaid(form(ROWS.map((row) => tr(row, '<w:gridBefore w:val="1"/>')))));

  it('may have its title in rows of the table', () =>
    expectSaid(tbl([tr([[8, '项目支出绩效自评表']]), tr([[8, '（2023年度）']]), ...ROWS.map((row) => tr(row))])));

  it('may have borders that do not quite meet, which makes narrow columns', () => {
    // One narrow column stands before 三级指标: the headings leave it to the left, the rows below take it in.
    const widths = [900, 900, 900, 60, 900, 900, 900, 900, 900];
    const rows = ROWS.map((row, index) => {
      if (index === 0)
        return tr([
          [2, '项目名称'],
          [7, '系统运维'],
        ]);
      if (index < 5) return tr(row.map((cell, at): Drawn => (at === 1 ? wider(cell) : cell)));
      if (index === 9) return tr([[7, '总分'], '100', '95.67']);
      return tr(row.map((cell, at): Drawn => (at === (index === 5 ? 2 : 3) ? wider(cell) : cell)));
    });
    return expectSaid(TITLE + tbl(rows, widths));
  });

  it('may have the cells under a merge begin elsewhere than the merge does', () => {
    const rows = ROWS.map((row, index) => {
      if (index < 5) return tr([wider(row[0]!), ...row.slice(1)]);
      if (index === 6) return tr([[2, '^'], ...row.slice(1)]);
      return tr([index === 9 ? [7, '总分'] : wider(row[0]!), ...row.slice(1)]);
    });
    return expectSaid(form(rows));
  });

  it('may have cells merged across as older programs do', () => {
    const across = (merge: string, text: string) =>
      `<w:tc><w:tcPr><w:hMerge w:val="${merge}"/></w:tcPr>${p(text)}</w:tc>`;
    const name = `<w:tr>${across('restart', '项目名称')}${across('continue', '')}${across('restart', '系统运维')}${across('continue', '').repeat(5)}</w:tr>`;
    return expectSaid(form([name, ...ROWS.slice(1).map((row) => tr(row))]));
  });

  it('may have its texts in pieces, with spaces of every width and characters nobody sees', () => {
    const pieces = (text: string) =>
      p(...Array.from(text).flatMap((char) => [char, '<w:proofErr/>', '\u00ad', '\u200b']));
    const spaced: Record<string, string> = {
      三级指标: p('三　级\u00a0', '指', '标'),
      年度指标值: pieces('年度指标值'),
      系统运维: p('\u3000系统', '运\u00ad维\u00a0'),
      巡检次数: pieces('巡检次数'),
      项目名称: p('项 目', '<w:r><w:br/></w:r>', '名 称'),
    };
    const change = (cell: Drawn): Drawn =>
      typeof cell === 'string' ? (spaced[cell] ?? cell) : [cell[0], spaced[cell[1]] ?? cell[1]];
    return expectSaid(form(ROWS.map((row) => tr(row.map(change)))));
  });

  it('is read with its tracked changes accepted', () => {
    const changed: Record<string, string> = {
      系统运维: p(
        '系统',
        `<w:del w:id="1"><w:r><w:delText>维护</w:delText></w:r></w:del>`,
        `<w:ins w:id="2">${run('运维')}</w:ins>`,
      ),
      平稳: p(`<w:moveFrom w:id="3">${run('移走的话')}</w:moveFrom>`, '平稳'),
      '11 次': `<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr>${run('11 次')}</w:p>`,
    };
    const change = (cell: Drawn): Drawn =>
      typeof cell === 'string' ? (changed[cell] ?? cell) : [cell[0], changed[cell[1]] ?? cell[1]];
    const rows = ROWS.map((row) => tr(row.map(change)));
    const gone = tr(['^', '^', '^', '删去的指标', '1 次', '1 次', '5', '5'], '<w:del w:id="5"/>');
    return expectSaid(form([...rows.slice(0, 8), gone, ...rows.slice(8)]));
  });

  it('may lie in a cell of a table that only arranges the page', () =>
    expectSaid(tbl([tr([`${TITLE}${tbl(ROWS.map((row) => tr(row)))}${p('')}`])])));

  it('keeps the words of a table inside one of its cells', async () => {
    const nested = tbl([tr(['甲', '乙'])]) + p('');
    const rows = ROWS.map((row) => tr(row.map((cell): Drawn => (cell === '处理故障' ? nested : cell))));
    const { draft } = await read(form(rows));
    expect(draft.rows?.map(({ level3 }) => level3)).toEqual(['巡检次数', '甲\n乙', '系统可用']);
  });

  it('does not read twice what programs write for older ones', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const twice = `<w:r><mc:AlternateContent><mc:Choice>${box('注')}</mc:Choice><mc:Fallback>${box('注')}</mc:Fallback></mc:AlternateContent></w:r>`;
    await expectSaid(
      form(ROWS.map((row) => tr(row.map((cell) => (cell === '巡检次数' ? p('巡检', twice, '次数') : cell))))),
    );
  });
});

describe('a text document with more or other than a form', () => {
  it.each([
    ['under a title', form() + form()],
    ['at once', form() + tbl(ROWS.map((row) => tr(row)))],
    ['in cells', tbl([tr([form()]), tr([form()])])],
  ])('gives the first of two forms, and says so (%s)', async (_, body) => {
    const { draft, warnings } = await read(body);
    expect(draft).toMatchObject(SAID);
    expect(draft.rows).toHaveLength(3);
    expect(warnings).toEqual(['文件中不止一张自评表，只读取了第一张；其余各张请分别存成文件后再导入']);
  });

  it('does not take a form of the same family for one of ours', async () => {
    const other = p('项目支出绩效目标申报表') + tbl(ROWS.slice(5).map((row) => tr(row)));
    await expect(read(other)).rejects.toMatchObject({
      code: 'paper.no-form',
      message: '文件是“项目支出绩效目标申报表”，不是自评表，请核对文件后再上传。',
    });
  });

  it.each([
    ['a letter', p('关于召开会议的通知') + p('各科室：')],
    ['another table', tbl([tr(['姓名', '电话']), tr(['甲', '1'])])],
    ['nothing', ''],
  ])('is refused when it is %s', async (_, body) => {
    await expect(read(body)).rejects.toMatchObject({
      code: 'paper.no-form',
      message: expect.stringContaining('没有找到自评表'),
    });
  });
});

function wider(cell: Drawn): Drawn {
  return typeof cell === 'string' ? [2, cell] : [cell[0] + 1, cell[1]];
}
