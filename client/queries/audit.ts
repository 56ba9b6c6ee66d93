import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { Ref } from 'vue';
import { api, unwrap } from '../http/client.ts';

export type AuditLine = InferResponseType<typeof api.api.audit.$get>[number];

/** What is asked of the audit log; `before` is the line to go on from. */
export interface AuditQuery {
  username?: string;
  action?: string;
  before?: string;
  limit: string;
}

export function useAudit(query: Readonly<Ref<AuditQuery>>) {
  return useQuery({
    key: () => ['audit', { ...query.value }],
    query: () => unwrap(api.api.audit.$get({ query: query.value })),
  });
}
