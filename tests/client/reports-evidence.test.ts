import { expect, test } from 'vitest';
import { LARGEST_EVIDENCE, MOST_EVIDENCE } from '#domain/evidence/evidence.ts';
import { cellEventLine } from '../../client/pages/reports/panel/cell-event-words.ts';
import { roomFor, sendingRefusal } from '../../client/pages/reports/panel/evidence-words.ts';
import type { CellEvent } from '../../client/queries/evidence.ts';
import { sizeWords } from '../../client/words/file-size.ts';

const who = { at: '2024-11-02T01:00:00.000Z', by: '王' };

test.each<[string, CellEvent, string]>([
  ['a first figure', { ...who, kind: 'value', value: '1234.50', before: null }, '填报 1,234.50'],
  ['a change', { ...who, kind: 'value', value: '5.12', before: '5.00' }, '修改 5.00 → 5.12'],
  ['a figure taken back', { ...who, kind: 'value', value: null, before: '5.00' }, '清除 5.00 → —'],
  ['a first note', { ...who, kind: 'note', note: '补报', before: null }, '说明 补报'],
  ['a note taken back', { ...who, kind: 'note', note: null, before: '补报' }, '删去说明 补报'],
  ['an open return', { ...who, kind: 'return', text: '请核对', resolvedAt: null }, '退回 请核对'],
  [
    'a settled return',
    { ...who, kind: 'return', text: '请核对', resolvedAt: '2024-11-02T02:05:00.000Z' },
    '退回 请核对（2024-11-02 10:05 已处理）',
  ],
  ['a file', { ...who, kind: 'evidence-added', id: 1, name: 'a.pdf', isReadable: true }, '添加佐证 a.pdf'],
])('tells of %s', (_name, event, expected) => {
  const { what, text } = cellEventLine(event);
  expect(`${what} ${text}`).toBe(expected);
});

test('offers a file to be opened only while it can be', () => {
  const removed = { ...who, kind: 'evidence-removed', id: 7, name: 'a.pdf' } as const;
  expect(cellEventLine({ ...removed, isReadable: true }).file).toEqual({ id: 7, name: 'a.pdf' });
  expect(cellEventLine({ ...removed, isReadable: false })).toMatchObject({ what: '移除佐证', file: null });
});

test('sends neither nothing nor too much, and counts only what stands', () => {
  expect(sendingRefusal({ size: 0 })).toContain('空');
  expect(sendingRefusal({ size: LARGEST_EVIDENCE })).toBeNull();
  expect(sendingRefusal({ size: LARGEST_EVIDENCE + 1 })).toContain('10 MB');
  expect(roomFor([])).toBe(MOST_EVIDENCE);
  expect(roomFor([{ removedAt: null }, { removedAt: who.at }])).toBe(MOST_EVIDENCE - 1);
});

test.each([
  [812, '812 字节'],
  [1024, '1 KB'],
  [46 * 1024 + 700, '47 KB'],
  [1023 * 1024, '1.0 MB'],
  [LARGEST_EVIDENCE, '10.0 MB'],
])('%i bytes read %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
