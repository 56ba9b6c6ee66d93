import { expect, test } from 'vitest';
import type { Relation } from '#domain/reports/relations.ts';
import { limitsLines } from '../../client/pages/reports/cell-limits-words.ts';
import { relatedCells } from '../../client/pages/reports/cell-relations.ts';
import { absentBlock } from '../../client/pages/reports/grid-block.ts';
import { cellOf, cellsWith, changedEntries, openCells, progressIn } from '../../client/pages/reports/report-cell.ts';
import { entryOf } from './report-entry.ts';

const MONTH = '2024-10';
const plus = (indicatorId: number) => ({ indicatorId, sign: '+' as const });
const relations: Relation[] = [
  { number: 1, left: [plus(1)], operator: '<=', right: [plus(2)], tolerance: '0', wording: null },
];
const entries = [1, 2, 3].map((indicatorId) => entryOf({ indicatorId, name: `指标${indicatorId}`, value: '5.00' }));

test('a rule between cells speaks while one of them is typed, and only these rows change', () => {
  const cellsOf = cellsWith(MONTH);
  const withRelations = relatedCells();
  const before = withRelations(cellsOf(entries, {}), relations);
  expect(before.map(({ findings }) => findings.length)).toEqual([0, 0, 0]);
  const broken = withRelations(cellsOf(entries, { 1: { value: '6' } }), relations);
  expect(broken.map(({ findings }) => findings.map(({ code }) => code))).toEqual([['relation'], ['relation'], []]);
  expect(broken[2]).toBe(before[2]);
  expect(openCells(broken).map(({ indicatorId }) => indicatorId)).toEqual([1, 2]);
  const elsewhere = withRelations(cellsOf(entries, { 1: { value: '6' }, 3: { value: '7' } }), relations);
  expect([elsewhere[0], elsewhere[1]]).toEqual([broken[0], broken[1]]);
  expect(elsewhere[1]).toBe(broken[1]);
  const whole = withRelations(cellsOf(entries, { 1: { value: '5' } }), relations);
  expect(whole.every(({ findings }) => findings.length === 0)).toBe(true);
});

test('a note at one of the cells answers for all, and a refused text is no operand', () => {
  const cells = (typed: Parameters<ReturnType<typeof cellsWith>>[1]) =>
    relatedCells()(cellsWith(MONTH)(entries, typed), relations);
  const noted = cells({ 1: { value: '6' }, 2: { note: '跨月结转' } });
  expect(noted.map(({ wantsNote }) => wantsNote)).toEqual([false, false, false]);
  expect(cells({ 1: { value: '6x' } })[1]?.findings).toEqual([]);
});

test('what the officer set asks for a note, what the past shows does not', () => {
  const limits = {
    lower: null,
    upper: '5.50',
    spread: null,
    reason: '按文件',
    by: '绩效管理员',
    at: '2024-11-02T01:00:00Z',
  };
  const usual = { lower: '4.00', upper: '5.50', months: 33 };
  expect(cellOf(entryOf({ limits }), MONTH, { value: '6' })).toMatchObject({ wantsNote: true, hints: [] });
  const hinted = cellOf(entryOf({ usual, history: { ...entryOf().history, months: [], absent: [] } }), MONTH, {
    value: '6',
  });
  expect(hinted).toMatchObject({ wantsNote: false, findings: [] });
  expect(hinted.hints.map(({ code }) => code)).toEqual(['outside-history']);
  expect(limitsLines(entryOf({ limits, usual })).map(({ text }) => text)).toEqual(['≤5.50 亿元']);
  expect(limitsLines(entryOf({ usual })).map(({ text }) => text)).toEqual(['4.00～5.50 亿元（仅供参考）']);
});

test('未发生 is typed as a word, saved as what it is, and gives way to a number', () => {
  const absent = cellOf(entryOf(), MONTH, { value: '未发生' });
  expect(absent).toMatchObject({
    absence: 'not-occurred',
    value: null,
    wantsNote: false,
    isDirty: true,
    isEarlier: false,
  });
  expect(changedEntries([absent])).toEqual([{ indicatorId: 1, value: null, absence: 'not-occurred', note: null }]);
  expect(progressIn([absent])).toMatchObject({ filled: 1, toExplain: 0 });
  const saved = entryOf({ absence: 'not-occurred' });
  expect(cellOf(saved, MONTH)).toMatchObject({ text: '未发生', isDirty: false });
  expect(changedEntries([cellOf(saved, MONTH, { value: '6' })])).toEqual([{ indicatorId: 1, value: '6', note: null }]);
  expect(changedEntries([cellOf(saved, MONTH, { value: '' })])).toEqual([{ indicatorId: 1, value: null, note: null }]);
});

test('one key marks the active row whatever stands there, a selection only where nothing does', () => {
  const cells = [cellOf(entries[0]!, MONTH), cellOf(entryOf({ indicatorId: 9 }), MONTH)];
  const range = { top: 0, bottom: 0, left: 2, right: 2 };
  expect(absentBlock(cells, range)).toEqual([{ indicatorId: 1, field: 'value', before: '5.00', after: '未发生' }]);
  expect(absentBlock(cells, { ...range, bottom: 1 }).map(({ indicatorId }) => indicatorId)).toEqual([9]);
});
