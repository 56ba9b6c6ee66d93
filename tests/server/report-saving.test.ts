import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let head: Caller;
const PLACE = '/reports/2024-10/dept10';
const KEY = '0b1f7a52-6f0e-4c53-9d0e-0f8f4a1f6a01';
const OTHER_KEY = '0b1f7a52-6f0e-4c53-9d0e-0f8f4a1f6a02';

beforeEach(async () => {
  app = await startApp();
  head = await app.as('dept10');
});

const pension = (value: string | null, note: string | null = null) => ({ indicatorId: 1, value, note });
const valueIn = (body: Json) => body.entries.find((entry: Json) => entry.indicatorId === 1).value;

async function auditLines(): Promise<number> {
  const auditor = await app.as('auditor');
  return (await auditor('GET', '/audit?subject=report:2024-10:dept10')).body.length;
}

describe('an act of saving with a key', () => {
  it('is carried out once, however often it is sent', async () => {
    const save = { version: 0, entries: [pension('86.48')], key: KEY };
    const first = await head('PUT', PLACE, save);
    expect([first.status, first.body.version]).toEqual([200, 1]);
    const again = await head('PUT', PLACE, save);
    expect([again.status, again.body.version, valueIn(again.body)]).toEqual([200, 1, '86.48']);
    expect(await auditLines()).toBe(1);
  });

  it('answers the report as it is now and does not bring the old figure back', async () => {
    const save = { version: 0, entries: [pension('86.48')], key: KEY };
    await head('PUT', PLACE, save);
    await head('PUT', PLACE, { version: 1, entries: [pension('86.50')], key: OTHER_KEY });
    const again = await head('PUT', PLACE, save);
    expect([again.status, again.body.version, valueIn(again.body)]).toEqual([200, 2, '86.50']);
  });

  it('is known although the report has been handed in since', async () => {
    const { body } = await head('GET', PLACE);
    const entries = body.entries.map((entry: Json) => ({
      indicatorId: entry.indicatorId,
      value: entry.lastMonth,
      note: '演示说明',
    }));
    const save = { version: 0, entries, key: KEY };
    const saved = await head('PUT', PLACE, save);
    await head('POST', `${PLACE}/moves`, { move: 'submit', version: saved.body.version });
    const again = await head('PUT', PLACE, save);
    expect([again.status, again.body.state]).toEqual([200, 'submitted']);
  });

  it('is written by one of several that are sent at once', async () => {
    const save = { version: 0, entries: [pension('86.48')], key: KEY };
    const answers = await Promise.all(Array.from({ length: 10 }, () => head('PUT', PLACE, save)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect((await head('GET', PLACE)).body.version).toBe(1);
    expect(await auditLines()).toBe(1);
  });

  it('is not known when it was refused: the corrected one may use the key', async () => {
    const refused = await head('PUT', PLACE, { version: 0, entries: [pension('-1')], key: KEY });
    expect(refused.status).toBe(422);
    const saved = await head('PUT', PLACE, { version: 0, entries: [pension('86.48')], key: KEY });
    expect([saved.status, valueIn(saved.body)]).toEqual([200, '86.48']);
  });

  it('cannot be passed off as one of another month, and the key is a UUID', async () => {
    const save = { version: 0, entries: [pension('86.48')], key: KEY };
    await head('PUT', PLACE, save);
    const elsewhere = await head('PUT', '/reports/2024-11/dept10', save);
    expect(elsewhere.body.error.code).toBe('input.invalid');
    expect((await head('PUT', PLACE, { ...save, key: 'x' })).status).toBe(422);
  });

  it('asks for the permission before anything else', async () => {
    const save = { version: 0, entries: [pension('86.48')], key: KEY };
    await head('PUT', PLACE, save);
    const leader = await app.as('leader');
    expect((await leader('PUT', PLACE, save)).status).toBe(403);
  });
});
