import { describe, expect, it } from 'vitest';
import { standingOf } from '../../client/pages/forms/form-selection.ts';
import { manualMark, moveLine, peopleWords, standingManual } from '../../client/pages/forms/proof/manual-words.ts';
import { originWords } from '../../client/pages/provenance/origin-words.ts';
import { seedForm } from '../domain/forms/seed-forms.ts';
import { formViewOf } from './forms-view.ts';

const [row] = formViewOf(seedForm('overall')).rows;
if (!row) throw new Error('no row');
const manual = {
  id: 1,
  score: '15',
  reason: '按实际工作量认定',
  proposedBy: { username: 'officer', name: '绩效管理员' },
  proposedAt: '2024-11-02T01:00:00.000Z',
  approvedBy: { username: 'leader', name: '中心领导' },
  approvedAt: '2024-11-02T02:00:00.000Z',
  changes: [],
};
const stale = { ...manual, changes: ['完成值由 82.76 万人 改为 83 万人'] };
const waiting = { ...manual, score: '14', approvedBy: null, approvedAt: null };

describe('a manual score on the form', () => {
  it.each([
    ['none', {}, null],
    ['one that stands', { manualScore: manual }, '人工评分'],
    ['one whose grounds changed', { manualScore: stale }, '人工 · 待复核'],
    ['one that waits', { manualProposal: waiting }, '待批准 14'],
    ['one that waits to replace another', { manualScore: manual, manualProposal: waiting }, '待批准 14'],
    ['one above the weight', { manualScore: { ...manual, score: '15.5' } }, null],
  ])('is marked: %s', (_name, change, word) => {
    expect(manualMark({ ...row, ...change })?.word ?? null).toBe(word);
  });

  it('says who proposed and who approved', () => {
    expect(peopleWords(manual)).toBe('绩效管理员 2024-11-02 09:00 提出，中心领导 2024-11-02 10:00 批准');
    expect(peopleWords(waiting)).toBe('绩效管理员 2024-11-02 09:00 提出');
    expect(moveLine({ move: 'decline', by: manual.approvedBy, at: manual.approvedAt, reason: '理由不充分' })).toBe(
      '中心领导 2024-11-02 10:00 不同意：理由不充分',
    );
  });

  it('gives the line its standing, before a printed score that no rule gives', () => {
    const proof = { ...row.proof, reproduced: false };
    expect(standingOf({ ...row, proof }).word).toBe('与规则不符');
    expect(standingOf({ ...row, proof, score: '15', manualScore: manual })).toMatchObject({
      status: 'met',
      word: '人工评分，满分',
    });
    expect(standingOf({ ...row, score: '14', manualScore: { ...manual, score: '14' } }).word).toBe(
      '人工评分，扣 1.00 分',
    );
    expect(standingOf({ ...row, score: '15', manualScore: stale })).toMatchObject({ word: '人工评分待复核' });
    expect(standingOf({ ...row, manualProposal: waiting }).word).toBe('扣 0.84 分，有评分待批准');
  });

  it('is none on a paper signed before there were any', () => {
    const { manualScore: _score, manualProposal: _open, ...old } = row;
    expect(standingManual(old as typeof row)).toBeNull();
    expect(manualMark(old as typeof row)).toBeNull();
  });
});

it.each([
  [{ source: 'months', by: null, at: null }, '取自已审核月报'],
  [{ source: 'typed', by: '绩效管理员', at: '2024-11-02T02:30:00.000Z' }, '手工填写，绩效管理员 2024-11-02 10:30'],
  [{ source: 'form', by: null, at: null }, '随原表录入，未改动'],
  [{ source: 'form', by: '绩效管理员', at: '2024-11-02T02:30:00.000Z' }, '随表录入，绩效管理员 2024-11-02 10:30'],
  [{ source: 'computed', by: null, at: null }, '由其他数计算得出'],
  [{ source: 'none', by: null, at: null }, '未填'],
] as const)('an input from %o reads %s', (origin, words) => {
  expect(originWords({ input: '完成值', value: null, ref: null, ...origin })).toBe(words);
});
