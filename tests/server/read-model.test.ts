import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/connection.ts';
import type { Action } from '#domain/permissions.ts';
import { DEMO_START } from '#seeds/demo/load.ts';
import { type Ctx, systemActor } from '#server/context.ts';
import type { Part } from '#server/services/act-reach.ts';
import { memoryOf } from '#server/services/read-model.ts';
import { write } from '#server/write.ts';
import { freshDatabase } from '../support/database.ts';

let db: Db;
let ctx: Ctx;
let worked: number;
beforeEach(async () => {
  db = await freshDatabase(true);
  ctx = { db, actor: systemActor, now: DEMO_START };
  worked = 0;
});
const ask = async (asking = ctx, question = 'how many', reads: readonly Part[] = ['reports']) =>
  (await memoryOf(asking)).recall(question, reads, async () => {
    worked += 1;
    return worked;
  });
const act = (action: Action, subject = 'test') => write(ctx, { action, subject }, async () => ({ result: undefined }));
const change = () => act('data.load');

describe('a remembered answer', () => {
  it('is worked out once, also for those who ask meanwhile', async () => {
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    expect(await ask()).toBe(1);
    expect(await ask(ctx, 'how much')).toBe(2);
  });

  it('is worked out anew after any write and on another day', async () => {
    await ask();
    await change();
    expect(await ask()).toBe(2);
    expect(await ask({ ...ctx, now: new Date(DEMO_START.getTime() + 86_400_000) })).toBe(3);
  });

  it('is not kept inside an act that may still be undone', async () => {
    await db.transaction().execute(async (inside) => expect(await ask({ ...ctx, db: inside })).toBe(1));
    expect(await ask()).toBe(2);
  });

  it('is not a failure: the next one asks again', async () => {
    const fail = async () => (await memoryOf(ctx)).recall('how many', [], () => Promise.reject(new Error('no')));
    await expect(fail()).rejects.toThrow('no');
    expect(await ask()).toBe(1);
  });

  it('goes too when an act with an earlier number is finished last', async () => {
    await change();
    const lines = await db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(2).execute();
    const earlier = lines[1]!;
    await sql`drop trigger audit_no_delete`.execute(db);
    await db.deleteFrom('audit').where('id', '=', earlier.id).execute();
    expect([await ask(), await ask()]).toEqual([1, 1]);
    await db.insertInto('audit').values(earlier).execute();
    expect(await ask()).toBe(2);
  });

  it('stays when an act is known to leave alone what it reads', async () => {
    await ask();
    await ask(ctx, 'how much', ['figures:dept10']);
    await act('session.create');
    await act('report.save');
    expect(await ask(ctx, 'how much', ['figures:dept10'])).toBe(2);
    await act('report.approve', 'report:2024-10:dept11');
    expect(await ask(ctx, 'how much', ['figures:dept10'])).toBe(2);
    expect(await ask()).toBe(3);
    await act('report.approve', 'report:2024-10:dept10');
    expect(await ask(ctx, 'how much', ['figures:dept10'])).toBe(4);
    await act('report.approve', 'report-year:2024');
    expect(await ask(ctx, 'how much', ['figures:dept10'])).toBe(5);
  });

  it('is still right after more acts than are watched at a time', async () => {
    await ask(ctx, 'how much', ['figures:dept10']);
    await db.transaction().execute(async (inside) => {
      for (let count = 0; count < 600; count += 1) {
        await write({ ...ctx, db: inside }, { action: 'session.create', subject: 'test' }, async () => ({
          result: undefined,
        }));
      }
    });
    await ask(ctx, 'how much', ['figures:dept10']);
    await act('report.approve', 'report:2024-10:dept10');
    const before = worked;
    expect(await ask(ctx, 'how much', ['figures:dept10'])).toBe(before + 1);
  });
});

describe('answers worked out together', () => {
  it('are those missing, each kept with what it reads', async () => {
    const asked: string[][] = [];
    const askEach = async () =>
      (await memoryOf(ctx)).recallEach(
        ['dept10', 'dept11'],
        (code) => ({ question: code, reads: [`figures:${code}`] }),
        async (missing) => {
          asked.push(missing);
          return new Map(missing.map((code) => [code, asked.length] as const));
        },
      );
    expect([...(await askEach())]).toEqual([
      ['dept10', 1],
      ['dept11', 1],
    ]);
    await act('report.approve', 'report:2024-10:dept11');
    expect([...(await askEach())]).toEqual([
      ['dept10', 1],
      ['dept11', 2],
    ]);
    expect(asked).toEqual([['dept10', 'dept11'], ['dept11']]);
  });
});
