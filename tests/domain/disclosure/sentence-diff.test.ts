import { expect, test } from 'vitest';
import { numberDifferences, sentenceDiff, stretchesOf } from '#domain/disclosure/sentence-diff.ts';
import { plainSentences } from '#domain/disclosure/sentences.ts';

test('a changed sentence stands beside its counterpart, a new one and a lost one alone', () => {
  const pairs = sentenceDiff(['甲。', '收入 5。', '乙。', '丙。'], ['甲。', '收入 6。', '乙。', '丙。', '丁。']);
  expect(pairs.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same', 'same', 'added']);
  expect(sentenceDiff(['甲。', '乙。'], ['乙。'])).toEqual([
    { kind: 'removed', left: '甲。', right: null },
    { kind: 'same', left: '乙。', right: '乙。' },
  ]);
});

test('spaces make no difference', () => {
  expect(sentenceDiff(['收入 5 万元。'], ['收入5万元。'])[0]?.kind).toBe('same');
});

const textOf = (stretches: { text: string; isOther: boolean }[]) =>
  stretches.map(({ text, isOther }) => (isOther ? `[${text}]` : text)).join('');

test('where only numbers differ they alone are marked, else all between the common ends', () => {
  const numbers = stretchesOf('视频 409 期，观看 252 次，共5', '视频285期，观看252次，共5');
  expect(textOf(numbers.left)).toBe('视频[409]期，观看252次，共5');
  expect(textOf(numbers.right)).toBe('视频[285]期，观看252次，共5');
  const words = stretchesOf('比上年增加5万元。', '比上年减少5万元。');
  expect(textOf(words.left)).toBe('比上年[增加]5万元。');
  expect(textOf(words.right)).toBe('比上年[减少]5万元。');
});

test('the figures that make a difference are named', () => {
  const sentence = {
    text: '发布285期、257场',
    pieces: [
      { kind: 'text' as const, text: '发布' },
      { kind: 'number' as const, text: '285', ref: null, name: '抖音平台推送', isUnbound: false },
      { kind: 'text' as const, text: '期、257场' },
    ],
  };
  expect(numberDifferences('发布 409 期、257场', sentence)).toEqual([
    { name: '抖音平台推送', left: '409', right: '285' },
  ]);
  expect(numberDifferences('发布 409 期', sentence)).toEqual([]);
});

test('a text falls into sentences at full stops and line ends', () => {
  expect(plainSentences('一、标题\n第一句。第 二句！\n\n尾')).toEqual(['一、标题', '第一句。', '第二句！', '尾']);
});
