import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Reading, readDisclosure } from '#domain/reading/reading.ts';
import { linesOf } from '#domain/reading/source-lines.ts';

/** Other centers' documents of the same layout, made from the real one by one change each. */
const original = readFileSync(new URL('../../../seeds/2023/source.txt', import.meta.url), 'utf8');
/** As one sentence a line: a change of words need not know where the pdf broke them. */
const joined = readDisclosure({ lines: linesOf(original), isWrapped: true, forms: [], unread: [] }).text;

function readOf(text: string, isWrapped = false): Reading {
  const reading = readDisclosure({ lines: linesOf(text), isWrapped, forms: [], unread: [] });
  expectQuoted(reading);
  return reading;
}
const changed = (...changes: [string | RegExp, string][]) =>
  readOf(changes.reduce((text, [from, to]) => replaced(text, from, to), joined));

/** A change that changes nothing would test nothing. */
function replaced(text: string, from: string | RegExp, to: string): string {
  const result = typeof from === 'string' ? text.replaceAll(from, to) : text.replace(from, to);
  expect(result, String(from)).not.toBe(text);
  return result;
}

const figure = (reading: Reading, code: string) => reading.figures.find((one) => one.code === code);
const printedOf = (reading: Reading, code: string) => figure(reading, code)?.printed;
const missing = (reading: Reading) => reading.missing.map(({ code }) => code);

/** Whatever was read stands in the text, and ends with the number that was read. */
function expectQuoted({ figures, statements, remainders, text }: Reading): void {
  for (const { quote, start, end, printed, notes } of [...figures, ...statements]) {
    expect(text.slice(start, end)).toBe(quote);
    const isConverted = notes.some((note) => note.startsWith('原文为'));
    if (!isConverted) expect(quote.replaceAll(',', '')).toMatch(new RegExp(`${printed.replace('.', '\\.')}\\D{0,8}$`));
  }
  for (const { quote } of remainders) expect(text).toContain(quote.split('\n')[0]);
}

describe('a document of the same layout', () => {
  it('of another center is read like our own', () => {
    const reading = changed(['昌吉回族自治州社会保险中心', '阿勒泰地区社会保险中心']);
    expect(reading.center).toBe('阿勒泰地区社会保险中心');
    expect(reading.figures.filter(({ certainty }) => certainty === 'certain')).toHaveLength(189);
    expect(reading.forms[0]?.draft.name).toBe('阿勒泰地区社会保险中心');
  });

  it('with the lines broken elsewhere says the same', () => {
    const lines = joined.split('\n').map((line) => line.replace(/(.{37})/g, '$1\n'));
    const reading = readOf(
      lines
        .slice(
          0,
          lines.findIndex((line) => line.startsWith('部门（单位）整体')),
        )
        .join('\n'),
      true,
    );
    expect(reading.figures).toHaveLength(189);
  });

  it('with fewer functional items numbers those it has', () => {
    const reading = changed([/^(?:[4-9]|1[0-5])\.[^\n]*\(项\)[^\n]*\n/gm, '']);
    const codes = reading.figures.filter(({ code }) => code.startsWith('function.item')).map(({ code }) => code);
    expect(codes.at(-1)).toBe('function.item03.changePercent');
    expect(printedOf(reading, 'function.item03.amount')).toBe('85.86');
    expect(printedOf(reading, 'function.class05.amount')).toBe('21.71');
  });

  it('with more functional items reads all of them', () => {
    const row =
      '16.农林水支出(类)巩固脱贫攻坚成果衔接乡村振兴(款)其他支出(项):支出决算数为3.00万元，比上年决算增加1.00万元，增长50.00%,主要原因是:新增。';
    const reading = changed([
      '六、一般公共预算财政拨款基本支出决算情况说明',
      `${row}\n六、一般公共预算财政拨款基本支出决算情况说明`,
    ]);
    expect(figure(reading, 'function.item16.change')).toMatchObject({
      printed: '1.00',
      direction: '增加',
      reason: '新增',
      classification: { class: '农林水支出', section: '巩固脱贫攻坚成果衔接乡村振兴', item: '其他支出' },
    });
  });

  it('without sections 八 and 九, the others renumbered, says which are missing and reads the rest', () => {
    const reading = changed(
      [/八、政府性基金[\s\S]*?(?=十、其他重要)/, ''],
      ['十、其他重要事项', '八、其他重要事项'],
      ['十一、预算绩效的情况说明', '九、预算绩效的情况说明'],
    );
    expect(reading.missingSections.map(({ key }) => key)).toEqual(['八', '九']);
    expect(reading.figures).toHaveLength(189);
    expect(figure(reading, 'procurement.total')?.section).toBe('十');
  });

  it('that says 较上年增加 and 为 is understood, and asks to be looked at', () => {
    const reading = changed(
      ['收入支出总体与上年相比，增加', '收入支出总体较上年增加'],
      ['本年收入合计1,867.08', '本年收入合计为1,867.08'],
      ['比上年决算', '较上年决算数'],
    );
    expect(figure(reading, 'overall.change')).toMatchObject({
      printed: '114.20',
      direction: '增加',
      certainty: 'likely',
    });
    expect(figure(reading, 'overall.changePercent')).toMatchObject({ printed: '6.51', certainty: 'likely' });
    expect(figure(reading, 'income.currentYear')).toMatchObject({ printed: '1867.08', certainty: 'likely' });
    expect(figure(reading, 'function.item02.change')).toMatchObject({
      printed: '69.37',
      direction: '减少',
      certainty: 'likely',
    });
    expect(figure(reading, 'overall.change')?.quote).toBe('收入支出总体较上年增加114.20万元');
    expect([missing(reading), reading.remainders]).toEqual([[], []]);
  });

  it('in the wording other provinces use is read, and asks to be looked at', () => {
    const reading = changed(
      ['收入支出总体与上年相比，增加', '与2022年度相比，收入支出总计增加'],
      [
        '宗教事务(项):支出决算数为1.26万元，比上年决算增加1.26万元，增长100.00%,',
        '宗教事务(项)。年初预算为1.00万元，支出决算为1.26万元，完成年初预算的126.00%，',
      ],
      ['2.社会保障和就业支出(类)1,595.68万元,占92.38%。', '2.社会保障和就业（类）支出1,595.68万元，占92.38%。'],
    );
    expect(figure(reading, 'overall.change')).toMatchObject({ printed: '114.20', certainty: 'likely' });
    expect(figure(reading, 'function.item01.amount')).toMatchObject({ printed: '1.26', certainty: 'likely' });
    expect(figure(reading, 'function.class02.share')).toMatchObject({ printed: '92.38', certainty: 'likely' });
    expect(missing(reading)).toEqual(['function.item01.change', 'function.item01.changePercent']);
    expect(reading.remainders.map(({ quote }) => quote)).toEqual(['年初预算为1.00万元', '完成年初预算的126.00%']);
  });

  it('with money in 元 is converted exactly, and every conversion is said', () => {
    const reading = readOf(
      joined.replace(
        /(\d[\d,]*)\.(\d\d)万元/g,
        (_all, whole: string, cents: string) => `${whole.replaceAll(',', '')}${cents}00.00元`,
      ),
    );
    expect(figure(reading, 'income.total')).toMatchObject({
      printed: '1867.08',
      unit: '万元',
      certainty: 'likely',
    });
    expect(figure(reading, 'income.total')?.notes.join()).toContain('18670800.00 元');
    expect(Number(printedOf(reading, 'procurement.total'))).toBe(223.68);
    expect(reading.figures.filter(({ unit }) => unit === '万元').every(({ notes }) => notes.length > 0)).toBe(true);
  });

  it('with numbers without separators, full-width digits and ％ gives the same values', () => {
    const wide = (text: string) => text.replace(/[\d%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    const plain = joined.replace(/(\d),(\d{3})/g, '$1$2').replace('收入总计1867.08', `收入总计${wide('1867.08')}`);
    const reading = readOf(plain.replace('增长6.51%', `增长${wide('6.51%')}`));
    expect(printedOf(reading, 'income.total')).toBe('1867.08');
    expect(printedOf(reading, 'overall.changePercent')).toBe('6.51');
    expect(reading.figures).toHaveLength(189);
  });

  it('with sentences in another order reads the same figures', () => {
    const reading = changed([/(2023年度收入总计[^\n]*\n)(2023年度支出总计[^\n]*\n)(收入支出总体[^\n]*\n)/, '$3$2$1']);
    expect(reading.figures.filter(({ section }) => section === '一')).toHaveLength(10);
    expect(figure(reading, 'overall.change')?.certainty).toBe('certain');
  });

  it('that says 持平 without a number leaves the figure out and does not make a 0 of it', () => {
    const reading = changed(['收入支出总体与上年相比，增加114.20万元，增长6.51%', '收入支出总体与上年持平']);
    expect(missing(reading)).toEqual(['overall.change', 'overall.changePercent']);
    expect(printedOf(reading, 'overall.change')).toBeUndefined();
  });

  it('with a figure that nobody knows quotes it', () => {
    const reading = changed(['其他收入139.82万元，占7.49%', '其他收入139.82万元，占7.49%，其中利息收入2.05万元']);
    expect(reading.remainders).toMatchObject([{ kind: 'number', section: '二', quote: '其中利息收入2.05万元' }]);
  });

  it('with a section of its own quotes it and takes nothing from it', () => {
    const extra = '十三、养老服务补贴情况说明\n2023年度养老服务补贴支出88.88万元。\n';
    const reading = changed(['第三部分专业名词解释', `${extra}第三部分专业名词解释`]);
    const [section] = reading.remainders;
    expect(section).toMatchObject({ kind: 'section', place: '十三、养老服务补贴情况说明' });
    expect(section?.quote).toContain('88.88万元');
    expect(reading.figures.some(({ printed }) => printed === '88.88')).toBe(false);
  });

  it('whose headings have lost their numbers is still told apart', () => {
    const reading = changed([/^(?:十[一二]?|[一二三四五六七八九])、(?=.*(?:说明|事项)$)/gm, '']);
    expect(reading.figures).toHaveLength(189);
  });

  it('without forms and without a performance section says so', () => {
    const reading = changed([/十一、预算绩效的情况说明[\s\S]*?(?=十二、)/, '']);
    expect(reading.forms).toEqual([]);
    expect(reading.missingSections.map(({ key }) => key)).toContain('十一');
    expect(reading.statements).toEqual([]);
    expect(reading.figures).toHaveLength(183);
  });

  it('with two different totals keeps the first and says that there is another', () => {
    const reading = changed([/(2023年度收入总计1,867\.08万元[^\n]*\n)/, '$12023年度收入总计1,900.00万元。\n']);
    expect(figure(reading, 'income.total')).toMatchObject({ printed: '1867.08', certainty: 'likely' });
    expect(figure(reading, 'income.total')?.notes.join()).toContain('1,900.00');
  });

  it('with an impossible number leaves it unread and quotes it', () => {
    const reading = changed(['固定资产原值1,498.18万元', '固定资产原值1,49,8.1.8万元']);
    expect(missing(reading)).toContain('assets.fixedAssetOriginalValue');
  });
});

describe('a form in the text', () => {
  const formText = original.slice(original.indexOf(' 项 目 支 出'));

  it('with its numbers unreadable is kept with what was not understood', () => {
    const reading = readOf(formText.replace('总分 100 79.12 分', '总分 合格'), true);
    expect(reading.forms[0]?.doubts.map(({ path }) => path)).toContain('total');
    expect(reading.forms[0]?.draft.total).toBeNull();
  });

  it('whose values in words differ is given as it stands, and doubted', () => {
    const reading = readOf(formText.replace('提高 提高 15 15.00', '提高 基本提高 15 12.00'), true);
    const form = reading.forms[1]!;
    const row = form.draft.rows!.findIndex(({ actualText }) => actualText === '基本提高');
    expect(form.draft.rows![row]).toMatchObject({ targetText: '提高', score: '12.00' });
    expect(form.doubts.map(({ path }) => path)).toContain(`rows.${row}.targetText`);
  });

  it('that has lost a row says that the weights do not make up a hundred', () => {
    const reading = readOf(formText.replace('=100% =100% 10 10.00', ''), true);
    expect(reading.forms[0]?.doubts.map(({ words }) => words).join()).toContain('90');
  });

  it('whose reason ends without a full stop before the next name is parted by the columns, and doubted', () => {
    const reading = readOf(formText.replace('有一户\n\n人家外\n\n出。', '有一户\n\n人家外\n\n出'), true);
    const form = reading.forms[1]!;
    expect(form.draft.rows?.slice(0, 2)).toMatchObject([{ reason: '有一户人家外出' }, { level3: '发放菜苗' }]);
    const next = readOf(
      formText.replace('保障他\n\n们的\n\n生活。', '保障他们').replace('障他们\n\n的生活。', '障他们'),
      true,
    );
    const second = next.forms[1]!;
    expect(second.draft.rows?.[1]?.reason).toContain('加强慰问四老人员');
    expect(second.draft.rows?.[2]?.level3).toBe('组织村民开展活动');
    expect(second.doubts.map(({ path }) => path)).toContain('rows.2.level3');
  });

  it.each([
    ['no empty lines', (text: string) => text.replace(/\n{2,}/g, '\n')],
    ['the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['form feeds between pages', (text: string) => text.replace(/\n (?=\S)/g, '\n\f')],
    ['page numbers', (text: string) => text.replace(/\n (?=\S)/g, '\n\n— 7 —\n\f')],
    ['more spaces', (text: string) => text.replaceAll(' ', '   ')],
  ])('with %s is the same form', (_name, change) => {
    const cells = (reading: Reading) => reading.forms.map(({ draft }) => draft);
    expect(cells(readOf(change(formText), true))).toEqual(cells(readOf(formText, true)));
  });

  it('whose merged cells a text gives in the middle of their rows keeps the rows, leaves the columns out and says so', () => {
    const lines = [
      '项目支出绩效自评表',
      '（2023年度）',
      '项目名称 系统维护费',
      '主管部门 某局 实施单位 某中心',
      '年初预算数 全年预算数 全年执行数 分值 执行率 得分',
      '年度资金总额 65.00 65.00 64.10 10 98.62% 9.66',
      '项目资金',
      '（万元）',
      '其他资金 0.00 0.00 0.00 — — —',
      '预期目标 实际完成情况',
      '年度',
      '总体',
      '目标',
      '保障系统正常运转。',
      '截至2023年12月31日，系统正常。',
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分',
      '偏差原因分',
      '析及改进措施',
      '年巡检维护数 >=4 次 =4 次 40 40.00',
      '数量指标',
      '年度',
      '设备采购数量 >=200 个 =183 个 50 39.38',
      '绩效',
      '产出指标',
      '总分 100 89.04 分',
    ];
    const [form] = readOf(lines.join('\n'), true).forms;
    expect(form?.draft).toMatchObject({
      name: '系统维护费',
      goals: { expected: '保障系统正常运转。', actual: '截至2023年12月31日，系统正常。' },
      funds: [{ source: '年度资金总额' }, { source: '其他资金' }],
      total: '89.04',
    });
    expect(form?.draft.rows?.map(({ level1, level2, actualText }) => [level1, level2, actualText])).toEqual([
      [null, null, '=4 次'],
      [null, null, '=183 个'],
    ]);
    const doubts = form?.doubts.map(({ path }) => path);
    expect(doubts).toEqual(expect.arrayContaining(['rows.0.level1', 'rows.0.level2', 'rows']));
  });

  it('that ends in the middle is given as far as it goes', () => {
    const reading = readOf(formText.slice(0, formText.indexOf('质量指标')), true);
    expect(reading.forms[0]?.draft.rows).toHaveLength(1);
    expect(reading.forms[0]?.doubts.map(({ path }) => path)).toContain('total');
  });
});

describe('another kind of text', () => {
  it.each([
    ['nothing', ''],
    ['garbage', '\u0000\u0001锟斤拷烫烫烫 %PDF-1.4 \uffff\n\n\f\f 12 34 ,,,, ((((类)(款)(项)'],
    [
      'a contract',
      '采购合同\n甲方：某公司\n一、标的\n复印纸100箱，单价150元，合计1.5万元。\n二、交货\n2024年3月1日前交货。',
    ],
    ['a monthly report', '2024年10月工作简报\n本月新增参保1,234人，发放待遇5.6亿元。'],
  ])('%s gives no figure, and all its words are quoted as not understood', (_name, text) => {
    const reading = readOf(text, true);
    expect([reading.isDisclosure, reading.figures, reading.statements, reading.forms]).toEqual([false, [], [], []]);
    if (reading.text.trim() !== '') expect(reading.remainders.length).toBeGreaterThan(0);
  });
});
