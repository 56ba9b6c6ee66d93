import { expect, test } from 'vitest';
import { checkCounts, findingGroups, findingsSentence } from '../../client/pages/checks/finding-groups.ts';

const of = (...kinds: ('contradiction' | 'missing' | 'rounding')[]) => kinds.map((kind) => ({ kind }));

test('the summary counts what must be corrected, and what rounding explains apart', () => {
  expect(findingsSentence(of('contradiction', 'contradiction', 'missing', 'rounding'))).toBe(
    '发现 2 处矛盾、1 处缺项；另有 1 处舍入差，可由公布的小数位数解释。',
  );
  expect(findingsSentence(of('rounding'))).toBe('没有发现矛盾；有 1 处舍入差，可由公布的小数位数解释。');
  expect(findingsSentence([])).toBe('没有发现矛盾。');
});

test('contradictions stand first, and a kind without findings does not appear', () => {
  expect(findingGroups(of('rounding', 'contradiction')).map((group) => group.kind)).toEqual([
    'contradiction',
    'rounding',
  ]);
});

test('checks are counted in the order they first appear', () => {
  const findings = [
    { check: 'score', checkName: '得分计算' },
    { check: 'total', checkName: '总分合计' },
    { check: 'score', checkName: '得分计算' },
  ] as const;
  expect(checkCounts(findings)).toEqual([
    { check: 'score', checkName: '得分计算', count: 2 },
    { check: 'total', checkName: '总分合计', count: 1 },
  ]);
});
