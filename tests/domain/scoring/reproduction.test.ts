import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import { reproduces, reproducesExecution } from '#domain/scoring/reproduction.ts';
import { printedRow } from './scorable-row.ts';

const overall = resolvePolicy('overall');
const project = resolvePolicy('project');

describe('a printed score', () => {
  it.each([
    ['14.16', '>=87.70 万人', '=82.76 万人', '15', overall, true],
    ['14.15', '>=87.70 万人', '=82.76 万人', '15', overall, true],
    ['14.10', '>=87.70 万人', '=82.76 万人', '15', overall, false],
    ['15', '>=87.70 万人', '=82.76 万人', '15', overall, false],
    ['15', '>=30.54 万人', '=30.53 万人', '15', overall, true],
    ['8.75', '>=20 户', '=19 户', '10', project, true],
    ['8.74', '>=20 户', '=19 户', '10', project, false],
    ['10.00', '>=20 户', '=19 户', '10', project, false],
    ['9.98', '=100%', '=100%', '10', overall, true],
    ['9.85', '=100%', '=100%', '10', overall, false],
  ])('%s for %s and %s', (stated, target, actual, weight, policy, expected) => {
    expect(reproduces(stated, printedRow(target, actual, weight), policy)).toBe(expected);
  });

  it('of all-or-nothing is all or nothing, though the rounding leaves both open', () => {
    const policy = resolvePolicy('mof-2020', { shortfall: { rule: 'all-or-nothing' } });
    const row = printedRow('>=30.54 万人', '=30.54 万人', '10');
    expect(reproduces('10', row, policy)).toBe(true);
    expect(reproduces('0', row, policy)).toBe(true);
    expect(reproduces('5', row, policy)).toBe(false);
  });

  it('of a text row may stand anywhere in its band', () => {
    const row = printedRow('提升', '提升', '20');
    expect(reproduces('17', row, overall)).toBe(true);
    expect(reproduces('15', row, overall)).toBe(false);
    expect(reproduces('15', { ...row, band: 'partly' }, overall)).toBe(true);
  });

  it('is not reproduced where nothing can be computed', () => {
    expect(reproduces('5', printedRow('>=10 次', null, '10'), overall)).toBe(false);
  });
});

describe('a printed execution score', () => {
  const line = { adjusted: '10.00', executed: '9.99', weight: '10', rate: '99.90%' };

  it('follows from the printed rate, not from what the amounts might have been', () => {
    expect(reproducesExecution('9.98', line, project)).toBe(true);
    expect(reproducesExecution('10.00', line, project)).toBe(false);
  });

  it('leaves room for a rate printed without decimals', () => {
    expect(reproducesExecution('10.00', { ...line, rate: '100%' }, project)).toBe(true);
  });
});
