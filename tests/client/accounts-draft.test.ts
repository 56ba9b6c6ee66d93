import { describe, expect, it } from 'vitest';
import { emptyBook } from '#domain/accounts/account-book.ts';
import { accountRows } from '#domain/accounts/account-rows.ts';
import type { BookEdit, StoredBook } from '#domain/accounts/book-edits.ts';
import { accountBook2023 } from '#seeds/2023/source.ts';
import {
  classificationOf,
  draftOf,
  movedRow,
  priorsFrom,
  settled,
  textAt,
  withCell,
  withoutRow,
  zeroes,
} from '../../client/pages/accounts/account-draft.ts';
import { arithmeticWords, gapWords, standingWords } from '../../client/pages/accounts/account-words.ts';

const kept = { version: 1, savedAt: null, savedBy: null };
const stored: StoredBook = {
  ...accountBook2023,
  ...kept,
  functions: accountBook2023.functions.map((row, index) => ({ ...row, key: `f${index + 1}` })),
};
const empty: StoredBook = { ...emptyBook(2024), ...kept, functions: [], version: 0 };
const publicFinal = { kind: 'line', code: 'basic.public', field: 'final' } as const;
const numbers = () => {
  let next = 0;
  return () => {
    next += 1;
    return next / 1000;
  };
};

describe('a draft of the accounts', () => {
  it('forgets a cell that holds again what is stored', () => {
    const typed = withCell(stored, [], publicFinal, '91');
    expect(typed).toEqual([{ ...publicFinal, value: '91', before: '90.01' }]);
    expect(withCell(stored, typed, publicFinal, '90.01')).toEqual([]);
  });

  it('keeps on the screen what cannot be read, beside the reason', () => {
    const edits = withCell(stored, [], publicFinal, '九十');
    const draft = draftOf(stored, edits);
    expect(textAt(draft, edits, publicFinal)).toBe('九十');
    expect(draft.problems.get('basic.public.final')).toContain('应为数字');
    expect(draft.book.entries.find(({ code }) => code === 'basic.public')?.final).toBe('90.01');
  });

  it('leaves no trace of a row that was added and taken out again', () => {
    const added: BookEdit[] = [{ kind: 'add', key: 'n1', after: null }];
    const named = withCell(stored, added, { kind: 'function', key: 'n1', field: 'class' }, '类');
    expect(withoutRow(named, 'n1')).toEqual([]);
    expect(withoutRow([], 'f2')).toEqual([{ kind: 'remove', key: 'f2' }]);
  });

  it('moves a row by one, and not beyond the ends', () => {
    const keysAfter = (edits: BookEdit[]) =>
      draftOf(stored, edits)
        .book.functions.map(({ key }) => key)
        .slice(0, 3);
    expect(keysAfter(movedRow(stored, [], 'f2', -1))).toEqual(['f2', 'f1', 'f3']);
    expect(keysAfter(movedRow(stored, [], 'f2', 1))).toEqual(['f1', 'f3', 'f2']);
    expect(movedRow(stored, [], 'f1', -1)).toEqual([]);
  });

  it('takes classification and priors from the year before, and only where nothing is entered', () => {
    const edits = classificationOf(stored, numbers());
    const { book, problems } = draftOf(empty, edits);
    expect(problems.size).toBe(0);
    expect(book.functions.map(({ item, prior, final }) => [item, prior, final])[1]).toEqual([
      '行政运行',
      '856.03',
      null,
    ]);
    const own = withCell(empty, [], { kind: 'line', code: 'income.total', field: 'prior' }, '1');
    const all = priorsFrom(empty, own, accountRows(draftOf(empty, own).book, stored));
    const prior = (code: string) => draftOf(empty, all).book.entries.find((entry) => entry.code === code)?.prior;
    expect([prior('income.total'), prior('agencyOperation.amount')]).toEqual(['1', '90.01']);
  });

  it('enters zero for a fund there was nothing of', () => {
    const rows = accountRows(empty, null).filter(({ line }) => line.section === '八');
    const { book } = draftOf(empty, zeroes(empty, [], rows));
    expect(book.entries.map(({ final }) => final)).toEqual(['0.00', '0.00', '0.00', '0.00']);
  });

  it('is kept over what others saved, or gives way to it', () => {
    const edits = withCell(stored, [], publicFinal, '92');
    const conflict = { place: 'basic.public.final', name: '公用经费', seen: '90.01', theirs: '91.00', yours: '92' };
    expect(settled(edits, [conflict], 'mine')).toEqual([{ ...publicFinal, value: '92', before: '91.00' }]);
    expect(settled(edits, [conflict], 'theirs')).toEqual([]);
  });
});

describe('words of the accounts', () => {
  const cell = { code: 'x', full: null, isDerived: true, inputs: [], text: '5.81', arithmetic: '90.01 − 84.20' };
  it('say how a figure is worked out, and when it cannot be yet', () => {
    expect(arithmeticWords('比上年', cell, '万元')).toBe('比上年 = 90.01 − 84.20 = 5.81 万元');
    expect(arithmeticWords('比上年', { ...cell, text: null, arithmetic: null }, '万元')).toContain('还没有录入');
  });

  it('say what is wanting', () => {
    expect(gapWords('1867.08', '-0.72', '万元')).toBe('上年账上为 1,867.08 万元，录入数少 0.72 万元');
    expect(standingWords(0, 75, 0, 0)).toContain('还没有录入');
    expect(standingWords(70, 75, 2, 1)).toBe('基础数已录 70 / 75 项；2 处差异没有写原因；1 处前后不一致。');
  });
});
