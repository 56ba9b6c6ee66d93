import { describe, expect, it } from 'vitest';
import { changeText, subjectWords } from '../../client/pages/admin/audit-line.ts';

describe('an audit line in words', () => {
  it.each([
    ['report:2024-10:dept10', '月报 2024年10月 dept10'],
    ['user:leader', '用户 leader'],
    ['form:2023:p06', '自评表 2023 p06'],
    ['policy:3', '评分口径 3'],
    ['policies', '评分口径库'],
    ['year:2024', '2024 年度'],
    ['reference', 'reference'],
  ])('%s is %s', (subject, words) => {
    expect(subjectWords(subject)).toBe(words);
  });

  it('sets a change out and keeps what is no JSON', () => {
    expect(changeText('{"value":"86.9"}')).toContain('"value": "86.9"');
    expect(changeText('plain')).toBe('plain');
    expect(changeText(null)).toBe('');
  });
});
