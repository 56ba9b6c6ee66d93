import { describe, expect, it, test } from 'vitest';
import { emptyHistory, redone, undone, withStep } from '../../client/pages/reports/edit-history.ts';
import { clearedBlock, copiedText, pastedBlock, pastedWords } from '../../client/pages/reports/grid-block.ts';
import { fieldAfter, placeAfter, rangeOf } from '../../client/pages/reports/grid-place.ts';
import { cellOf } from '../../client/pages/reports/report-cell.ts';
import { entryOf } from './report-entry.ts';

const MONTH = '2024-10';
const cells = [1, 2, 3, 4, 5].map((indicatorId) =>
  cellOf(entryOf({ indicatorId, name: `指标${indicatorId}`, unit: '万元' }), MONTH),
);
const at = (row: number, column: number) => rangeOf({ row, column }, { row, column });
const VALUE = 2;

describe('a pasted block', () => {
  it('fills downwards, names what is not a number and leaves its cell alone', () => {
    const pasted = pastedBlock(cells, at(0, VALUE), [['1'], ['2'], ['暂无'], ['1,234.5'], ['5万']], true);
    expect(pasted.changes.map(({ indicatorId, after }) => [indicatorId, after])).toEqual([
      [1, '1'],
      [2, '2'],
      [4, '1,234.5'],
      [5, '5万'],
    ]);
    expect(pastedWords(pasted)).toBe('粘贴 5 格：4 格已填，1 格不是数字（指标3“暂无”），保持原值');
  });

  it('never writes past the last row and keeps cells under blanks', () => {
    const pasted = pastedBlock(cells, at(3, VALUE), [[''], ['8'], ['9']], true);
    expect(pasted.changes).toMatchObject([{ indicatorId: 5, field: 'value', before: '', after: '8' }]);
    expect(pastedWords(pasted)).toBe('粘贴 3 格：1 格已填，1 格为空，保持原值，1 格超出表格，未用');
  });

  it('skips what is worked out or was approved before, and takes notes at the end of the line', () => {
    const line = ['4.80', '5.00', '6.09', '51.09', '≥60.00', '85.15%', '4.46', '补缴'];
    const pasted = pastedBlock(cells, at(1, 0), [line], true);
    expect(pasted.changes).toEqual([
      { indicatorId: 2, field: 'value', before: '', after: '6.09' },
      { indicatorId: 2, field: 'note', before: '', after: '补缴' },
    ]);
    expect(pastedWords(pasted)).toBe('粘贴 8 格：2 格已填，6 格锁定');
  });

  it('of one cell fills the selected range', () => {
    const range = rangeOf({ row: 1, column: VALUE }, { row: 3, column: VALUE });
    expect(pastedBlock(cells, range, [['0']], true).changes).toHaveLength(3);
  });

  it('writes nothing into a report that is locked', () => {
    const pasted = pastedBlock(cells, at(0, VALUE), [['1'], ['2']], false);
    expect([pasted.changes, pastedWords(pasted)]).toEqual([[], '粘贴 2 格：0 格已填，2 格锁定']);
  });

  it('does not cut a note that is too long', () => {
    const pasted = pastedBlock(cells, at(0, 7), [['长'.repeat(501)]], true);
    expect([pasted.changes, pasted.tooLong]).toEqual([[], 1]);
  });
});

test('copies a range as it is shown, for a spreadsheet', () => {
  const written = [cellOf(entryOf({ unit: '亿元' }), MONTH, { value: '60,900万', note: '补缴\n"二"' })];
  expect(copiedText(written, { top: 0, bottom: 0, left: 0, right: 7 })).toBe(
    '4.80\t5.00\t6.09\t51.09\t≥60.00\t85.15%\t4.46\t"补缴\n""二"""\r\n',
  );
});

test('clears what can be written in a range, and nothing else', () => {
  const written = [cellOf(entryOf({ value: '5.00' }), MONTH, { note: '无' }), cellOf(entryOf(), MONTH)];
  const all = { top: 0, bottom: 1, left: 0, right: 7 };
  expect(clearedBlock(written, all).map(({ field, before }) => [field, before])).toEqual([
    ['value', '5.00'],
    ['note', '无'],
  ]);
});

test('takes a pasted block back in one step, and again', () => {
  const step = [
    { indicatorId: 1, field: 'value' as const, before: '', after: '1' },
    { indicatorId: 2, field: 'value' as const, before: '7', after: '2' },
  ];
  const history = withStep(withStep(emptyHistory, step), [{ ...step[0]!, before: '1' }]);
  expect(history.done, 'a step that changes nothing is none').toHaveLength(1);
  const back = undone(history);
  expect(back?.changes.map(({ indicatorId, after }) => [indicatorId, after])).toEqual([
    [2, '7'],
    [1, ''],
  ]);
  expect(redone(back!.history)?.changes).toEqual(step);
  expect(undone(back!.history)).toBeNull();
  expect(redone(withStep(back!.history, [{ ...step[0]!, after: '9' }])), 'a new step ends what was undone').toBeNull();
});

test.each([
  ['ArrowRight', false, { row: 1, column: 3 }],
  ['ArrowUp', false, { row: 0, column: 2 }],
  ['ArrowDown', true, { row: 4, column: 2 }],
  ['Home', false, { row: 1, column: 0 }],
  ['End', true, { row: 4, column: 7 }],
  ['a', false, null],
])('%s (with control: %s) leads to %j', (key, withControl, place) => {
  expect(placeAfter(key, withControl, { row: 1, column: 2 }, 5)).toEqual(place);
});

test('Tab goes from entry to entry and out of the grid at its end', () => {
  expect(fieldAfter({ row: 0, column: 2 }, 1, 2)).toEqual({ row: 0, column: 7 });
  expect(fieldAfter({ row: 0, column: 7 }, 1, 2)).toEqual({ row: 1, column: 2 });
  expect(fieldAfter({ row: 1, column: 7 }, 1, 2)).toBeNull();
  expect(fieldAfter({ row: 0, column: 3 }, -1, 2)).toEqual({ row: 0, column: 2 });
});
