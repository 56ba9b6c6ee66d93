import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { damageIn } from '#db/sqlite-file.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { insertUser } from '#db/tables/users.ts';
import { localDay } from '#domain/period.ts';
import { systemActor } from '#server/context.ts';
import { prepareProduction } from '#server/prepare.ts';
import { verifyAudit } from '#server/services/audit-chain.ts';
import { hashPassword } from '#server/services/passwords.ts';
import { Writer } from './writer.ts';

/** As many at once as departments write in the last hour before reports are due. */
const WRITERS = 8;
const PASSWORD = 'Crash-test-2023';
/** The server is killed somewhere in here after the first write of the round. */
const LIFE_MS = { least: 0, most: 250 };

export interface CrashFigures {
  rounds: number;
  /** Writes that were answered with success. */
  acknowledged: number;
  /** Writes that were under way when the server was killed: they may be there or not. */
  underWay: number;
  /** Acknowledged, and not in the database afterwards. */
  lost: string[];
  /** What SQLite or the audit chain said was wrong, by round. */
  damage: string[];
  auditLines: number;
}

/**
 * Starts the server on a database in a file, lets departments save their reports at once, kills it with SIGKILL at a moment
 * nobody chose, and looks into a copy of what is left: every round on what the round before left behind.
 */
export async function crashRounds(
  rounds: number,
  server: readonly string[],
  told: (figures: CrashFigures) => void = () => {},
): Promise<CrashFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'center-crash-'));
  const file = join(folder, 'center.db');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const figures: CrashFigures = { rounds: 0, acknowledged: 0, underWay: 0, lost: [], damage: [], auditLines: 0 };
  try {
    const writers = await prepare(file, origin);
    for (let round = 1; round <= rounds; round += 1) {
      const [program = '', ...rest] = server;
      const env = {
        ...process.env,
        CENTER_MODE: 'production',
        PORT: String(port),
        DATABASE_URL: file,
        LOG_LEVEL: 'silent',
      };
      const running = spawn(program, rest, { env, stdio: 'ignore' });
      const ended = new Promise((resolve) => running.once('exit', resolve));
      await answering(origin, running);
      let begun = () => {};
      const firstWrite = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const writing = Promise.all(writers.map((writer) => writer.writeUntilGone(round, begun)));
      await Promise.race([firstWrite, writing]);
      await sleep(LIFE_MS.least + Math.random() * (LIFE_MS.most - LIFE_MS.least));
      running.kill('SIGKILL');
      const written = await writing;
      await ended;
      const acknowledged = written.flatMap((one) => one.acknowledged);
      figures.rounds = round;
      figures.acknowledged += acknowledged.length;
      figures.underWay += written.filter((one) => one.isUnderWay).length;
      await look(file, round, acknowledged, figures);
      told(figures);
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(file: string, origin: string): Promise<Writer[]> {
  const db = openDatabase(file);
  await migrate(db);
  const now = new Date();
  await prepareProduction({ db, actor: systemActor, now });
  const indicators = await listIndicators(db);
  const departments = [...new Set(indicators.map(({ departmentCode }) => departmentCode))].slice(0, WRITERS);
  const passwordHash = await hashPassword(PASSWORD);
  const rest = {
    role: 'head',
    passwordHash,
    mustChangePassword: 0,
    isActive: 1,
    createdAt: now.toISOString(),
  } as const;
  for (const code of departments) await insertUser(db, { username: code, name: code, departmentCode: code, ...rest });
  await db.destroy();
  const month = localDay(now).slice(0, 7);
  return departments.map((department) => {
    const { id } = indicators.find(({ departmentCode }) => departmentCode === department)!;
    return new Writer({ origin, month, department, indicatorId: id, password: PASSWORD });
  });
}

/** In a copy, so that the server itself finds what the kill left, not what was mended by looking. */
async function look(
  file: string,
  round: number,
  acknowledged: readonly string[],
  figures: CrashFigures,
): Promise<void> {
  const folder = join(file, '..', 'looked-at');
  mkdirSync(folder);
  const copy = join(folder, 'center.db');
  for (const end of ['', '-wal']) if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`);
  const db = openDatabase(copy);
  try {
    const damage = damageIn(db, 'whole');
    if (damage !== null) figures.damage.push(`round ${round}: ${damage}`);
    const { broken, lines } = await verifyAudit(db);
    if (broken !== null) figures.damage.push(`round ${round}: audit chain broken at ${broken.id ?? 'its end'}`);
    figures.auditLines = lines;
    const kept = await notesIn(db);
    figures.lost.push(...acknowledged.filter((note) => !kept.revised.has(note) || !kept.recorded.has(note)));
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
}

/** What the writes said, as the report keeps it and as the audit log does. */
async function notesIn(db: Db) {
  const revisions = await db.selectFrom('entryRevisions').select('note').execute();
  const lines = await db.selectFrom('audit').select('after').where('action', '=', 'report.save').execute();
  return {
    revised: new Set(revisions.map(({ note }) => note)),
    recorded: new Set(lines.flatMap(({ after }) => after?.match(/crash-[\w-]+/g) ?? [])),
  };
}

async function answering(origin: string, running: ChildProcess): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(20)) {
    if (running.exitCode !== null) throw new Error(`the server did not start: ${running.exitCode}`);
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error('the server does not answer');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
