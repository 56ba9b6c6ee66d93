import { expect, test } from 'vitest';
import { checkedDraft } from '../../client/pages/admin/user-draft.ts';
import { passwordRefusal } from '../../client/pages/session/password-refusal.ts';

test.each([
  ['', 'Abcd-1234', 'Abcd-1234', '请填写当前密码。'],
  ['old', 'short', 'short', '密码至少 8 位。'],
  ['old', 'abcdefgh', 'abcdefgh', '密码须包含大写字母、小写字母、数字、符号中的三类。'],
  ['Abcd-1234', 'Abcd-1234', 'Abcd-1234', '新密码不能与当前密码相同，请另设一个。'],
  ['old', 'Abcd-1234', 'Abcd-1235', '两次输入的新密码不一致，请重新输入。'],
  ['old', 'Abcd-1234', 'Abcd-1234', null],
])('current %j, new %j and %j: %s', (current, next, again, refusal) =>
  expect(passwordRefusal(current, next, again)).toBe(refusal),
);

test('a new head needs a department; other roles lose the one left in the dialog', () => {
  const draft = { username: 'zhang', name: '张三', role: 'head' as const, department: '', email: '' };
  expect(checkedDraft(draft)).toEqual({ refusals: { department: '请选择科室' } });
  expect(checkedDraft({ ...draft, role: 'officer', department: 'dept06' })).toMatchObject({
    user: { department: null },
  });
});
