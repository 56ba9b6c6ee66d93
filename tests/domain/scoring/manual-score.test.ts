import { describe, expect, it } from 'vitest';
import { formFindings } from '#domain/consistency/form-checks.ts';
import type { Form } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { blockersOf, formMissing } from '#domain/forms/form-missing.ts';
import { type ScoredRow, scoredRow, scoreForm } from '#domain/scoring/form-score.ts';
import {
  basisChanges,
  fitsWeight,
  type ManualScore,
  manualBasisOf,
  manualProposalSchema,
} from '#domain/scoring/manual-score.ts';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import { seedForm } from '../forms/seed-forms.ts';
import { printedRow } from './scorable-row.ts';

const policy = resolvePolicy('project');
const officer = { username: 'officer', name: '绩效管理员' };
const leader = { username: 'leader', name: '中心领导' };

function judged(line: ScoredRow, score: string): ManualScore {
  return {
    id: 1,
    score,
    reason: '自然灾害影响，按实际工作量认定',
    basis: manualBasisOf(line.row, line.policy),
    proposedBy: officer,
    proposedAt: '2024-11-02T01:00:00.000Z',
    approvedBy: leader,
    approvedAt: '2024-11-02T02:00:00.000Z',
  };
}

/** The overall form, whose first row misses its target: 82.76 of 87.70, 14.16 of 15. */
function withManual(score: string, change: Partial<Form['rows'][number]> = {}): Form {
  const form = seedForm('overall');
  const rows = form.rows.map((row, index) => {
    if (index > 0) return row;
    return { ...row, manualScore: judged(scoredRow(row, form.policy), score), ...change };
  });
  return { ...form, state: 'draft', rows };
}

describe('a manual score', () => {
  it.each([
    ['0', '15', true],
    ['15', '15', true],
    ['15.00', '15', true],
    ['15.01', '15', false],
    ['-0.01', '15', false],
    ['1', null, false],
  ])('of %s fits a weight of %s: %s', (score, weight, fits) => {
    expect(fitsWeight(score, weight)).toBe(fits);
  });

  it.each([
    [
      { score: '14.5', reason: '认定' },
      { score: '14.5', reason: '认定' },
    ],
    [
      { score: '１４.５ 分', reason: ' 认定 ' },
      { score: '14.5', reason: '认定' },
    ],
    [
      { score: 14.5, reason: '认定' },
      { score: '14.5', reason: '认定' },
    ],
    [{ score: '14.555', reason: '认定' }, null],
    [{ score: '-1', reason: '认定' }, null],
    [{ score: '满分', reason: '认定' }, null],
    [{ score: '', reason: '认定' }, null],
    [{ score: '14.5', reason: ' 好 ' }, null],
    [{ score: '14.5' }, null],
  ])('is read from %o', (body, expected) => {
    const read = manualProposalSchema.safeParse(body);
    expect(read.success ? read.data : null).toEqual(expected);
  });

  it('stands on row, total and paper in place of the computed and the printed score, both of which stay visible', () => {
    const scored = scoreForm(withManual('15'));
    const [line] = scored.rows;
    expect(line?.inForce?.toFixed()).toBe('15');
    expect(line?.proof).toMatchObject({ computed: '14.16', printed: '14.16' });
    expect(line?.proof.note).toBe('人工评分 15（绩效管理员提出，中心领导批准）：自然灾害影响，按实际工作量认定');
    expect(scored.total.computed?.toFixed()).toBe('100');
    const cells = documentOf(withManual('15')).rows.flatMap((row) => row.cells);
    const score = cells.find(({ ref }) => ref?.part === 'row' && ref.row === 0 && ref.field === 'score');
    expect(score?.text).toBe('15');
  });

  it('counts nothing while it is only proposed, and holds up 定稿', () => {
    const form = withManual('15');
    const [first, ...others] = form.rows;
    if (!first) throw new Error('no row');
    const { manualScore: proposal, ...row } = first;
    const proposed = { ...form, rows: [{ ...row, manualProposal: proposal ?? null }, ...others] };
    const scored = scoreForm(proposed);
    expect(scored.total.computed?.toFixed()).toBe('99.16');
    expect(blockersOf(formMissing(scored)).map(({ message }) => message)).toContain(
      '第 1 行 全州基本养老参保人数：人工评分 15 分待批准。',
    );
  });

  it('settles the contradiction between a printed score and its rule', () => {
    const contradicted = withManual('14', { printedScore: '13.00', manualScore: null });
    const settled = withManual('14', { printedScore: '13.00' });
    const found = [contradicted, settled].map((form) =>
      formFindings(scoreForm(form)).filter(({ check }) => check === 'score'),
    );
    expect(found.map((findings) => findings.length)).toEqual([1, 0]);
  });
});

describe('what a manual score was judged on', () => {
  const row = printedRow('>=87.70 万人', '=82.76 万人', '15');
  const basis = manualBasisOf(row, policy);

  it.each([
    ['the same figure written otherwise', { actual: '82.760', actualText: '82.760万人' }, []],
    ['another figure', { actual: '83', actualText: '=83 万人' }, ['完成值由 82.76 万人 改为 83 万人']],
    ['no figure any more', { actual: null, actualUnit: null, actualText: null }, ['完成值由 82.76 万人 改为 未填']],
    ['another target', { target: '88', targetText: '>=88 万人' }, ['指标值由 ≥87.7 万人 改为 ≥88 万人']],
    ['another weight', { weight: '12.0' }, ['分值由 15 改为 12']],
    ['the same weight', { weight: '15.0' }, []],
  ])('tells %s', (_name, change, expected) => {
    expect(basisChanges(basis, manualBasisOf({ ...row, ...change }, policy))).toEqual(expected);
  });

  it.each([
    [{ shortfall: { rule: 'proportional' } }, ['评分口径已修改']],
    [{ execution: { rule: 'full' } }, []],
    [{ total: { deviationAbove: '130' } }, []],
  ] as const)('knows whether policy %o concerns it', (override, expected) => {
    expect(basisChanges(basis, manualBasisOf(row, resolvePolicy(policy, override)))).toEqual(expected);
  });

  it('is another one: the score still stands, is marked and holds up 定稿', () => {
    const scored = scoreForm(withManual('15', { actual: '83.00', actualText: '=83.00 万人', printedScore: null }));
    const [line] = scored.rows;
    expect(line?.inForce?.toFixed()).toBe('15');
    expect(line?.proof.note).toContain('待复核：批准后完成值由 82.76 万人 改为 83 万人');
    expect(blockersOf(formMissing(scored)).some(({ message }) => message.includes('人工评分待复核'))).toBe(true);
  });

  it('is a weight the score no longer fits: the computed one holds again', () => {
    const scored = scoreForm(withManual('15', { weight: '10', printedScore: null }));
    expect(scored.rows[0]?.manual).toBeNull();
    expect(scored.rows[0]?.inForce?.toFixed()).toBe('9.44');
    expect(blockersOf(formMissing(scored)).some(({ message }) => message.includes('超过现在的分值'))).toBe(true);
  });
});
