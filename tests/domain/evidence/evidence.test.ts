import { describe, expect, it } from 'vitest';
import { isKept, LARGEST_EVIDENCE, MOST_EVIDENCE, stoodAt } from '#domain/evidence/evidence.ts';
import { Failure } from '#domain/failures.ts';

/** Saved (1), submitted (2), approved (3), reopened (4), changed (5), submitted (6), approved (7). */
describe('evidence of a report that was approved at version 3 and again at 7', () => {
  it.each([
    ['added at first and left alone', { addedVersion: 1, removedVersion: null }, true, true],
    ['taken back before the first submission', { addedVersion: 0, removedVersion: 1 }, false, false],
    ['removed after the reopening', { addedVersion: 1, removedVersion: 4 }, true, false],
    ['added after the reopening', { addedVersion: 4, removedVersion: null }, false, true],
    ['added and taken back after the reopening', { addedVersion: 4, removedVersion: 5 }, false, false],
    ['added after the second reopening', { addedVersion: 8, removedVersion: null }, false, false],
    ['removed after the second reopening', { addedVersion: 5, removedVersion: 8 }, false, true],
  ])('%s', (_name, span, atFirst, atSecond) => {
    expect([stoodAt(span, 3), stoodAt(span, 7)]).toEqual([atFirst, atSecond]);
    expect(isKept(span, [3, 7])).toBe(span.removedVersion === null || atFirst || atSecond);
  });
});

it('says its limits as they are', () => {
  expect(new Failure('evidence.too-large').message).toContain(`${LARGEST_EVIDENCE / 1024 / 1024} MB`);
  expect(new Failure('evidence.too-many').message).toContain(`${MOST_EVIDENCE} 份`);
});
