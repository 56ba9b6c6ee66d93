import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#domain/users.ts';
import { Events } from '#server/services/events.ts';
import { type Answer, type Caller, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;

beforeEach(async () => {
  app = await startApp();
  officer = await app.as('officer');
});
afterEach(() => {
  app.events.close();
});

/** What a stream says, piece by piece; `until` waits for a text to come. */
async function listen(username: string, path = '/events') {
  const answer: Answer = await (await app.as(username))('GET', path, undefined, { 'accept-encoding': 'gzip' });
  const reader = answer.stream!.getReader();
  let heard = '';
  return {
    answer,
    heard: () => heard,
    async until(text: string) {
      while (!heard.includes(text)) {
        const { done, value } = await reader.read();
        if (done) break;
        heard += new TextDecoder().decode(value);
      }
      return heard;
    },
    /** Reads to the end of a stream that was ended. */
    async rest() {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return heard;
        heard += new TextDecoder().decode(value);
      }
    },
    leave: () => reader.cancel(),
  };
}

const remind = (department: string, headers = {}) =>
  officer('POST', '/reports/reminders', { month: '2024-10', departments: [department] }, headers);

describe('the stream of events', () => {
  it('tells another session what changed, without a figure, uncompressed and at once', async () => {
    const head = await listen('dept10');
    expect(head.answer.headers.get('content-type')).toContain('text/event-stream');
    expect(head.answer.headers.get('content-encoding')).toBeNull();
    await remind('dept10');
    const heard = await head.until('report.remind');
    const line = heard.split('\n').find((one) => one.startsWith('data:'))!;
    expect(JSON.parse(line.slice(5))).toEqual({
      action: 'report.remind',
      subject: 'report:2024-10:dept10',
      at: '2024-11-02T01:00:00.000Z',
    });
  });

  it('says nothing of what was refused', async () => {
    const head = await listen('dept10');
    const { body } = await officer('GET', '/reports/2024-10/dept08');
    const refused = await officer('POST', '/reports/2024-10/dept08/moves', { move: 'return', version: body.version });
    expect(refused.status).toBe(422);
    await remind('dept10');
    expect(await head.until('report.remind')).not.toContain('report.return');
  });

  it('does not tell a tab what it saved itself, but every other tab', async () => {
    const [own, other] = [await listen('dept10', '/events?tab=a'), await listen('dept10', '/events?tab=b')];
    const dept10 = await app.as('dept10');
    const { body } = await dept10('GET', '/reports/2024-10/dept10');
    const entries = [{ indicatorId: body.entries[0].indicatorId, value: '86.48', note: null }];
    const saved = await dept10('PUT', '/reports/2024-10/dept10', { version: 0, entries }, { 'x-tab': 'a' });
    expect(saved.status).toBe(200);
    await remind('dept10');
    expect(await other.until('report.remind')).toContain('report.save');
    expect(await own.until('report.remind')).not.toContain('report.save');
  });

  it('first tells what happened while the page was being read', async () => {
    await remind('dept10');
    expect(await (await listen('dept10', '/events?age=5000')).until('report.remind')).toContain('dept10');
    const fresh = await listen('dept10');
    await remind('dept11');
    expect(await fresh.until('dept11')).not.toContain('2024-10:dept10');
  });

  it('needs a session, and ends with it', async () => {
    expect((await app.anonymous('GET', '/events')).status).toBe(401);
    const head = await listen('dept10');
    await (await app.as('dept10'))('DELETE', '/session');
    expect(await head.rest()).not.toContain('data:');
    expect(app.events.size).toBe(0);
  });

  it('ends when the account is switched off, and says nothing of accounts to others', async () => {
    const [head, leader] = [await listen('dept10'), await listen('leader')];
    const admin = await app.as('admin');
    expect((await admin('PATCH', '/users/dept10', { isActive: false })).status).toBeLessThan(300);
    expect(await head.rest()).not.toContain('user.');
    await remind('dept11');
    expect(await leader.until('report.remind')).not.toContain('user.');
  });

  it('tells of the reading of an inbox only its owner', async () => {
    const [own, other] = [await listen('dept10'), await listen('dept11')];
    await (await app.as('dept10'))('POST', '/inbox/reading', {});
    await remind('dept11');
    expect(await own.until('report.remind')).toContain('inbox:dept10');
    expect(await other.until('report.remind')).not.toContain('inbox:');
  });

  it('takes ten streams of one person, gives the place back, and ends all when the server stops', async () => {
    const streams = await Promise.all(Array.from({ length: 10 }, () => listen('leader')));
    const refused = await (await app.as('leader'))('GET', '/events');
    expect([refused.status, refused.body.error.code]).toEqual([429, 'events.too-many']);
    await streams[0]!.leave();
    const again = await listen('leader');
    app.events.close();
    await again.rest();
    expect(app.events.size).toBe(0);
  });

  it('keeps a quiet line alive, and finds out that a session has expired', async () => {
    vi.useFakeTimers();
    const events = new Events({ heartbeatMs: 25_000 });
    const actor: Actor = { userId: 1, username: 'officer', name: '绩效管理员', role: 'officer', department: null };
    const said: string[] = [];
    let stands = true;
    const end = vi.fn();
    events.add({ actor, tab: null, send: (text) => said.push(text), end, stands: async () => stands });
    await vi.advanceTimersByTimeAsync(25_000);
    expect([said, end.mock.calls.length]).toEqual([[':\n\n'], 0]);
    stands = false;
    await vi.advanceTimersByTimeAsync(25_000);
    expect([end.mock.calls.length, events.size, vi.getTimerCount()]).toEqual([1, 0, 0]);
    vi.useRealTimers();
  });
});
