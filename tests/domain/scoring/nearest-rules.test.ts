import { describe, expect, it } from 'vitest';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { nearestExecutionRules, nearestRules, printedExplanation } from '#domain/scoring/nearest-rules.ts';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import { executionUnderPresets, totalUnderPresets } from '#domain/scoring/under-presets.ts';
import { seedForm } from '../forms/seed-forms.ts';
import { printedRow } from './scorable-row.ts';

const project = resolvePolicy('project');

describe('the rules nearest to a printed score', () => {
  it('give 9.72 by the form and 10.00 by 计满分 for the execution of p03, which prints 10.00', () => {
    const { execution } = scoreForm(seedForm('p03'));
    if (!execution) throw new Error('no execution');
    const near = nearestExecutionRules('10.00', execution.line, seedForm('p03').policy);
    expect(near.map(({ score, difference }) => [score, difference])).toEqual([
      ['10.00', '0'],
      ['9.89', '+0.11'],
      ['9.72', '+0.28'],
    ]);
    expect(printedExplanation('10.00', '9.72', near)).toBe(
      '表上得分 10.00，本表口径计算为 9.72；印刷值保留并标出，不改算式。按“预算执行率，计满分”恰为 10.00。',
    );
  });

  it.each([
    ['a shortfall', '>=20 次', '=19 次', '10', '9.00', ['8.75', '9.50', '0.00']],
    ['an excess', '>=140 次', '=143.61 次', '10', '9.80', ['9.74', '10.00']],
    ['a met target', '>=20 次', '=20 次', '10', '9.00', ['10.00']],
  ])('of %s differ by the choices that concern it', (_name, target, actual, weight, stated, scores) => {
    const near = nearestRules(stated, printedRow(target, actual, weight), project);
    expect(near.map(({ score }) => score)).toEqual(scores);
  });

  it('say so when none of them gives it', () => {
    const near = nearestRules('9.00', printedRow('>=20 次', '=19 次', '10'), project);
    expect(printedExplanation('9.00', '8.75', near)).toContain('已知规则都得不出此分，最接近的是“');
    expect(printedExplanation('9.00', null, [])).toBe(
      '表上得分 9.00，本表口径不能给出得分；印刷值保留并标出，不改算式。',
    );
  });
});

describe('other presets', () => {
  it('score budget execution with and without a pass line', () => {
    const line = { adjusted: '7.22', executed: '7.14', weight: '10', rate: null };
    const scores = executionUnderPresets(line).map(({ preset, score }) => [
      preset,
      score.kind === 'scored' ? score.score.toFixed(2) : null,
    ]);
    expect(scores).toEqual([
      ['overall', '9.89'],
      ['project', '9.72'],
      ['mof-2020', '9.89'],
    ]);
  });

  it('give totals of their own, whatever is printed', () => {
    const totals = totalUnderPresets(seedForm('overall'));
    expect(totals.map(({ preset, total, complete }) => [preset, total?.toFixed(2), complete])).toEqual([
      ['overall', '99.16', true],
      ['project', expect.any(String), true],
      ['mof-2020', '99.16', true],
    ]);
    expect(totals[1]?.total?.lt('99.16')).toBe(true);
  });
});
