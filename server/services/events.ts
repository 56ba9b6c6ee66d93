import { Failure } from '#domain/failures.ts';
import { type Action, can } from '#domain/permissions.ts';
import type { Actor } from '#domain/users.ts';

/** What changed, never how: no figure travels outside the answers that ask for the permission to see it. */
export interface LiveEvent {
  action: Action;
  /** As in the audit line: `report:2024-10:dept10`. */
  subject: string;
  at: string;
}

export interface Listener {
  actor: Actor;
  /** The browser tab; it is not told what it saved itself. */
  tab: string | null;
  send: (text: string) => void;
  end: () => void;
  /** Does the session that opened the stream still stand? */
  stands: () => Promise<boolean>;
}

export interface EventLimits {
  streams: number;
  perUser: number;
  heartbeatMs: number;
}

const LIMITS: EventLimits = { streams: 500, perUser: 10, heartbeatMs: 25_000 };
/** Done cell by cell while somebody types; the answer already told the tab what became of it. */
const SAVES: Action[] = ['report.save', 'form.edit', 'form.fill', 'form.monitor'];
/** Enough for what happens between a page's reading and its listening. */
const KEPT = 200;

/** Tells every open screen what was changed, after it is in the database. Lives in one process; a restart ends all streams. */
export class Events {
  private readonly listeners = new Set<Listener>();
  private readonly limits: EventLimits;
  private recent: { sentAt: number; tab: string | null; event: LiveEvent }[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(limits: Partial<EventLimits> = {}) {
    this.limits = { ...LIMITS, ...limits };
  }

  get size(): number {
    return this.listeners.size;
  }

  /** Throws `events.too-many` rather than let forgotten tabs eat the server. */
  requirePlace(actor: Actor): void {
    const own = [...this.listeners].filter((listener) => listener.actor.userId === actor.userId).length;
    if (this.size >= this.limits.streams || own >= this.limits.perUser) throw new Failure('events.too-many');
  }

  /** Starts telling; first what happened in the last `age` milliseconds, while the page was being read. */
  add(listener: Listener, age = 0): void {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => void this.beat(), this.limits.heartbeatMs).unref();
    const since = Date.now() - age;
    for (const { sentAt, tab, event } of this.recent) {
      if (age > 0 && sentAt >= since) tell(listener, event, tab);
    }
  }

  remove(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.size > 0 || this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  publish(event: LiveEvent, tab: string | null = null): void {
    this.recent = [...this.recent.slice(1 - KEPT), { sentAt: Date.now(), tab, event }];
    for (const listener of [...this.listeners]) tell(listener, event, tab);
    // A sign-out or a change of an account may have ended the session under a stream.
    if (/^(session|user|board)\./.test(event.action)) void this.endFallen();
  }

  /** Ends every stream, so that the server can stop. */
  close(): void {
    for (const listener of [...this.listeners]) this.end(listener);
  }

  /** A comment keeps proxies from cutting a quiet line; expired sessions are found on the way. */
  private async beat(): Promise<void> {
    for (const listener of [...this.listeners]) listener.send(':\n\n');
    await this.endFallen();
  }

  private async endFallen(): Promise<void> {
    for (const listener of [...this.listeners]) {
      const stands = await listener.stands().catch(() => false);
      if (!stands) this.end(listener);
    }
  }

  private end(listener: Listener): void {
    // The reader may have gone while its session was looked up.
    if (!this.listeners.has(listener)) return;
    this.remove(listener);
    listener.end();
  }
}

function tell(listener: Listener, event: LiveEvent, tab: string | null): void {
  const isOwnSave = SAVES.includes(event.action) && tab !== null && tab === listener.tab;
  if (isOwnSave || !concerns(listener.actor, event)) return;
  listener.send(`data: ${JSON.stringify(event)}\n\n`);
}

/**
 * Sign-ins are nobody's business, accounts and channels that of who may see them, an inbox that of its owner, everything else
 * that of who may see figures.
 */
function concerns(actor: Actor, { action, subject }: LiveEvent): boolean {
  if (action.startsWith('session.')) return false;
  if (action === 'notification.read') return subject === `inbox:${actor.username}`;
  if (action.startsWith('board.')) return can(actor, 'board.read') && !actor.isWall;
  if (/^(channel|outbox)\./.test(action)) return can(actor, 'channel.read');
  return can(actor, action.startsWith('user.') ? 'user.read' : 'figure.read');
}
