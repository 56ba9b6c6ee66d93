import { describe, expect, it } from 'vitest';
import { placeOfQuote } from '#domain/prose/quote-place.ts';

const paragraphs = ['一、收入', '收入总计 1,867.08 万元，其中：', '本年收入 9 万元。'];

describe('the place of a quote', () => {
  it.each([
    ['收入总计1,867.08万元', { paragraph: 1, start: 0, end: 16 }],
    ['其中：本年收入9万元', { paragraph: 2, start: 0, end: 9 }],
    ['本年收入 9', { paragraph: 2, start: 0, end: 6 }],
    ['支出总计', null],
    ['', null],
  ])('“%s”', (quote, place) => {
    expect(placeOfQuote(paragraphs, quote)).toEqual(place);
  });
});
