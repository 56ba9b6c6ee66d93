import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { NewUser, Role } from '#domain/users.ts';
import { api, unwrap } from '../http/client.ts';

const users = api.api.users;
const user = users[':username'];

export type User = InferResponseType<typeof users.$get>[number];

export interface IssuedPassword {
  username: string;
  oneTimePassword: string;
}

export interface UserChange {
  username: string;
  change: { name?: string; role?: Role; department?: string | null; email?: string | null; isActive?: boolean };
}

const usersKey = ['users'];

export function useUsers() {
  return useQuery({ key: usersKey, query: () => unwrap(users.$get()) });
}

export function useCreateUser() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (newUser: NewUser) => unwrap(users.$post({ json: newUser })),
    onSuccess: () => cache.invalidateQueries({ key: usersKey }),
  });
}

export function useUpdateUser() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ username, change }: UserChange) => unwrap(user.$patch({ param: { username }, json: change })),
    onSuccess: () => cache.invalidateQueries({ key: usersKey }),
  });
}

export function useResetPassword() {
  return useMutation({
    mutation: (username: string) => unwrap(user['password-reset'].$post({ param: { username } })),
  });
}
