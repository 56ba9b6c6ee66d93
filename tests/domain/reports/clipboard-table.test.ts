import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipboardOf, tableOf } from '#domain/reports/clipboard-table.ts';

describe('a table on the clipboard', () => {
  it.each([
    ['rows and cells of Excel', '82.51\t备注\r\n0.11\t\r\n\r\n28\r\n', [['82.51', '备注'], ['0.11', ''], [''], ['28']]],
    [
      'quoted line breaks, tabs and quotes',
      '"第一行\n""二"""\t3\n"a\tb"\t\n',
      [
        ['第一行\n"二"', '3'],
        ['a\tb', ''],
      ],
    ],
    ['no newline at the end', '1\n2', [['1'], ['2']]],
    ['an empty cell at the very end', '1\t', [['1', '']]],
    ['an empty last row that was copied', '1\n\n', [['1'], ['']]],
    ['a quote that is an inch sign', '5"\t"6\n7', [['5"', '"6'], ['7']]],
    ['a quoted cell at the end of the text', '1\t"2"', [['1', '2']]],
    ['an old line end', '1\r2\r', [['1'], ['2']]],
    ['nothing', '', []],
  ])('reads %s', (_what, text, table) => {
    expect(tableOf(text)).toEqual(table);
  });

  it('comes back as it went, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', '1', '，') }),
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(table, (cells) => {
        expect(tableOf(clipboardOf(cells))).toEqual(cells);
      }),
    );
  });

  it('takes any text without an error and has no row without a cell', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'x'), maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(tableOf(any).every((row) => row.length > 0)).toBe(true);
      }),
    );
  });
});
