import { useQuery } from '@pinia/colada';
import { api, unwrap } from '../http/client.ts';

export function useDepartments() {
  return useQuery({
    key: ['departments'],
    staleTime: 3_600_000,
    query: () => unwrap(api.api.departments.$get()),
  });
}
