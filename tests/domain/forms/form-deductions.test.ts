import { describe, expect, it } from 'vitest';
import { deductionsAfter, isSameDeductions } from '#domain/forms/form-deductions.ts';

const late = { reason: '迟报', points: '1', by: '甲', at: '2024-11-01T00:00:00.000Z' };
const author = { by: '乙', at: '2024-11-02T00:00:00.000Z' };

describe('changed deductions', () => {
  it('leave the author of what stays, and name the one of what is new or other', () => {
    const after = [
      { reason: '公开不及时', points: '2' },
      { reason: '迟报', points: '1' },
      { reason: '迟报', points: '1' },
    ];
    expect(deductionsAfter([late], after, author)).toEqual([
      { reason: '公开不及时', points: '2', ...author },
      late,
      { reason: '迟报', points: '1', ...author },
    ]);
    expect(deductionsAfter([late], [{ reason: '迟报', points: '2' }], author)).toEqual([
      { reason: '迟报', points: '2', ...author },
    ]);
  });

  it('are the same only in the same order, words and points', () => {
    expect(isSameDeductions([late], [{ reason: '迟报', points: '1' }])).toBe(true);
    expect(isSameDeductions([late], [{ reason: '迟报', points: '1.5' }])).toBe(false);
    expect(isSameDeductions([late], [])).toBe(false);
  });
});
