import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keptDraftOf, keptText } from '../../client/pages/reports/kept-draft.ts';
import { cellsWith, changedEntries } from '../../client/pages/reports/report-cell.ts';
import { stillTyped } from '../../client/pages/reports/report-conflict.ts';
import { createSaveQueue, newSaveKey, type Saving } from '../../client/pages/reports/save-queue.ts';
import type { Report } from '../../client/queries/reports.ts';
import { entryOf } from './report-entry.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Line = 'open' | 'lost before' | 'lost after';

const LATENCY = 60;
const OWN = [1, 2];
const THEIRS = 9;

/** A server as ours: versions, keys that are carried out once. */
function makeServer() {
  const values = new Map<number, string>();
  const keys = new Set<string>();
  const server = {
    version: 0,
    line: 'open' as Line,
    values,
    /** Acts that wrote nothing new: something saved twice. */
    idle: [] as Saving[],
    report: () =>
      ({
        version: server.version,
        entries: [...OWN, THEIRS].map((id) => entryOf({ indicatorId: id, value: values.get(id) ?? null })),
      }) as Report,
    write(indicatorId: number, value: string) {
      values.set(indicatorId, value);
      server.version += 1;
    },
    async save(saving: Saving): Promise<Report> {
      await new Promise<void>((over) => setTimeout(over, LATENCY));
      if (server.line === 'lost before') throw new Error('lost');
      if (!keys.has(saving.key)) {
        if (saving.version !== server.version) throw new Error('conflict');
        if (saving.entries.every(({ indicatorId, value }) => values.get(indicatorId) === value))
          server.idle.push(saving);
        keys.add(saving.key);
        for (const { indicatorId, value } of saving.entries) values.set(indicatorId, value ?? '');
        server.version += 1;
      }
      if (server.line === 'lost after') throw new Error('lost');
      return server.report();
    },
  };
  return server;
}

/** A browser tab as the draft and its queue make one; a closed tab hears no answers, and the next one finds what was kept. */
function openTab(server: ReturnType<typeof makeServer>, store: { kept: string | null }) {
  let base = server.report();
  let isOpen = true;
  const kept = keptDraftOf(store.kept);
  let sent = kept?.unanswered ?? null;
  let typed = stillTyped(base.entries, kept?.typed ?? {}, sent);
  const cellsOf = cellsWith('2024-10');
  const keep = () => {
    store.kept = keptText(base, typed, sent);
  };
  const settle = (next: Report) => {
    base = next;
    typed = stillTyped(next.entries, typed, sent);
    keep();
  };
  const whileOpen = <T>(pending: Promise<T>) =>
    new Promise<T>((taken, refused) => {
      pending.then(
        (answer) => isOpen && taken(answer),
        (error) => isOpen && refused(error),
      );
    });
  const queue = createSaveQueue<Report>(
    {
      next() {
        const entries = changedEntries(cellsOf(base.entries, typed));
        return entries.length === 0 ? null : { version: base.version, entries };
      },
      send: (saving) => whileOpen(server.save(saving)),
      taken(answer) {
        sent = null;
        settle(answer);
      },
      async refused(error) {
        if ((error as Error).message === 'lost') return 'lost';
        settle(server.report());
        return 'again';
      },
      keep(saving) {
        sent = saving;
        keep();
      },
      show: () => {},
      newKey: newSaveKey,
    },
    sent,
  );
  return {
    type(indicatorId: number, value: string) {
      typed = { ...typed, [indicatorId]: { value } };
      keep();
      queue.touch();
    },
    /** The page asks again by itself, as when its window is looked at. */
    look: () => settle(server.report()),
    flush: () => void queue.flush(),
    close() {
      isOpen = false;
      queue.end();
    },
  };
}

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('type'), cell: fc.constantFrom(...OWN), text: fc.constantFrom('1', '2') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('other') }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('line'), line: fc.constantFrom<Line>('open', 'lost before', 'lost after') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), for: fc.constantFrom(20, 50, 900, 3000) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('reload', 'flush', 'look') }) },
) as fc.Arbitrary<Step>;
type Step =
  | { do: 'type'; cell: number; text: string }
  | { do: 'line'; line: Line }
  | { do: 'wait'; for: number }
  | { do: 'other' | 'reload' | 'flush' | 'look' };

/** A figure typed back to what is saved while another is on its way: it looks saved, and is not. */
const typedBack = (then: 'reload' | 'look'): Step[] => [
  { do: 'type', cell: 1, text: '1' },
  { do: 'wait', for: 900 },
  { do: 'type', cell: 1, text: '2' },
  { do: 'flush' },
  { do: 'type', cell: 1, text: '1' },
  { do: then },
];

it('whatever comes between - no line, lost answers, other people, reloads - what was typed last is saved, once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const server = makeServer();
      const store = { kept: null as string | null };
      const last = new Map<number, string>();
      let tab = openTab(server, store);
      for (const now of steps) {
        if (now.do === 'type') {
          last.set(now.cell, now.text);
          tab.type(now.cell, now.text);
        } else if (now.do === 'other') {
          last.set(THEIRS, String(server.version));
          server.write(THEIRS, String(server.version));
        } else if (now.do === 'line') server.line = now.line;
        else if (now.do === 'wait') await vi.advanceTimersByTimeAsync(now.for);
        else if (now.do === 'flush') tab.flush();
        else if (now.do === 'look') tab.look();
        else {
          tab.close();
          tab = openTab(server, store);
          tab.flush();
        }
      }
      server.line = 'open';
      await vi.advanceTimersByTimeAsync(200_000);
      expect(Object.fromEntries(server.values)).toEqual(Object.fromEntries(last));
      expect(server.idle).toEqual([]);
      expect(store.kept).toBeNull();
      tab.close();
      vi.clearAllTimers();
    }),
    { numRuns: 500, examples: [[typedBack('reload')], [typedBack('look')]] },
  );
});
