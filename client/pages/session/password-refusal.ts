import { passwordSchema } from '#domain/users.ts';

/** Why these three entries cannot be sent, or null. The server checks the current password and the rule again. */
export function passwordRefusal(current: string, next: string, again: string): string | null {
  if (!current) return '请填写当前密码。';
  const rule = passwordSchema.safeParse(next);
  if (!rule.success) return `${rule.error.issues[0]?.message ?? '新密码不符合要求'}。`;
  if (next === current) return '新密码不能与当前密码相同，请另设一个。';
  return next === again ? null : '两次输入的新密码不一致，请重新输入。';
}
