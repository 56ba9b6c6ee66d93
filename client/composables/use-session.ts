import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { type Action, can } from '#domain/permissions.ts';
import { type Session, sessionQuery } from '../queries/session.ts';

/** Who is signed in, for everything inside the frame: the router lets nobody there without a session. */
export function useSession() {
  const { data } = useQuery(sessionQuery);

  const session = computed(() => {
    if (!data.value) throw new Error('useSession() is for pages behind sign-in');
    return data.value;
  });

  /** May this person do it, for this department (code) where the action concerns one? Buttons ask this; the server decides. */
  function may(action: Action, department: string | null = null): boolean {
    const { role, department: own, deputyFor } = session.value.user;
    return can({ role, department: own?.code ?? null, deputyFor }, action, department);
  }

  return { session, may };
}

/** The departments a person fills in for: the own one first, then those of who is away; null: no department in particular. */
export function departmentsOf({ user }: Pick<Session, 'user'>): string[] | null {
  if (user.department === null) return null;
  return [user.department.code, ...user.deputyFor.map(({ department }) => department)];
}
