import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptDraftOf, keptText } from '../../client/pages/reports/kept-draft.ts';
import { withKnown, withOwn } from '../../client/pages/reports/report-rebase.ts';
import { createSaveQueue, newSaveKey, type QueueState, type Saving } from '../../client/pages/reports/save-queue.ts';
import { saveWords } from '../../client/pages/reports/save-words.ts';
import type { Report } from '../../client/queries/reports.ts';
import { entryOf } from './report-entry.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const entry = (value: string) => ({ indicatorId: 1, value, note: null });

/** A server that carries out every key once and can be cut off, before or after it has written. */
function desk(unanswered: Saving | null = null) {
  const server = { version: unanswered?.version ?? 0, value: '', keys: new Set<string>(), sends: 0 };
  const line = { fails: null as null | 'before' | 'after' | 'refusal' };
  const typed = { value: '' };
  const states: QueueState[] = [];
  const kept: (Saving | null)[] = [];
  const queue = createSaveQueue<{ version: number; value: string }>(
    {
      next: () =>
        typed.value === '' || typed.value === server.value
          ? null
          : { version: server.version, entries: [entry(typed.value)] },
      send: async (saving) => {
        server.sends += 1;
        if (line.fails === 'before') throw new Error('lost');
        if (line.fails === 'refusal') throw new Error('refused');
        if (!server.keys.has(saving.key)) {
          server.keys.add(saving.key);
          server.version += 1;
          server.value = saving.entries[0]?.value ?? '';
        }
        if (line.fails === 'after') throw new Error('lost');
        return { version: server.version, value: server.value };
      },
      taken: () => {},
      refused: async (error) => ((error as Error).message === 'lost' ? 'unreachable' : 'stop'),
      keep: (saving) => kept.push(saving),
      show: (state) => states.push(state),
      newKey: newSaveKey,
    },
    unanswered,
  );
  return { queue, server, line, typed, states, kept };
}

describe('the save queue', () => {
  it('saves once, a moment after the last change', async () => {
    const { queue, server, typed, states } = desk();
    for (const text of ['8', '86', '86.4']) {
      typed.value = text;
      queue.touch();
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(server.sends).toBe(0);
    await vi.advanceTimersByTimeAsync(800);
    expect([server.sends, server.value, states.at(-1)]).toEqual([1, '86.4', 'idle']);
  });

  it('sends what was typed while an act was under way after it, never beside it', async () => {
    const { queue, server, typed } = desk();
    typed.value = '1';
    const first = queue.flush();
    typed.value = '2';
    await Promise.all([first, queue.flush(), queue.flush()]);
    expect([server.sends, server.version, server.value]).toEqual([2, 2, '2']);
  });

  it('sends an act without an answer again by itself, with its key, and doubles nothing', async () => {
    const { queue, server, line, typed, states, kept } = desk();
    typed.value = '86.4';
    line.fails = 'after';
    await queue.flush();
    expect([states.at(-1), server.version]).toEqual(['offline', 1]);
    expect(kept.at(-1)).toMatchObject({ version: 0, entries: [entry('86.4')] });
    line.fails = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect([states.at(-1), server.version, server.sends]).toEqual(['idle', 1, 2]);
    expect(kept.at(-1)).toBeNull();
  });

  it('waits longer from try to try while there is no connection, and loses nothing', async () => {
    const { queue, server, line, typed } = desk();
    typed.value = '1';
    line.fails = 'before';
    await queue.flush();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.sends).toBe(6);
    typed.value = '2';
    line.fails = null;
    await queue.flush();
    expect([server.version, server.value]).toEqual([2, '2']);
  });

  it('sends the act of before a reload first', async () => {
    const { queue, server, typed } = desk({ key: newSaveKey(), version: 0, entries: [entry('1')] });
    typed.value = '2';
    await queue.flush();
    expect([server.version, server.value]).toEqual([2, '2']);
  });

  it('stops when it is refused, and tries again with the next change', async () => {
    const { queue, server, line, typed, states } = desk();
    typed.value = '1';
    line.fails = 'refusal';
    await queue.flush();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([server.sends, states.at(-1)]).toEqual([1, 'held']);
    line.fails = null;
    queue.touch();
    await vi.advanceTimersByTimeAsync(800);
    expect(server.value).toBe('1');
  });

  it('sends nothing once the page is left', async () => {
    const { queue, server, typed } = desk();
    typed.value = '1';
    queue.touch();
    queue.end();
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.sends).toBe(0);
  });
});

it('names acts of saving by keys the server takes', () => {
  const keys = Array.from({ length: 50 }, newSaveKey);
  expect(new Set(keys).size).toBe(50);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

describe('a draft kept in the browser', () => {
  const report = { entries: [entryOf({ indicatorId: 1, value: '5.00' }), entryOf({ indicatorId: 2 })] } as Report;

  it('comes back with what it was typed over and the act nobody answered', () => {
    const unanswered = { key: newSaveKey(), version: 3, entries: [entry('6')] };
    expect(keptDraftOf(keptText(report, { 1: { value: '6' } }, unanswered))).toEqual({
      typed: { 1: { value: '6' } },
      base: { 1: { value: '5.00', absence: null, note: null } },
      unanswered,
    });
  });

  it('is forgotten when everything is saved', () => {
    expect(keptText(report, { 1: {} }, null)).toBeNull();
  });

  it.each([[null], [''], ['{'], ['[]'], ['{"typed":{"1":{"value":5}},"base":{},"unanswered":null}']])(
    'is nothing when the store says %j',
    (text) => {
      expect(keptDraftOf(text)).toBeNull();
    },
  );
});

it('does not take the own figure that comes back for a change of somebody else', () => {
  const before = [entryOf({ indicatorId: 1, value: '5.00' }), entryOf({ indicatorId: 2 })];
  const after = [entryOf({ indicatorId: 1, value: '6.00' }), entryOf({ indicatorId: 2, value: '1.00' })];
  expect(withOwn(before, after, [entry('6')]).map(({ value }) => value)).toEqual(['6.00', null]);
  expect(withOwn(before, after, [entry('7')]).map(({ value }) => value)).toEqual(['5.00', null]);
});

it('keeps the entries that did not change, so that their rows stay as they are drawn', () => {
  const before = [entryOf({ indicatorId: 1 }), entryOf({ indicatorId: 2 })];
  const after = withKnown(before, [entryOf({ indicatorId: 1 }), entryOf({ indicatorId: 2, value: '1.00' })]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]?.value).toBe('1.00');
});

describe('the line about saving', () => {
  const facts = {
    progress: { total: 6, filled: 1, toExplain: 0, unsaved: 0, refused: 0 },
    state: 'idle' as const,
    failure: null,
    conflicts: 0,
    isSubmitting: false,
    isLocked: false,
    savedAt: '2024-11-02T01:02:11.000Z',
    today: '2024-11-02',
  };
  const unsaved = { ...facts.progress, unsaved: 2, refused: 1 };

  it.each([
    [{}, '已保存 09:02:11'],
    [{ savedAt: null }, '尚未保存过'],
    [{ state: 'saving' as const }, '正在保存'],
    [{ state: 'offline' as const, progress: unsaved }, '离线，恢复后自动保存'],
    [{ state: 'failing' as const, progress: unsaved }, '未保存：服务器没有应答，将自动重试'],
    [{ state: 'held' as const, progress: unsaved, failure: '该年度已关闭。' }, '未保存：该年度已关闭。'],
    [{ conflicts: 1, progress: unsaved }, '未保存：1 处与他人的修改不一致'],
    [{ progress: { ...unsaved, unsaved: 1 } }, '未保存：1 格不能保存'],
    [{ state: 'waiting' as const, progress: unsaved }, '2 格待保存'],
    [{ isSubmitting: true }, '正在提交'],
    [
      { isLocked: true, state: 'held' as const, progress: unsaved, failure: '月报已锁定。' },
      '已锁定：2 格没有存入，保留在本机',
    ],
  ])('%j reads %s', (change, text) => {
    expect(saveWords({ ...facts, ...change }).text).toBe(text);
  });
});
