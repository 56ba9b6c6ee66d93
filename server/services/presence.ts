import type { Actor } from '#domain/users.ts';

const LASTS_MS = 60_000;

/** Who has which report open for editing, by their own word every twenty seconds. A hint only: kept in memory, never a lock. */
export class Presence {
  private readonly places = new Map<string, Map<number, { name: string; until: number }>>();

  enter(place: string, actor: Actor, now: Date): void {
    const people = this.places.get(place) ?? new Map<number, { name: string; until: number }>();
    people.set(actor.userId, { name: actor.name, until: now.getTime() + LASTS_MS });
    this.places.set(place, people);
  }

  /** Everybody there but the one who asks. */
  others(place: string, actor: Actor, now: Date): { name: string }[] {
    const people = this.places.get(place);
    if (!people) return [];
    for (const [userId, { until }] of people) {
      if (until <= now.getTime()) people.delete(userId);
    }
    if (people.size === 0) this.places.delete(place);
    return [...people].filter(([userId]) => userId !== actor.userId).map(([, { name }]) => ({ name }));
  }
}
