import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { api, unwrap } from '../http/client.ts';

export function useDepartments() {
  return useQuery({
    key: ['departments'],
    staleTime: 3_600_000,
    query: () => unwrap(api.api.departments.$get()),
  });
}

/** The departments as the options of a filter. */
export function useDepartmentOptions() {
  const { data } = useDepartments();
  return computed(() => (data.value ?? []).map(({ code, name }) => ({ value: code, label: name })));
}
