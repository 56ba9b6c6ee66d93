import { expect, test } from 'vitest';
import { extendedWords, lockWords } from '../../client/pages/reports/report-lock-words.ts';
import type { Report } from '../../client/queries/reports.ts';

type Extension = NonNullable<Report['extension']>;

const extension: Extension = {
  id: 1,
  standing: 'asked',
  asked: { by: '甲科负责人', at: '2024-11-01T03:20:00.000Z', reason: '系统升级' },
  until: null,
  reason: null,
  decidedBy: null,
  decidedAt: null,
  revokedBy: null,
  revokedAt: null,
  revokedReason: null,
  isDemo: false,
  moves: [],
};
const locked = {
  month: '2024-09',
  state: 'draft',
  lock: { reason: 'grace-over', lastDay: '2024-10-14' },
  mayAskExtension: true,
  extension: null,
} as Report;

test('says why a month is locked, until when it was taken and what to do', () => {
  expect(lockWords(locked)).toEqual({
    title: '2024年9月月报已锁定',
    text: '可填报至 10月14日 周一，期限已过。仍需填报请申请延期，由绩效管理员批准。',
    request: null,
  });
  expect(lockWords({ ...locked, mayAskExtension: false })?.text).toContain('本科室申请延期、绩效管理员批准后');
  expect(lockWords({ ...locked, lock: { reason: 'year-closing', lastDay: '2024-10-08' } })?.text).toContain(
    '2024年度正在年终结账',
  );
});

test('says nothing while the month is open, nor for a closed year, which has a notice of its own', () => {
  expect(lockWords({ ...locked, lock: null })).toBeNull();
  expect(lockWords({ ...locked, lock: { reason: 'year-closed', lastDay: null } })).toBeNull();
});

test.each([
  [{}, '甲科负责人于 2024-11-01 11:20 申请延期，待绩效管理员处理：系统升级'],
  [
    { standing: 'refused', decidedBy: '管理员', decidedAt: '2024-11-02T01:00:00.000Z', reason: '已通报' },
    '管理员于 2024-11-02 09:00 未同意延期：已通报',
  ],
  [
    { standing: 'revoked', revokedBy: '管理员', revokedAt: '2024-11-02T01:00:00.000Z', revokedReason: '误批' },
    '管理员于 2024-11-02 09:00 撤销了延期：误批',
  ],
  [{ standing: 'expired', until: '2024-11-01' }, '上次延期已于 11月1日 到期。'],
] satisfies [Partial<Extension>, string][])('tells what became of the request: %j', (change, words) => {
  expect(lockWords({ ...locked, extension: { ...extension, ...change } })?.request).toBe(words);
});

test('counts down an extension while it is what keeps the report open', () => {
  const inForce = { ...extension, standing: 'in-force' as const, until: '2024-11-15' };
  expect(extendedWords({ state: 'draft', extension: inForce }, '2024-11-13')).toBe('延期至 11月15日 周五（还有 2 天）');
  expect(extendedWords({ state: 'submitted', extension: inForce }, '2024-11-13')).toBeNull();
  expect(extendedWords({ state: 'draft', extension }, '2024-11-13')).toBeNull();
});
