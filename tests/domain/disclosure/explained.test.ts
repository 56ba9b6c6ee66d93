import { expect, test } from 'vitest';
import { explained } from '#domain/disclosure/explained.ts';

const number = (left: string) => ({ name: '收入总计', left, right: '2' });
const finding = (id: string, position: number, stated: string) => ({ id, position, stated, message: `说明 ${id}` });
const ids = (...asked: Parameters<typeof explained>) => explained(...asked).map((one) => one.finding?.id ?? null);

test.each([
  ['by the numeral in its paragraph', [number('1')], 7, [finding('a', 7, '1')], ['a']],
  ['with and without separators', [number('1,867.08')], 7, [finding('a', 7, '1867.08')], ['a']],
  ['not by a finding of another paragraph', [number('1')], 7, [finding('a', 8, '1')], [null]],
  ['not by a finding about another numeral', [number('1')], 7, [finding('a', 7, '1.0')], [null]],
  ['by a finding of its own each', [number('1'), number('1')], 7, [finding('a', 7, '1')], ['a', null]],
  ['by nothing where the sentence is new', [number('1')], null, [finding('a', 7, '1')], [null]],
])('a differing number is explained %s', (_name, numbers, position, findings, expected) => {
  expect(ids(numbers, position, findings)).toEqual(expected);
});
