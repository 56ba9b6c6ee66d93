import { describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { gradeOf } from '#domain/scoring/grade.ts';

describe('a grade', () => {
  it.each([
    ['100', '100', '优'],
    ['90', '100', '优'],
    ['89.99', '100', '良'],
    ['80', '100', '良'],
    ['79.83', '100', '中'],
    ['60', '100', '中'],
    ['59.99', '100', '差'],
    ['81', '90', '优'],
  ])('of %s out of %s is %s', (total, max, grade) => {
    expect(gradeOf(exact(total), exact(max))).toBe(grade);
  });

  it('follows other thresholds, and is none out of nothing', () => {
    expect(gradeOf(exact('88'), exact('100'), { excellent: '85', good: '75', fair: '60' })).toBe('优');
    expect(gradeOf(exact('0'), exact('0'))).toBeNull();
  });
});
