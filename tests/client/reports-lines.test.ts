import { describe, expect, it } from 'vitest';
import { clearedBlock, copiedText, pastedBlock, pastedWords } from '../../client/pages/reports/grid-block.ts';
import { entryRowOf, fieldOn, linesOf, placeOfField, rowBelow } from '../../client/pages/reports/grid-lines.ts';
import { rangeOf } from '../../client/pages/reports/grid-place.ts';
import { optionOf, wordAfter } from '../../client/pages/reports/level-choice.ts';
import { cellOf, changedEntries, type Typed } from '../../client/pages/reports/report-cell.ts';
import { conflictsOf, stillTyped } from '../../client/pages/reports/report-conflict.ts';
import { entryOf } from './report-entry.ts';

const MONTH = '2024-10';
const VALUE = 2;
const NOTE = 7;
const parts = { numerator: '准确次数', denominator: '全部次数', unit: '次', decimals: 0 };
const NONE = Array.from({ length: 12 }, () => null);
const history = { months: NONE, lastYear: NONE, absent: [] };
const rate = entryOf({
  indicatorId: 2,
  name: '准确率',
  unit: '%',
  accumulation: 'rate',
  parts,
  history,
  target: '95.00',
});
const level = entryOf({
  indicatorId: 3,
  name: '管理水平',
  unit: '档',
  accumulation: 'qualitative',
  decimals: 0,
  history,
  lastMonth: '2',
  lastYear: '1',
  target: '1',
  operator: '=',
  operatorSign: '=',
});
const cellsWith = (ofRate: Typed = {}, ofLevel: Typed = {}) => [
  cellOf(entryOf({ indicatorId: 1, name: '人次', unit: '人次' }), MONTH),
  cellOf(rate, MONTH, ofRate),
  cellOf(level, MONTH, ofLevel),
];

describe('the rows of the grid', () => {
  const lines = linesOf(cellsWith());

  it('are three for a rate with parts: its own and those of its counts', () => {
    expect(lines.map(({ cell, part }) => [cell.entry.indicatorId, part])).toEqual([
      [1, null],
      [2, null],
      [2, 'numerator'],
      [2, 'denominator'],
      [3, null],
    ]);
    expect(lines.map((line) => [fieldOn(line, VALUE), fieldOn(line, NOTE)])).toEqual([
      ['value', 'note'],
      [null, 'note'],
      ['numerator', null],
      ['denominator', null],
      ['value', 'note'],
    ]);
  });

  it('let Enter pass over the rate itself, arrows not, and stay at the last', () => {
    const below = (row: number, column: number, isEditable = true) =>
      rowBelow(lines, { row, column }, 1, isEditable).row;
    expect([below(0, VALUE), below(2, VALUE), below(3, VALUE), below(4, VALUE)]).toEqual([2, 3, 4, 4]);
    expect([below(1, NOTE), below(0, 3), below(0, VALUE, false)]).toEqual([4, 1, 1]);
  });

  it('find the row of a field, and the first to be written of an indicator', () => {
    expect(placeOfField(lines, 2, 'denominator')).toBe(3);
    expect(placeOfField(lines, 2, 'note')).toBe(1);
    expect([entryRowOf(lines, 2, VALUE), entryRowOf(lines, 3, VALUE), entryRowOf(lines, 9, VALUE)]).toEqual([2, 4, -1]);
  });
});

describe('a block over a rate and a level', () => {
  it('goes by the rows that are seen: the rate is locked, its counts and the level are filled', () => {
    const range = rangeOf({ row: 0, column: VALUE }, { row: 0, column: VALUE });
    const pasted = pastedBlock(cellsWith(), range, [['39'], ['99%'], ['1,234'], ['1300'], ['部分达成']], true);
    expect(pasted.changes.map(({ indicatorId, field, after }) => [indicatorId, field, after])).toEqual([
      [1, 'value', '39'],
      [2, 'numerator', '1,234'],
      [2, 'denominator', '1300'],
      [3, 'value', '部分达成'],
    ]);
    expect(pastedWords(pasted)).toBe('粘贴 5 格：4 格已填，1 格锁定');
  });

  it('names what is no count and no level', () => {
    const range = rangeOf({ row: 2, column: VALUE }, { row: 2, column: VALUE });
    const pasted = pastedBlock(cellsWith(), range, [['90%'], ['1300'], ['良好']], true);
    expect(pasted.notNumbers.map(({ name }) => name)).toEqual(['准确率分子', '管理水平']);
  });

  it('is copied as it is read and cleared where it is written', () => {
    const cells = cellsWith({ numerator: '1,234', denominator: '1300' }, { value: '2' });
    const column = { top: 1, bottom: 4, left: VALUE, right: VALUE };
    expect(copiedText(cells, column)).toBe('94.92\r\n1234\r\n1300\r\n部分达成\r\n');
    expect(clearedBlock(cells, column).map(({ field, before }) => [field, before])).toEqual([
      ['numerator', '1,234'],
      ['denominator', '1300'],
      ['value', '2'],
    ]);
  });
});

describe('a rate while its counts are typed', () => {
  it('follows them, is saved with both and says what is missing', () => {
    const [, whole] = cellsWith({ numerator: '1234', denominator: '1300' });
    expect(whole).toMatchObject({ value: '94.92', isDirty: true, refusal: null, findings: [], completion: '99.92' });
    expect(changedEntries([whole!])).toEqual([
      { indicatorId: 2, value: '94.92', numerator: '1234', denominator: '1300', note: null },
    ]);
    const [, half] = cellsWith({ numerator: '1234' });
    expect(half?.value).toBeNull();
    expect(half?.findings[0]).toMatchObject({ code: 'part-missing' });
    expect(changedEntries([half!])[0]).toMatchObject({ value: null, numerator: '1234', denominator: null });
  });

  it('is not sent while a count is no number or is refused', () => {
    for (const numerator of ['一千', '-1', '1.5']) {
      const [, cell] = cellsWith({ numerator, denominator: '1300' });
      expect(cell?.refusal, numerator).toMatch(/^分子/);
      expect(changedEntries([cell!])).toEqual([]);
    }
  });

  it('stays as printed until a count is typed', () => {
    const printed = { ...rate, value: '75.26' };
    expect(cellOf(printed, MONTH)).toMatchObject({ value: '75.26', isDirty: false, findings: [] });
    expect(cellOf(printed, MONTH, { numerator: '3' })).toMatchObject({ value: null, isDirty: true });
  });

  it('is asked about by the count that two people changed, and forgets a count that is saved', () => {
    const saved = { ...rate, value: '50.00', numerator: '1', denominator: '2' };
    const typed = { 2: { numerator: '7', denominator: '2' } };
    const [conflict] = conflictsOf([rate], [saved], typed);
    expect(conflict).toMatchObject({ field: 'numerator', name: '准确率（分子）', mine: '7', theirs: '1' });
    expect(conflictsOf([rate], [saved], typed)).toHaveLength(1);
    expect(stillTyped([saved], typed)).toEqual({ 2: { numerator: '7' } });
  });
});

describe('a level while it is chosen', () => {
  it.each([
    ['1', '1', null],
    ['部分达成', '2', null],
    ['良好', null, /请选择/],
  ] as const)('%s is %s', (value, code, refusal) => {
    const [, , cell] = cellsWith({}, { value });
    expect(cell).toMatchObject({ value: code, completion: null, needed: null });
    if (refusal) expect(cell?.refusal).toMatch(refusal);
  });

  it('moves along the list and stops at its ends', () => {
    expect(['', '达成', '2', '3'].map((text) => wordAfter(text, 1))).toEqual(['达成', '部分达成', '未达成', '未达成']);
    expect(['', '1'].map((text) => wordAfter(text, -1))).toEqual(['未达成', '达成']);
    expect([optionOf('2')?.word, optionOf('良好')]).toEqual(['部分达成', null]);
  });
});

it('shows what a year-to-date count adds, and what a falling one would take away', () => {
  const count = entryOf({ accumulation: 'distinct', decimals: 0, unit: '人', yearToDateBefore: '120' });
  expect(cellOf(count, MONTH, { value: '150' }).increment).toBe('30');
  expect(cellOf(count, MONTH, { value: '100' }).increment).toBe('-20');
  expect(cellOf(count, MONTH).increment).toBeNull();
});
