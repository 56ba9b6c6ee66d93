import { expect, test } from 'vitest';
import { parseTemplate, placeIn, type TemplateNode, templateText } from '#domain/disclosure/template-text.ts';
import { disclosureTemplate2023 } from '#seeds/2023/disclosure.ts';

test.each([
  ['{收入总计', 0, '“{”没有对应的“}”'],
  ['收入{收入\n总计}', 2, '“{”没有对应的“}”'],
  ['收入}元', 2, '“}”前面没有“{”'],
  ['{}万元', 0, '花括号里没有名称'],
  ['{收入总计|增减|原因}', 0, '一处只能用一个“|”'],
  ['多{结束}', 1, '多余的 {结束}'],
  ['{否则}', 0, '{否则} 前面没有“如果”'],
  ['{如果 收入总计 增加}多', 0, '“如果”没有对应的 {结束}'],
  ['{每个 项}多', 0, '“每个”没有对应的 {结束}'],
  ['{如果 甲 增加}一{否则}二{否则}三{结束}', 15, '{否则} 前面没有“如果”'],
])('%j is refused at the place where it goes wrong', (text, start, message) => {
  const { errors } = parseTemplate(text);
  expect(errors[0]?.message).toContain(message);
  expect(errors[0]?.start).toBe(start);
});

test('braces that are meant as such stand twice', () => {
  const { nodes, errors } = parseTemplate('甲{{乙}}丙');
  expect(errors).toEqual([]);
  expect(nodes).toMatchObject([{ kind: 'text', text: '甲{乙}丙' }]);
});

test('a place is told by line and column', () => {
  expect(placeIn('一\n二三', 3)).toEqual({ line: 2, column: 2 });
});

const MARKS = [
  '{',
  '}',
  '{{',
  '}}',
  '如果 甲 增加',
  '否则',
  '结束',
  '每个 项',
  '收入总计',
  '|',
  '增减',
  '\n',
  '# ',
  '1,867.08',
  '。',
  ' ',
];

test('whatever is typed is read without an exception, and what was read is written so that it is read the same again', () => {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: next(14) }, () => {
      const mark = MARKS[next(MARKS.length)] ?? '';
      return next(3) === 0 ? `{${mark}}` : mark;
    }).join('');
    const { nodes, errors } = parseTemplate(text);
    if (errors.length > 0) continue;
    const again = parseTemplate(templateText(nodes));
    expect(again.errors, text).toEqual([]);
    expect(again.nodes.map(withoutPlace), text).toEqual(nodes.map(withoutPlace));
  }
});

test('the wording of 2023 is written as it was read', () => {
  for (const { text } of disclosureTemplate2023.sections) {
    expect(templateText(parseTemplate(text).nodes)).toBe(text);
  }
});

function withoutPlace(node: TemplateNode): unknown {
  const { start: _, end: __, ...rest } = node;
  if (rest.kind === 'each') return { ...rest, body: rest.body.map(withoutPlace) };
  if (rest.kind === 'if') {
    return { ...rest, held: rest.held.map(withoutPlace), otherwise: rest.otherwise.map(withoutPlace) };
  }
  return rest;
}
