import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { up } from '#db/migrations/0004-evidence.ts';
import { insertDepartments } from '#db/tables/departments.ts';
import { findReport, insertReport, updateReport } from '#db/tables/reports.ts';
import { insertYear, listYears } from '#db/tables/years.ts';
import { thresholdsOf } from '#domain/settings/thresholds.ts';
import { systemActor } from '#server/context.ts';
import { prepareProduction } from '#server/prepare.ts';
import { write } from '#server/write.ts';

const opened: Db[] = [];
async function open(file = ':memory:'): Promise<Db> {
  const db = openDatabase(file);
  opened.push(db);
  await migrate(db);
  return db;
}
afterEach(async () => {
  for (const db of opened.splice(0)) await db.destroy();
});

const draft = {
  departmentCode: 'dept01',
  month: '2024-10',
  state: 'draft' as const,
  version: 0,
  submittedBy: null,
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
  reason: null,
  updatedAt: '2024-11-01T00:00:00.000Z',
  isDemo: 0,
};

describe('the database', () => {
  it('is strict, keeps references and writes ahead', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'center-test-'));
    const db = await open(join(folder, 'deep', 'center.db'));
    const mode = await sql<{ journalMode: string }>`pragma journal_mode`.execute(db);
    expect(mode.rows[0]?.journalMode).toBe('wal');
    await expect(insertReport(db, draft)).rejects.toThrow(/FOREIGN KEY/);
    const wrong = sql`insert into years (year, state, thresholds, due_day, reporting_from) values (2024, 'active', '{}', 'fifth', '2024-01')`;
    await expect(wrong.execute(db)).rejects.toThrow(/cannot store TEXT value in INTEGER column/);
    await db.destroy();
    rmSync(folder, { recursive: true });
  });

  it('migrates once and keeps what is there', async () => {
    const db = await open();
    await insertYear(db, {
      year: 2024,
      state: 'active',
      thresholds: thresholdsOf.fiscal,
      dueDay: 5,
      reportingFrom: '2024-01',
    });
    await migrate(db);
    expect(await listYears(db)).toEqual([
      {
        year: 2024,
        state: 'active',
        thresholds: thresholdsOf.fiscal,
        dueDay: 5,
        reportingFrom: '2024-01',
        shiftsToWorkingDay: true,
        graceDays: null,
      },
    ]);
  });

  it('knows of reports approved before approvals were kept at which version that was', async () => {
    const db = await open();
    await insertDepartments(db, [{ code: 'dept01', name: '办公室' }]);
    const approved = { ...draft, version: 3, state: 'approved' as const, approvedAt: '2024-11-03T00:00:00.000Z' };
    const { id } = await insertReport(db, approved);
    await insertReport(db, { ...draft, month: '2024-11' });
    for (const table of ['evidence', 'report_approvals']) await db.schema.dropTable(table).execute();
    await up(db as unknown as Kysely<unknown>);
    expect(await db.selectFrom('reportApprovals').selectAll().execute()).toEqual([
      { reportId: id, version: 3, actorId: null, at: approved.approvedAt },
    ]);
  });

  it('lets the second of two writers know', async () => {
    const db = await open();
    await insertDepartments(db, [{ code: 'dept01', name: '办公室' }]);
    await insertReport(db, draft);
    const [one, other] = [await findReport(db, 'dept01', '2024-10'), await findReport(db, 'dept01', '2024-10')];
    expect(await updateReport(db, one!, { state: 'submitted' })).toBe(true);
    expect(await updateReport(db, other!, { state: 'submitted' })).toBe(false);
    expect((await findReport(db, 'dept01', '2024-10'))?.version).toBe(1);
  });

  it('takes back a failed change together with its audit line', async () => {
    const db = await open();
    const ctx = { db, actor: systemActor, now: new Date('2024-11-02T00:00:00Z') };
    const failing = write(ctx, { action: 'data.load', subject: 'test' }, async (inside) => {
      await insertDepartments(inside.db, [{ code: 'dept01', name: '办公室' }]);
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(await db.selectFrom('departments').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('audit').selectAll().execute()).toEqual([]);
  });
});

describe('the first start in production', () => {
  it('has departments, indicators and one administrator with a one-time password, and no figures', async () => {
    const db = await open();
    const ctx = { db, actor: systemActor, now: new Date('2026-03-02T00:00:00Z') };
    const password = await prepareProduction(ctx);
    expect(password).toMatch(/^\w{5}-\w{5}-\w{5}$/);
    const users = await db.selectFrom('users').selectAll().execute();
    expect(users.map(({ username, role, mustChangePassword }) => [username, role, mustChangePassword])).toEqual([
      ['admin', 'admin', 1],
    ]);
    expect(JSON.stringify(users)).not.toContain(password);
    expect(await db.selectFrom('departments').selectAll().execute()).toHaveLength(16);
    for (const table of ['figures', 'forms', 'targets', 'reports'] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
    const [year] = await listYears(db);
    expect(year).toMatchObject({ year: 2026, state: 'active', reportingFrom: '2026-03' });
    expect(await prepareProduction(ctx)).toBeNull();
  });
});
