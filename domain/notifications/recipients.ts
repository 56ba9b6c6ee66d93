import type { Role } from '../users.ts';
import type { Audience } from './news.ts';

/** Somebody who may be told: an account that is switched on. `deputyFor` are the departments acted for today. */
export interface Person {
  id: number;
  role: Role;
  department: string | null;
  deputyFor: readonly string[];
}

/** Who is told; never the one who did it. An alert without a department concerns no head. */
export function recipientsOf<T extends Person>(
  audience: readonly Audience[],
  people: readonly T[],
  department: string | null,
  actorId: number | null,
): T[] {
  return people.filter((person) => person.id !== actorId && audience.some((one) => isAmong(one, person, department)));
}

function isAmong(audience: Audience, person: Person, department: string | null): boolean {
  switch (audience) {
    case 'leader':
    case 'officer':
      return person.role === audience;
    case 'department':
      return isHeadOf(person, department);
    case 'reporters':
      return isHeadOf(person, department) || (department !== null && person.deputyFor.includes(department));
  }
}

function isHeadOf({ role, department: own }: Person, department: string | null): boolean {
  return role === 'head' && department !== null && own === department;
}
