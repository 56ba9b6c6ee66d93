import { expect, test } from 'vitest';
import { middleOf, sentenceDiff } from '#domain/disclosure/sentence-diff.ts';
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

test('what differs in a sentence is what neither end shares', () => {
  expect(middleOf('视频409期，共5', '视频285期，共5')).toEqual({
    head: '视频',
    left: '409',
    right: '285',
    tail: '期，共5',
  });
});

test('a text falls into sentences at full stops and line ends', () => {
  expect(plainSentences('一、标题\n第一句。第 二句！\n\n尾')).toEqual(['一、标题', '第一句。', '第二句！', '尾']);
});
