import type { DelegationStanding } from '#domain/delegations.ts';
import type { Delegation } from '../../queries/delegations.ts';

const order: DelegationStanding[] = ['in-force', 'ahead', 'over', 'revoked'];

/** A head sees what the own department gave and what was taken on; everybody else sees all. What holds now comes first. */
export function shownDelegations(items: readonly Delegation[], own: string | null): Delegation[] {
  return items
    .filter(({ department, isTakenOn }) => own === null || department.code === own || isTakenOn)
    .sort((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing) || other.id - one.id);
}

export const standingTones: Record<DelegationStanding, { sign: string; tone: string }> = {
  'in-force': { sign: '✓', tone: 'status-met' },
  ahead: { sign: '○', tone: 'status-over' },
  over: { sign: '–', tone: 'status-no-data' },
  revoked: { sign: '↩', tone: 'status-no-data' },
};
