import { expect, test } from 'vitest';
import {
  cellOf,
  cellsWith,
  changedEntries,
  openCells,
  problemsIn,
  progressIn,
  refusedCells,
} from '../../client/pages/reports/report-cell.ts';
import { entryOf } from './report-entry.ts';

const MONTH = '2024-10';

test('adds the typed figure of a flow to the months before', () => {
  const cell = cellOf(entryOf(), MONTH, { value: '6.09' });
  expect(cell).toMatchObject({ value: '6.09', yearToDate: '51.09', completion: '85.15', isDirty: true });
});

test.each(['stock', 'rate', 'distinct'] as const)(
  'takes the typed figure of a %s as the year so far',
  (accumulation) => {
    const cell = cellOf(entryOf({ accumulation }), MONTH, { value: '6.09' });
    expect(cell).toMatchObject({ yearToDate: '6.09', completion: '10.15' });
  },
);

test('shows the months before, marked, while this month is empty', () => {
  expect(cellOf(entryOf(), MONTH)).toMatchObject({ yearToDate: '45.00', isEarlier: true, completion: '75.00' });
});

test('has no completion without a target', () => {
  expect(cellOf(entryOf({ target: null, operator: null }), MONTH, { value: '1' }).completion).toBeNull();
});

test('counts a typed approved month once', () => {
  const history = { ...entryOf().history };
  history.months = history.months.map((value, index) => (index === 9 ? '6.00' : value));
  expect(cellOf(entryOf({ history, value: '6.00' }), MONTH, { value: '7' }).yearToDate).toBe('52.00');
});

test('keeps text that is not a number as typed and refuses it', () => {
  const cell = cellOf(entryOf({ value: '5.00' }), MONTH, { value: '五亿' });
  expect(cell).toMatchObject({ text: '五亿', value: null, isDirty: true });
  expect(cell.refusal).toContain('请填写数字');
});

test('refuses by the rules of the indicator', () => {
  expect(cellOf(entryOf({ decimals: 0 }), MONTH, { value: '1.5' }).refusal).toBe('该指标应填整数');
});

test('asks for a note where a cumulative falls, until there is one', () => {
  const entry = entryOf({ accumulation: 'distinct' });
  expect(cellOf(entry, MONTH, { value: '4' }).wantsNote).toBe(true);
  expect(cellOf(entry, MONTH, { value: '4', note: '核减重复' }).wantsNote).toBe(false);
});

test('does not call the saved figure written another way a change', () => {
  expect(cellOf(entryOf({ value: '5.00' }), MONTH, { value: '5' }).isDirty).toBe(false);
  expect(cellOf(entryOf({ value: '5.00', note: '无' }), MONTH, { note: ' 无 ' }).isDirty).toBe(false);
});

test('sends changed cells only, emptied ones as null, refused ones never', () => {
  const cells = [
    cellOf(entryOf({ indicatorId: 1, value: '5.00' }), MONTH),
    cellOf(entryOf({ indicatorId: 2, value: '5.00', note: '旧' }), MONTH, { value: '' }),
    cellOf(entryOf({ indicatorId: 3 }), MONTH, { value: 'x' }),
    cellOf(entryOf({ indicatorId: 4 }), MONTH, { value: '1,234.5', note: ' 新 ' }),
  ];
  expect(changedEntries(cells)).toEqual([
    { indicatorId: 2, value: null, note: '旧' },
    { indicatorId: 4, value: '1234.5', note: '新' },
  ]);
  expect(refusedCells(cells).map(({ indicatorId }) => indicatorId)).toEqual([3]);
});

test('counts what is filled, to be explained, unsaved and refused', () => {
  const cells = [
    cellOf(entryOf({ value: '5.00' }), MONTH),
    cellOf(entryOf({ accumulation: 'distinct' }), MONTH, { value: '4' }),
    cellOf(entryOf(), MONTH, { value: 'x' }),
    cellOf(entryOf(), MONTH),
  ];
  expect(progressIn(cells)).toEqual({ total: 4, filled: 2, toExplain: 1, unsaved: 2, refused: 1 });
});

test('names what submitting would be refused for', () => {
  const cells = [cellOf(entryOf({ indicatorId: 7 }), MONTH), cellOf(entryOf(), MONTH, { note: '本月无业务' })];
  expect(openCells(cells).map(({ indicatorId }) => indicatorId)).toEqual([7]);
});

test('takes from a refusal of the server what concerns cells', () => {
  expect(
    problemsIn({
      problems: [
        { indicatorId: 3, message: '应填整数' },
        { path: 'version', message: '缺少' },
      ],
    }),
  ).toEqual([{ indicatorId: 3, message: '应填整数' }]);
  expect(problemsIn(null)).toEqual([]);
});

test('says what is needed a month from here on, while the figure is being typed', () => {
  expect(cellOf(entryOf(), MONTH).needed, 'September closed with 45 of 60').toBe('5.00');
  expect(cellOf(entryOf(), MONTH, { value: '6' }).needed).toBe('4.50');
  expect(cellOf(entryOf(), MONTH, { value: '20' }).needed).toBeNull();
  expect(cellOf(entryOf({ operator: '<=' }), MONTH, { value: '6' }).needed).toBeNull();
});

test('works out again only the row that was typed in', () => {
  const entries = [entryOf({ indicatorId: 1 }), entryOf({ indicatorId: 2 })];
  const cellsOf = cellsWith(MONTH);
  const [first, second] = cellsOf(entries, {});
  const after = cellsOf(entries, { 2: { value: '1' } });
  expect(after[0]).toBe(first);
  expect(after[1]).not.toBe(second);
});
