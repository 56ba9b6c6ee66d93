import type { EntryInput } from '#domain/reports/report.ts';

/** One act of saving. The key names it, so that sending it twice saves once. */
export interface Saving {
  key: string;
  version: number;
  entries: EntryInput[];
}

/** idle: nothing to send. held: what is left waits for the person. offline, failing: tried again by itself. */
export type QueueState = 'idle' | 'waiting' | 'saving' | 'offline' | 'failing' | 'held';

export interface QueueDesk<Answer> {
  /** What is to be saved now; null when there is nothing that can be. */
  next(): Omit<Saving, 'key'> | null;
  send(saving: Saving): Promise<Answer>;
  taken(answer: Answer): void;
  /** `lost`: perhaps it arrived; the same act is sent again. `again`: look what is to be saved now. `stop`: a person must. */
  refused(error: unknown): Promise<'lost' | 'unreachable' | 'again' | 'stop'>;
  /** Keeps the act that is under way where a reload finds it. */
  keep(saving: Saving | null): void;
  show(state: QueueState): void;
  newKey(): string;
}

export const QUIET = 800;
/** Seconds between tries, the last one from then on. */
const BACK_OFF = [2, 5, 10, 30, 60];
/** Answers that change nothing of what is to be saved would otherwise go round for ever. */
const MOST_IN_A_ROW = 20;

/**
 * Sends what is to be saved, one act after the other, a moment after the last change. An act without an answer is sent again
 * with its key before anything else, so that nothing is lost, doubled or overtaken.
 */
export function createSaveQueue<Answer>(desk: QueueDesk<Answer>, unanswered: Saving | null = null) {
  let current = unanswered;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let tries = 0;
  let isOver = false;

  function after(milliseconds: number) {
    if (timer !== null) clearTimeout(timer);
    timer = isOver ? null : setTimeout(flush, milliseconds);
  }

  /** Something changed. */
  function touch() {
    if (running === null) desk.show('waiting');
    after(QUIET);
  }

  /** Sends now; settles when nothing is left to send or sending has to wait. */
  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    while (running !== null) await running;
    if (isOver) return;
    running = run();
    try {
      await running;
    } finally {
      running = null;
    }
  }

  async function run(): Promise<void> {
    for (let turn = 0; turn < MOST_IN_A_ROW; turn += 1) {
      if (current === null) {
        const next = desk.next();
        if (next === null) return desk.show('idle');
        current = { key: desk.newKey(), ...next };
        desk.keep(current);
      }
      desk.show('saving');
      try {
        const answer = await desk.send(current);
        current = null;
        tries = 0;
        desk.taken(answer);
        desk.keep(null);
      } catch (error) {
        const outcome = await desk.refused(error);
        if (outcome === 'lost' || outcome === 'unreachable') {
          after(BACK_OFF[Math.min(tries, BACK_OFF.length - 1)]! * 1000);
          tries += 1;
          return desk.show(outcome === 'unreachable' ? 'offline' : 'failing');
        }
        current = null;
        desk.keep(null);
        if (outcome === 'stop') return desk.show('held');
      }
    }
    desk.show('held');
  }

  /** The page is left: nothing is sent any more. */
  function end() {
    isOver = true;
    if (timer !== null) clearTimeout(timer);
  }

  return { touch, flush, end, hasUnanswered: () => current !== null };
}

/** RFC 4122, version 4. `crypto.randomUUID` is missing on plain-http intranets and in Chromium 83. */
export function newSaveKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
