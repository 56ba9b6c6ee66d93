import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/connection.ts';
import { dataVersion } from '#db/tables/audit.ts';
import { DEMO_START } from '#seeds/demo/load.ts';
import { type Ctx, systemActor } from '#server/context.ts';
import { remembered } from '#server/services/read-model.ts';
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
const ask = (asking = ctx, question = 'how many') =>
  remembered(asking, question, async () => {
    worked += 1;
    return worked;
  });
const change = () => write(ctx, { action: 'data.load', subject: 'test' }, async () => ({ result: undefined }));

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
    const fail = () => remembered(ctx, 'how many', () => Promise.reject(new Error('no')));
    await expect(fail()).rejects.toThrow('no');
    expect(await ask()).toBe(1);
  });

  it('goes too when an act with an earlier number is finished last', async () => {
    await change();
    const lines = await db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(2).execute();
    const earlier = lines[1]!;
    await db.deleteFrom('audit').where('id', '=', earlier.id).execute();
    const before = await dataVersion(db);
    await db.insertInto('audit').values(earlier).execute();
    expect(await dataVersion(db)).not.toBe(before);
  });
});
