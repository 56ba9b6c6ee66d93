import type { Status } from '#domain/indicators/status.ts';
import type { Overview } from '../../queries/overview.ts';

/** Tiles of counts in the order a leader asks: reached, on the way, in danger, odd, unknown. */
export function countTiles(counts: Overview['counts']): { status: Status; count: number }[] {
  return [
    { status: 'met', count: counts.met },
    { status: 'on-track', count: counts.onTrack },
    { status: 'behind', count: counts.behind },
    { status: 'seriously-behind', count: counts.seriouslyBehind },
    { status: 'over', count: counts.over },
    { status: 'no-data', count: counts.noData },
  ];
}
