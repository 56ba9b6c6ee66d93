import { expect, test } from 'vitest';
import { checkTemplate } from '#domain/disclosure/check-template.ts';
import { renderTemplate } from '#domain/disclosure/render-template.ts';
import { allSentences } from '#domain/disclosure/rendered.ts';
import type { DisclosureTemplate } from '#domain/disclosure/template.ts';
import { smallFigures } from './small-figures.ts';

function template(text: string): DisclosureTemplate {
  return { year: 2025, sections: [{ code: 'one', level: 'section', heading: '', text }] };
}

function textOf(text: string, figures = smallFigures()): string {
  return allSentences(renderTemplate(template(text), figures))
    .map((sentence) => sentence.text)
    .join('⏎');
}

test.each([
  ['{收入总计}万元', '1,867.08万元'],
  ['{income.total|不分节}万元', '1867.08万元'],
  ['{收入总计|整数}万元', '1,867万元'],
  ['{与上年相比}万元，{与上年相比（%）}%', '减少25.49万元，下降1.45%'],
  ['{与上年相比|增减词}', '减少'],
  ['{与上年相比|绝对值}万元', '25.49万元'],
  ['主要原因是：{与上年相比|原因}。', '主要原因是：退休 1 人，补贴减少。'],
  ['差异率{预决算差异率}%', '差异率-0.92%'],
  ['{五.决算数}万元', '8.00万元'],
  ['{五.决算数|不补零}万元', '8万元'],
  ['{接待人次}人次', '57人次'],
  ['{接待人次|单位}', '人次'],
  ['{五.决算数|名称}', '决算数'],
  ['{同比增加额}亿元', '9.30亿元'],
  ['{单位名称}', '某州社会保险中心'],
  ['{如果 与上年相比 增加}多{否则}少{结束}', '少'],
  ['{如果 未填数 有数}有{否则}无{结束}', '无'],
  ['{如果 接待人次 为零}无接待{结束}有接待', '有接待'],
  ['{未填数}万元', '〔缺：未填数〕万元'],
  ['{没有的}万元', '〔缺：没有的〕万元'],
  ['第一句。第二句。\n第三句', '第一句。⏎第二句。⏎第三句'],
])('%j gives %j', (text, expected) => {
  expect(textOf(text)).toBe(expected);
});

test('a change of nothing is printed as the source prints it', () => {
  const figures = smallFigures({
    more: [
      { code: 'a.change', name: '甲', value: '0' },
      { code: 'a.changePercent', name: '甲率', unit: '%', value: '0' },
    ],
  });
  expect(textOf('{甲}万元，{甲率}%', figures)).toBe('增加0.00万元，增长0.00%');
});

test('a list says its words once for each line, with the line’s own figures', () => {
  const text = '{每个 项}{序号}.{类}(类){款}(款){项}(项){决算数}万元，{变动}万元，{变动率}%，因{原因|原因}。\n{结束}';
  expect(textOf(text, smallFigures({ hasItems: true }))).toBe(
    '1.一般公共服务支出(类)统战事务(款)宗教事务(项)1.26万元，增加1.26万元，增长100.00%，因科目调整。⏎' +
      '2.其他支出(类)其他支出(款)其他支出(项)0.00万元，减少2.37万元，下降100.00%，因已结束。',
  );
  expect(textOf(text)).toBe('〔缺：功能分类（项）支出〕');
});

test('a number knows where it comes from, and one typed by hand that it comes from nowhere', () => {
  const [sentence] = allSentences(
    renderTemplate(template('共{收入总计}万元，比{同比增加额}亿元少，5个。'), smallFigures()),
  );
  expect(sentence?.pieces.filter(({ kind }) => kind === 'number')).toEqual([
    {
      kind: 'number',
      text: '1,867.08',
      ref: { kind: 'account', year: 2025, code: 'income.total' },
      name: '收入总计',
      isUnbound: false,
    },
    {
      kind: 'number',
      text: '9.30',
      ref: { kind: 'statement', year: 2025, code: 'op09' },
      name: '同比增加额',
      isUnbound: true,
    },
    { kind: 'number', text: '5', ref: null, name: null, isUnbound: true },
  ]);
});

test('dates and the numbers of a list are nobody’s figures', () => {
  const sentences = allSentences(renderTemplate(template('1.截至2025年12月31日'), smallFigures()));
  expect(sentences[0]?.pieces).toEqual([{ kind: 'text', text: '1.截至2025年12月31日' }]);
});

test.each([
  ['{收入总记}万元', 1, '没有名为“收入总记”的数据'],
  ['{决算数}万元', 1, '名为“决算数”的数据有 2 个，请写明：{四.决算数}、{五.决算数}'],
  ['{收入总计|增减}万元', 1, '不能用“增减”：它不是与上年相比的增减'],
  ['{单位名称|整数}', 1, '它是文字，不是数'],
  ['{收入总计|大写}万元', 1, '没有“大写”这种写法'],
  ['共{收入总计}人', 2, '单位是“万元”，后面没有写单位'],
  ['共{收入总计}%', 2, '单位是“万元”，后面写的是“%”'],
  ['{接待人次}万元', 1, '单位是“人次”，后面写的是“万元”'],
  ['{如果 收入总计 很多}多{结束}', 1, '条件可用：增加、减少、为零、不为零、有数、无数'],
  ['{如果 单位名称 增加}多{结束}', 1, '条件只能用“有数”或“无数”'],
  ['{每个 科室}甲{结束}', 1, '“每个 科室”不能识别'],
  ['{每个 项}{每个 类}甲{结束}{结束}', 7, '“每个”之内不能再用“每个”'],
  ['附{自评表}', 2, '须独占一行'],
])('%j is refused with words that say what to do', (text, column, message) => {
  const errors = checkTemplate(template(text), smallFigures()).filter(({ level }) => level === 'error');
  expect(errors[0]?.message).toContain(message);
  expect(errors[0]).toMatchObject({ line: 1, column, section: 'one' });
});

test('typed numbers and figures that are not there yet are told, and refuse nothing', () => {
  const issues = checkTemplate(template('甲\n补{未填数}万元、5个'), smallFigures());
  expect(issues.map(({ level, line, column }) => ({ level, line, column }))).toEqual([
    { level: 'missing', line: 2, column: 2 },
    { level: 'unbound', line: 2, column: 10 },
  ]);
});
