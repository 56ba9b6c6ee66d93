import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Db } from '#db/connection.ts';
import { DEMO_START } from '#seeds/demo/load.ts';
import { systemActor } from '#server/context.ts';
import { startWarmUp } from '#server/jobs/warm-up.ts';
import { memoryOf } from '#server/services/read-model.ts';
import { freshDatabase } from '../../support/database.ts';
import { silent } from '../../support/logger.ts';

const now = () => DEMO_START;
let db: Db;
beforeEach(async () => {
  db = await freshDatabase(true);
});
afterEach(() => db.destroy());

/** Is the overview of the month found without being worked out? */
async function isKnown(year: number, month: number): Promise<boolean> {
  const memory = await memoryOf({ db, actor: systemActor, now: now() });
  let isWorkedOut = false;
  await memory.recall(`overview ${year} ${month}`, [], async () => {
    isWorkedOut = true;
  });
  return !isWorkedOut;
}

it('knows the months of the newest year and the last of the one before, before anybody asks', async () => {
  await startWarmUp({ db, now, logger: silent }).done;
  expect(await Promise.all([1, 5, 9].map((month) => isKnown(2024, month)))).toEqual([true, true, true]);
  expect(await Promise.all([11, 12].map((month) => isKnown(2023, month)))).toEqual([true, true]);
  expect(await isKnown(2022, 12)).toBe(false);
});

it('ends at once when the server stops, without a word', async () => {
  const lines: string[] = [];
  const warmUp = startWarmUp({ db, now, logger: pino({ level: 'debug' }, { write: (line) => lines.push(line) }) });
  await warmUp.stop();
  expect(lines).toEqual([]);
  expect(await isKnown(2023, 1)).toBe(false);
});

it('says in the log what kept it from its work, and lets the server run on', async () => {
  const lines: string[] = [];
  await sql`drop table figures`.execute(db);
  await startWarmUp({ db, now, logger: pino({}, { write: (line) => lines.push(line) }) }).done;
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, msg: 'the overview was not worked out ahead' });
});
