import { expect, it } from 'vitest';
import { askedParts } from '../../client/pages/briefing/asked-parts.ts';

const figure = { text: '82.76 万人', origin: 'indicator:2023:12:1' };

it.each([
  ['没有数字的句子。', [], [{ text: '没有数字的句子。', origin: null }]],
  [
    '截至12月完成 82.76 万人，年度目标 ≥87.70 万人。',
    [figure],
    [{ text: '截至12月完成 ', origin: null }, figure, { text: '，年度目标 ≥87.70 万人。', origin: null }],
  ],
  ['82.76 万人', [figure], [figure]],
  ['另一句。', [figure], [{ text: '另一句。', origin: null }]],
])('cuts %s at the figures that can be asked', (text, figures, parts) => {
  expect(askedParts(text, figures)).toEqual(parts);
});
