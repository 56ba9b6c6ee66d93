import { expect, test } from 'vitest';
import { actedFor, delegationStanding, isOverlapping, newDelegationSchema, requireSpan } from '#domain/delegations.ts';

const span = { from: '2024-11-04', to: '2024-11-08', revokedAt: null };

test.each([
  ['2024-11-03', 'ahead'],
  ['2024-11-04', 'in-force'],
  ['2024-11-08', 'in-force'],
  ['2024-11-09', 'over'],
] as const)('on %s a delegation from the 4th to the 8th is %s', (today, standing) => {
  expect(delegationStanding(span, today)).toBe(standing);
  expect(delegationStanding({ ...span, revokedAt: '2024-11-02T00:00:00Z' }, today)).toBe('revoked');
});

test.each([
  ['2024-11-01', '2024-11-03', false],
  ['2024-11-01', '2024-11-04', true],
  ['2024-11-05', '2024-11-06', true],
  ['2024-11-08', '2024-11-20', true],
  ['2024-11-09', '2024-11-20', false],
])('%s to %s overlaps it: %s', (from, to, isSo) => {
  expect(isOverlapping({ from, to }, span)).toBe(isSo);
  expect(isOverlapping({ from, to }, { ...span, revokedAt: '2024-11-02T00:00:00Z' })).toBe(false);
});

test('ends today at the earliest and lasts half a year at the most', () => {
  expect(() => requireSpan({ from: '2024-10-01', to: '2024-11-02' }, '2024-11-02')).not.toThrow();
  expect(() => requireSpan({ from: '2024-10-01', to: '2024-11-01' }, '2024-11-02')).toThrow('不能早于今天');
  expect(() => requireSpan({ from: '2024-11-02', to: '2025-05-04' }, '2024-11-02')).not.toThrow();
  expect(() => requireSpan({ from: '2024-11-02', to: '2025-05-05' }, '2024-11-02')).toThrow('委托最长 184 天');
});

test('wants a deputy, two days in order and a reason', () => {
  const good = { deputy: 'dept16', from: '2024-11-04', to: '2024-11-08', reason: '外出培训' };
  expect(newDelegationSchema.safeParse(good).success).toBe(true);
  for (const change of [{ deputy: '' }, { to: '2024-11-03' }, { from: '11-04' }, { reason: ' 休 ' }]) {
    expect(newDelegationSchema.safeParse({ ...good, ...change }).success, JSON.stringify(change)).toBe(false);
  }
});

test('names who did it first, and for whom after it', () => {
  expect(actedFor('张三', null)).toBe('张三');
  expect(actedFor('张三', { departmentName: '社会保险关系管理科', principal: '李四' })).toBe(
    '张三（代 社会保险关系管理科 李四）',
  );
});
