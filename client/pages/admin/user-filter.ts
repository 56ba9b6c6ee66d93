import type { Role } from '#domain/users.ts';
import type { User } from '../../queries/users.ts';

export interface UserFilter {
  text: string;
  role: Role | '';
  state: 'active' | 'inactive' | '';
}

/** Users whose name, user name or department contains the text, of this role and state. */
export function usersMatching(users: readonly User[], { text, role, state }: UserFilter): User[] {
  const sought = text.trim().toLowerCase();
  return users.filter(
    (user) =>
      (!role || user.role === role) &&
      (!state || user.isActive === (state === 'active')) &&
      `${user.username} ${user.name} ${user.department?.name ?? ''}`.toLowerCase().includes(sought),
  );
}
