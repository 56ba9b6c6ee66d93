import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { BackupSettings } from '#domain/backups/backup.ts';
import { api, unwrap } from '../http/client.ts';

const { backups } = api.api;
type Success<T> = Exclude<T, { error: unknown }>;

export type Backups = Success<InferResponseType<typeof backups.$get>>;

const key = ['backups'];

export function useBackups() {
  return useQuery({ key, query: () => unwrap(backups.$get()) });
}

export function useBackUp() {
  const cache = useQueryCache();
  return useMutation({
    mutation: () => unwrap(backups.$post()),
    onSettled: () => cache.invalidateQueries({ key }),
  });
}

export function useSetBackups() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (settings: BackupSettings) => unwrap(backups.settings.$put({ json: settings })),
    onSuccess: () => cache.invalidateQueries({ key }),
  });
}
