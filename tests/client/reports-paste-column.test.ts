import { expect, test } from 'vitest';
import { plainText, readFigure } from '../../client/pages/reports/figure-text.ts';
import { firstColumnOf, pasteColumn, pasteWords } from '../../client/pages/reports/paste-column.ts';

const rows = [1, 2, 3, 4, 5].map((indicatorId) => ({ indicatorId, name: `指标${indicatorId}`, unit: '万人' }));

test.each([
  ['1,234,567.80', '万元', '1234567.80'],
  ['８２．７６', '万人', '82.76'],
  ['82.76万人', '万人', '82.76'],
  ['94.37%', '%', '94.37'],
  ['−28.00', '万元', '-28.00'],
  [' +5 ', '家', '5'],
  ['.5', '万人', '0.5'],
  ['', '家', ''],
])('reads %j in %s as the plain numeral %j', (text, unit, plain) => {
  expect(plainText(text, unit)).toBe(plain);
  expect(readFigure(text, unit)).toEqual({ value: plain === '' ? null : plain, refusal: null });
});

test.each([['暂无'], ['1,5'], ['82.76亿'], ['1e5'], ['1.1234567']])('refuses %j and says why', (text) => {
  const read = readFigure(text, '万人');
  expect(read.value).toBeNull();
  expect(read.refusal).toBeTruthy();
});

test('takes the first column of an Excel block and no row for its last newline', () => {
  expect(firstColumnOf('82.51\t备注\r\n0.11\t\r\n\r\n28\r\n')).toEqual(['82.51', '0.11', '', '28']);
});

test('reads a quoted cell with a line break and a doubled quote as one cell', () => {
  expect(firstColumnOf('"第一行\n""二"""\t3\n7\n')).toEqual(['第一行\n"二"', '7']);
});

test('fills downwards, names what is not a number and leaves its cell alone', () => {
  const pasted = pasteColumn(rows, 0, ['1', '2', '暂无', '4', '5']);
  expect(pasted.filled.map(({ indicatorId }) => indicatorId)).toEqual([1, 2, 4, 5]);
  expect(pasteWords(pasted)).toBe('粘贴 5 格：4 格已填，1 格不是数字（指标3“暂无”），保持原值');
});

test('never writes past the last row and keeps cells under blanks', () => {
  const pasted = pasteColumn(rows, 3, ['', '8', '9']);
  expect(pasted.filled).toEqual([{ indicatorId: 5, text: '8' }]);
  expect(pasteWords(pasted)).toBe('粘贴 3 格：1 格已填，1 格为空，保持原值，1 格超出末行，未用');
});
