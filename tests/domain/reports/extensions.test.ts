import { expect, test } from 'vitest';
import { extensionStanding, extensionStateAfter, requireUntil } from '#domain/reports/extensions.ts';

test.each([
  ['granted', '2024-11-02', 'in-force'],
  ['granted', '2024-11-01', 'expired'],
  ['asked', null, 'asked'],
  ['refused', null, 'refused'],
  ['revoked', '2024-11-30', 'revoked'],
] as const)('%s until %s stands as %s on 2 November', (state, until, standing) => {
  expect(extensionStanding({ state, until }, '2024-11-02')).toBe(standing);
});

test('only what was asked is refused, only what was granted is revoked', () => {
  expect(extensionStateAfter('asked', 'refuse')).toBe('refused');
  expect(extensionStateAfter('granted', 'revoke')).toBe('revoked');
  for (const [state, move] of [
    ['asked', 'revoke'],
    ['granted', 'refuse'],
    ['refused', 'refuse'],
    ['revoked', 'revoke'],
  ] as const) {
    expect(() => extensionStateAfter(state, move)).toThrow('该延期已被处理');
  }
});

test('runs from today on, for a quarter at the most', () => {
  expect(() => requireUntil('2024-11-02', '2024-11-02')).not.toThrow();
  expect(() => requireUntil('2025-02-02', '2024-11-02')).not.toThrow();
  expect(() => requireUntil('2024-11-01', '2024-11-02')).toThrow('不能早于今天');
  expect(() => requireUntil('2025-02-03', '2024-11-02')).toThrow('延期最长 92 天');
});
