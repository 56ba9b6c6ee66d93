import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { type Action, can } from '#domain/permissions.ts';
import { sessionQuery } from '../queries/session.ts';

/** Who is signed in, for everything inside the frame: the router lets nobody there without a session. */
export function useSession() {
  const { data } = useQuery(sessionQuery);

  const session = computed(() => {
    if (!data.value) throw new Error('useSession() is for pages behind sign-in');
    return data.value;
  });

  /** May this person do it, for this department (code) where the action concerns one? Buttons ask this; the server decides. */
  function may(action: Action, department: string | null = null): boolean {
    const { role, department: own } = session.value.user;
    return can({ role, department: own?.code ?? null }, action, department);
  }

  return { session, may };
}
