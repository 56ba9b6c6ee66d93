import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { Ref } from 'vue';
import type { AuditGroup, AuditOutcome } from '#domain/audit/audit-line.ts';
import type { Action } from '#domain/permissions.ts';
import { api, unwrap } from '../http/client.ts';

const { audit } = api.api;
type Success<T> = Exclude<T, { error: unknown }>;

export type AuditLine = Success<InferResponseType<typeof audit.$get>>[number];
export type AuditCheck = Success<InferResponseType<typeof audit.verification.$post>>;

/** What is asked of the audit log; `before` is the line to go on from. */
export interface AuditQuery {
  from?: string;
  to?: string;
  group?: AuditGroup;
  action?: Action;
  username?: string;
  subject?: string;
  department?: string;
  outcome?: AuditOutcome;
  before?: string;
  limit: string;
}

export function useAudit(query: Readonly<Ref<AuditQuery>>) {
  return useQuery({
    key: () => ['audit', { ...query.value }],
    query: () => unwrap(audit.$get({ query: query.value })),
  });
}

export function useFigureLife(place: () => { indicatorId: string; month: string }) {
  return useQuery({
    key: () => ['audit', 'figure', place().indicatorId, place().month],
    query: () => unwrap(audit.figures[':indicatorId'][':month'].$get({ param: place() })),
  });
}

export function useVerifyAudit() {
  const cache = useQueryCache();
  return useMutation({
    mutation: () => unwrap(audit.verification.$post()),
    // The verifying is an act of its own, and now the newest line.
    onSuccess: () => cache.invalidateQueries({ key: ['audit'] }),
  });
}
