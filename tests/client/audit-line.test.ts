import { describe, expect, it } from 'vitest';
import { checkWords, fieldWords, subjectWords } from '../../client/pages/admin/audit-line.ts';

describe('an audit line in words', () => {
  it.each([
    ['report:2024-10:dept10', '月报 2024年10月 dept10'],
    ['user:leader', '用户 leader'],
    ['form:2023:p06', '自评表 2023 p06'],
    ['policy:3', '评分口径 3'],
    ['policies', '评分口径库'],
    ['year:2024', '2024 年度'],
    ['target:2024:2', '2024年目标 指标 2'],
    ['limits:INS-01', '上下限 INS-01'],
    ['request:PUT /forms/1', '请求 PUT /forms/1'],
    ['reference', 'reference'],
  ])('%s is %s', (subject, words) => {
    expect(subjectWords(subject)).toBe(words);
  });

  it.each([
    ['indicatorId=1 › value', '指标 1 › 数值'],
    ['reason', '原因'],
    ['id=7 › other', '7 › other'],
  ])('the field %s is %s', (path, words) => {
    expect(fieldWords(path)).toBe(words);
  });

  it('says what following the chain has shown', () => {
    expect(checkWords({ lines: 5, broken: null })).toBe('共 5 条，逐条连续，没有被改动。');
    expect(checkWords({ lines: 2, broken: { id: 3, at: null } })).toContain('编号 3 的记录');
    expect(checkWords({ lines: 2, broken: { id: null, at: null } })).toContain('末尾有记录缺失');
  });
});
