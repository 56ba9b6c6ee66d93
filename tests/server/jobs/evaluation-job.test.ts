import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '#db/connection.ts';
import { findTimedJob, takeLease } from '#db/tables/timed-jobs.ts';
import { BackupFolder } from '#server/backups/backup-folder.ts';
import { evaluateIfDue } from '#server/jobs/evaluation-job.ts';
import { lastDueTime, nextDueTime } from '#server/jobs/schedule.ts';
import { startJobs } from '#server/jobs/start.ts';
import { Events } from '#server/services/events.ts';
import { EvidenceFiles } from '#server/services/evidence-files.ts';
import { freshDatabase } from '../../support/database.ts';
import { silent } from '../../support/logger.ts';

let folder: string;
const opened: Db[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'center-jobs-'));
});
afterEach(async () => {
  for (const db of opened.splice(0)) await db.destroy();
  rmSync(folder, { recursive: true });
});

/** The demonstration in a file. */
async function demoFile(): Promise<Db> {
  const made = await freshDatabase(true);
  const file = join(folder, 'center.db');
  await sql`vacuum into ${file}`.execute(made);
  await made.destroy();
  const db = openDatabase(file);
  opened.push(db);
  return db;
}

const at = (instant: string) => () => new Date(instant);
const evaluations = async (db: Db) =>
  (await db.selectFrom('audit').select('at').where('action', '=', 'alert.evaluate').execute()).length;

describe('the schedule', () => {
  it.each([
    ['2024-11-02T06:29:59+08:00', '2024-11-01T06:30:00+08:00', '2024-11-02T06:30:00+08:00'],
    ['2024-11-02T06:30:00+08:00', '2024-11-02T06:30:00+08:00', '2024-11-03T06:30:00+08:00'],
    ['2024-12-31T23:59:00+08:00', '2024-12-31T06:30:00+08:00', '2025-01-01T06:30:00+08:00'],
    // The server may stand elsewhere: what counts is the center's clock.
    ['2024-11-01T22:45:00Z', '2024-11-02T06:30:00+08:00', '2024-11-03T06:30:00+08:00'],
  ])('at %s was due %s and is due %s', (now, last, next) => {
    expect(lastDueTime(new Date(now))).toEqual(new Date(last));
    expect(nextDueTime(new Date(now))).toEqual(new Date(next));
  });
});

describe('the daily evaluation', () => {
  it('is done by one of two processes that wake at the same moment', async () => {
    const db = await demoFile();
    const args = ['--import', 'tsx', 'tests/support/evaluate-once.ts', join(folder, 'center.db')];
    const run = promisify(execFile);
    const both = [0, 1].map(() => run(process.execPath, [...args, '2024-11-04T06:30:00+08:00']));
    const answers = (await Promise.all(both)).map(({ stdout }) => stdout.trim());
    expect(answers.sort()).toEqual(['false', 'true']);
    // 2023 and 2024, once each.
    expect(await evaluations(db)).toBe(2);
  }, 60_000);

  it('is not done twice for one day, and again for the next', async () => {
    const db = await demoFile();
    const run = (instant: string) => evaluateIfDue({ db, now: at(instant), logger: silent });
    expect(await run('2024-11-04T06:30:00+08:00')).toBe(true);
    expect(await run('2024-11-04T18:00:00+08:00')).toBe(false);
    expect(await run('2024-11-05T06:29:00+08:00')).toBe(false);
    expect(await run('2024-11-05T06:30:00+08:00')).toBe(true);
  });

  it('leaves the work to whoever holds it, until that one must be gone', async () => {
    const db = await demoFile();
    const lease = { name: 'alert-evaluation', holder: 'dead', dueAt: '2024-11-03T22:30:00.000Z' };
    await takeLease(db, { ...lease, now: '2024-11-03T22:30:00.000Z', until: '2024-11-03T22:40:00.000Z' });
    const run = (instant: string) => evaluateIfDue({ db, now: at(instant), logger: silent });
    expect(await run('2024-11-04T06:40:00+08:00')).toBe(false);
    expect(await run('2024-11-04T06:40:01+08:00')).toBe(true);
  });

  it('that fails is logged with its code, shown, and tried again', async () => {
    const db = await demoFile();
    const broken = { year: 2023, rule: 'outlier', version: 1, settings: '{}', reason: '坏', actorId: null } as const;
    await db
      .insertInto('alertSettings')
      .values({ ...broken, at: '2024-11-03T00:00:00.000Z' })
      .execute();
    const lines: string[] = [];
    const logger = pino({}, { write: (line: string) => lines.push(line) });
    expect(await evaluateIfDue({ db, now: at('2024-11-04T06:30:00+08:00'), logger })).toBe(false);
    // The other year is none the worse.
    expect(await evaluations(db)).toBe(1);
    expect(lines.join()).toContain('alert.evaluation-failed');
    expect(await findTimedJob(db, 'alert-evaluation')).toMatchObject({
      doneAt: null,
      failedAt: '2024-11-03T22:30:00.000Z',
      failure: 'alert.evaluation-failed',
    });
    await db.deleteFrom('alertSettings').execute();
    expect(await evaluateIfDue({ db, now: at('2024-11-04T07:30:00+08:00'), logger: silent })).toBe(true);
    expect(await findTimedJob(db, 'alert-evaluation')).toMatchObject({ failedAt: null, failure: null });
  });
});

describe('the jobs of a server', () => {
  it('catch up at the start, wait for the next time, and end when the server stops', async () => {
    const db = await demoFile();
    let now = new Date('2024-11-04T05:50:00+08:00');
    const waits: { ms: number; then: () => void; isCancelled: boolean }[] = [];
    let wake = () => {};
    const waiting = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      });
    const wait = (ms: number, then: () => void) => {
      const one = { ms, then, isCancelled: false };
      waits.push(one);
      wake();
      return { cancel: () => Object.assign(one, { isCancelled: true }) };
    };
    const evidence = new EvidenceFiles(join(folder, 'evidence'));
    const backups = new BackupFolder(join(folder, 'backups'));
    const deps = { db, now: () => now, logger: silent, events: new Events(), evidence, backups };
    let next = waiting();
    const jobs = startJobs(deps, wait);
    await next;
    // Yesterday's run was missed; today's comes in forty minutes.
    expect(await evaluations(db)).toBe(2);
    expect(waits[0]!.ms).toBe(40 * 60_000);
    now = new Date('2024-11-04T06:30:00+08:00');
    next = waiting();
    waits[0]!.then();
    await next;
    expect(await evaluations(db)).toBe(4);
    // A server that slept looks again within the hour.
    expect(waits[1]!.ms).toBe(3_600_000);
    await jobs.stop();
    expect(waits[1]!.isCancelled).toBe(true);
  });
});
