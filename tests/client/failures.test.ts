import { expect, test } from 'vitest';
import { failureOf, networkFailure } from '../../client/http/failure.ts';
import { failureWords } from '../../client/words/failures.ts';

test("the server's own sentence reaches the screen, with code and details", () => {
  const failure = failureOf(409, {
    error: { code: 'report.version-conflict', message: '该月报已被他人修改。', details: { version: 3 } },
  });
  expect(failure).toMatchObject({ status: 409, code: 'report.version-conflict', details: { version: 3 } });
  expect(failureWords(failure)).toBe('该月报已被他人修改。');
});

test('an answer that is not ours, no answer, and a fault of the page each get a sentence', () => {
  expect(failureWords(failureOf(502, null))).toContain('502');
  expect(failureWords(networkFailure())).toContain('连接不上服务器');
  expect(failureWords(new TypeError('x is undefined'))).toContain('请刷新后重试');
});
