import { type NewUser, newUserSchema, type Role } from '#domain/users.ts';
import type { User } from '../../queries/users.ts';

/** What stands in the dialog. */
export interface UserDraft {
  username: string;
  name: string;
  role: Role;
  department: string;
  /** Empty: none. */
  email: string;
}

export type DraftRefusals = Partial<Record<keyof UserDraft, string>>;

export function draftOf(user: User | null): UserDraft {
  if (!user) return { username: '', name: '', role: 'head', department: '', email: '' };
  const { username, name, role, department, email } = user;
  return { username, name, role, department: department?.code ?? '', email: email ?? '' };
}

/** The user as the API takes it, or what is wrong by field. Only heads have a department. */
export function checkedDraft(draft: UserDraft): { user: NewUser } | { refusals: DraftRefusals } {
  const department = draft.role === 'head' && draft.department ? draft.department : null;
  const result = newUserSchema.safeParse({ ...draft, department, email: draft.email.trim() || null });
  if (result.success) return { user: result.data };
  const refusals: DraftRefusals = {};
  for (const { path, message } of result.error.issues) refusals[path[0] as keyof UserDraft] ??= message;
  // The whole is only checked once the parts are right; a missing department does not wait for that.
  if (draft.role === 'head' && !department) refusals.department = '请选择科室';
  return { refusals };
}
