import { expect, test } from 'vitest';
import {
  changesIn,
  contentText,
  countWords,
  fileRefusal,
  looseIn,
  markOf,
  obstacleOf,
} from '../../client/pages/reports/import/import-words.ts';

const none = { rows: 9, new: 0, changed: 0, cleared: 0, same: 0, problems: 0 };

test('the counts name only what there is', () => {
  expect(countWords({ counts: { ...none, changed: 5, same: 3, problems: 1 } })).toBe(
    '共 9 行：5 项修改，3 项不变，1 处错误',
  );
  expect(countWords({ counts: { ...none, new: 8, cleared: 1 } })).toBe('共 9 行：8 项新填，1 项改为未报');
  expect(countWords({ counts: { ...none, rows: 0 } })).toBe('共 0 行');
});

test('a file with a problem or without a change cannot be confirmed, and it is said why', () => {
  expect(obstacleOf({ counts: { ...none, changed: 5, problems: 1 } })).toContain('有 1 处错误');
  expect(obstacleOf({ counts: { ...none, same: 9 } })).toContain('没有需要导入的修改');
  expect(obstacleOf({ counts: { ...none, new: 1 } })).toBeNull();
  expect(changesIn({ counts: { ...none, new: 1, changed: 2, cleared: 3, same: 4 } })).toBe(6);
});

test('a row with a problem is wrong whatever it would change', () => {
  const empty = { value: null, absence: null, note: null };
  const wrong = { change: 'changed', problems: [{ cell: 'G7', message: '不是数字' }], new: empty } as const;
  expect(markOf({ ...wrong, problems: [...wrong.problems] }).word).toBe('有错误');
  expect(markOf({ change: 'cleared', problems: [], new: empty }).word).toBe('改为未报');
  expect(markOf({ change: 'new', problems: [], new: { value: null, absence: null, note: '没有发生' } }).word).toBe(
    '未报，附说明',
  );
  expect(markOf({ change: 'new', problems: [], new: { value: '1', absence: null, note: null } }).word).toBe('新填');
  const absent = { value: null, absence: 'not-occurred', note: null } as const;
  expect(markOf({ change: 'new', problems: [], new: absent }).word).toBe('新填');
  expect(contentText(absent)).toBe('未发生');
});

test('problems of rows are not said twice', () => {
  const [own, loose] = [
    { cell: 'G7', message: '不是数字' },
    { cell: 'A12', message: '重复' },
  ];
  expect(looseIn([own!, loose!], [[own!]])).toEqual([loose]);
});

test('what cannot be a template is refused before it is sent', () => {
  expect(fileRefusal({ name: '月报.XLSX', size: 10 })).toBeNull();
  expect(fileRefusal({ name: '月报.xlsx', size: 0 })).toContain('空');
  expect(fileRefusal({ name: '月报.xlsx', size: 3_000_000 })).toContain('2 MB');
  expect(fileRefusal({ name: '月报.xls', size: 10 })).toContain('另存为 xlsx');
  expect(fileRefusal({ name: '月报.et', size: 10 })).toContain('请选择 xlsx');
});
