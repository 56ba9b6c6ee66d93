import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeOfQuote } from '#domain/prose/quote-place.ts';
import { accounts2023, operations2023, paragraphs2023 } from '#seeds/2023/source.ts';

/** Parts 一 to 三 of the source without its forms, its white space and the page number that stands among the lines. */
function proseOfSource(): string {
  const text = readFileSync('seeds/2023/source.txt', 'utf8')
    .replace(/^\s*14\s*$/m, '')
    .replace(/\s/g, '');
  const forms = text.indexOf('部门（单位）整体支出绩效目标自评表');
  return (
    text.slice(text.indexOf('第一部分单位概况'), forms) +
    text.slice(text.indexOf('十二、其他需说明的事项'), text.indexOf('第四部分'))
  );
}

describe('the published prose of 2023', () => {
  it('is the source, character by character', () => {
    expect(paragraphs2023.map(({ text }) => text).join('')).toBe(proseOfSource());
  });

  it('holds every quote of the accounts and of the performance text', () => {
    const prose = paragraphs2023.map(({ text }) => text);
    const lost = [...accounts2023, ...operations2023].filter(({ quote }) => placeOfQuote(prose, quote) === null);
    expect(lost.map(({ code, quote }) => `${code} ${quote}`)).toEqual([]);
  });
});
