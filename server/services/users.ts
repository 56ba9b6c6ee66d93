import { getDepartment, listDepartments } from '#db/tables/departments.ts';
import { removeSessionsOf } from '#db/tables/sessions.ts';
import { findUser, getUser, insertUser, listUsers, type User, updateUser } from '#db/tables/users.ts';
import { Failure } from '#domain/failures.ts';
import { type NewUser, type Role, roleNames } from '#domain/users.ts';
import type { Ctx } from '../context.ts';
import { write } from '../write.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';

export interface UserChange {
  name?: string | undefined;
  role?: Role | undefined;
  department?: string | null | undefined;
  isActive?: boolean | undefined;
  email?: string | null | undefined;
}

export async function usersWithDepartments(ctx: Ctx) {
  const departments = new Map((await listDepartments(ctx.db)).map((department) => [department.code, department]));
  const users = await listUsers(ctx.db);
  return users.map((user) => ({
    username: user.username,
    name: user.name,
    role: user.role,
    roleName: roleNames[user.role],
    department: user.departmentCode === null ? null : (departments.get(user.departmentCode) ?? null),
    isActive: user.isActive === 1,
    mustChangePassword: user.mustChangePassword === 1,
    createdAt: user.createdAt,
    email: user.email,
  }));
}

/** Makes an account with a one-time password, shown once and forced to be replaced at the first sign-in. */
export async function createUser(ctx: Ctx, user: NewUser): Promise<{ username: string; oneTimePassword: string }> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return write(ctx, { action: 'user.create', subject: `user:${user.username}` }, async ({ db, now }) => {
    if (await findUser(db, user.username)) throw new Failure('user.exists', { username: user.username });
    if (user.department !== null) await getDepartment(db, user.department);
    await insertUser(db, {
      username: user.username,
      name: user.name,
      role: user.role,
      departmentCode: user.department,
      passwordHash,
      mustChangePassword: 1,
      isActive: 1,
      createdAt: now.toISOString(),
      email: user.email,
    });
    return { result: { username: user.username, oneTimePassword: password }, after: user };
  });
}

/** Changes what is named; a change of role, department or activity ends the user's sessions. */
export async function changeUser(ctx: Ctx, username: string, change: UserChange): Promise<void> {
  await write(ctx, { action: 'user.update', subject: `user:${username}` }, async ({ db, actor }) => {
    const user = await getUser(db, username);
    const role = change.role ?? user.role;
    const department = change.department === undefined ? user.departmentCode : change.department;
    if (actor.userId === user.id && (role !== user.role || change.isActive === false)) {
      throw new Failure('user.self-change');
    }
    if ((role === 'head') !== (department !== null)) throw new Failure('user.department-mismatch');
    if (department !== null) await getDepartment(db, department);
    const isActive = change.isActive === undefined ? user.isActive : Number(change.isActive);
    const email = change.email === undefined ? user.email : change.email;
    const name = change.name ?? user.name;
    await updateUser(db, user.id, { name, role, departmentCode: department, isActive, email });
    const keepsRights = role === user.role && department === user.departmentCode && isActive === user.isActive;
    if (!keepsRights) await removeSessionsOf(db, user.id);
    return { result: undefined, before: auditView(user), after: { ...change } };
  });
}

export async function resetPassword(ctx: Ctx, username: string): Promise<{ oneTimePassword: string }> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return write(ctx, { action: 'user.reset-password', subject: `user:${username}` }, async ({ db }) => {
    const user = await getUser(db, username);
    await updateUser(db, user.id, { passwordHash, mustChangePassword: 1 });
    await removeSessionsOf(db, user.id);
    return { result: { oneTimePassword: password } };
  });
}

function auditView({ name, role, departmentCode, isActive, email }: User) {
  return { name, role, department: departmentCode, isActive: isActive === 1, email };
}
