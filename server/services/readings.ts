import { createHash } from 'node:crypto';
import { listStatedFiguresOfAllYears } from '#db/tables/accounts.ts';
import { getReading, insertReading, listReadings, updateReading } from '#db/tables/readings.ts';
import { userNames } from '#db/tables/users.ts';
import { Failure } from '#domain/failures.ts';
import type { KnownStatement } from '#domain/reading/prose-figures.ts';
import { readDisclosure } from '#domain/reading/reading.ts';
import { countsOf, type Decisions, keysOf } from '#domain/reading/review.ts';
import { actorId, type Ctx } from '../context.ts';
import { readDisclosureFile } from '../reading/disclosure-file.ts';
import { write } from '../write.ts';
import { yearOrDefault } from './default-year.ts';

export const readingSubject = (id: number) => `reading:${id}`;

/** Reads a published document and keeps what was read; no statement and no form is changed. `year` goes before what the document says. */
export async function createReading(
  ctx: Ctx,
  file: { bytes: Buffer; name: string },
  year: number | undefined,
): Promise<{ id: number }> {
  const fallback = await yearOrDefault(ctx, year);
  const { format, ...source } = await readDisclosureFile(file.bytes, fallback);
  const result = readDisclosure(source, await knownStatements(ctx));
  const digest = createHash('sha256').update(file.bytes).digest('hex');
  return write(ctx, { action: 'reading.create', subject: `reading:${digest.slice(0, 12)}` }, async (inside) => {
    const { db, now } = inside;
    const facts = { fileName: file.name, digest, format, year: year ?? result.year ?? fallback };
    const counts = countsOf(result);
    const id = await insertReading(db, {
      ...facts,
      at: now.toISOString(),
      actorId: actorId(inside),
      state: 'open',
      version: 1,
      counts: JSON.stringify(counts),
      result: JSON.stringify(result),
      decisions: '{}',
      settledAt: null,
      settledBy: null,
    });
    return { result: { id }, after: { id, ...facts, counts } };
  });
}

/** How earlier documents call the figures of the prose; of one code the newest. */
async function knownStatements(ctx: Ctx): Promise<KnownStatement[]> {
  const known = new Map<string, KnownStatement>();
  for (const { code, name, unit, quote, printed, indicatorId } of await listStatedFiguresOfAllYears(ctx.db)) {
    if (!known.has(code)) known.set(code, { code, name, unit, quote, printed, indicatorId });
  }
  return [...known.values()];
}

/** The documents that were read, the newest first. */
export async function readingList(ctx: Ctx) {
  const names = await userNames(ctx.db);
  const name = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  return (await listReadings(ctx.db)).map(({ actorId: by, settledBy, ...reading }) => ({
    ...reading,
    by: name(by),
    settledBy: name(settledBy),
  }));
}

export interface ReviewChange {
  version: number;
  year?: number | undefined;
  /** Null takes a decision back. */
  decisions?: Record<string, Decisions[string] | null> | undefined;
}

/** Keeps decisions and the year an officer names. Throws `reading.settled` when it is accepted, discarded or was changed meanwhile. */
export async function reviewReading(
  ctx: Ctx,
  id: number,
  { version, year, decisions = {} }: ReviewChange,
): Promise<void> {
  await write(ctx, { action: 'reading.review', subject: readingSubject(id) }, async ({ db }) => {
    const reading = await getReading(db, id);
    const known = new Set(keysOf(reading.result));
    const foreign = Object.keys(decisions).find((key) => !known.has(key));
    if (foreign !== undefined)
      throw new Failure('input.invalid', { foreign }, `读取结果中没有“${foreign}”这一项，请刷新。`);
    const kept = new Map(Object.entries(reading.decisions));
    for (const [key, decision] of Object.entries(decisions)) {
      if (decision === null) kept.delete(key);
      else kept.set(key, decision);
    }
    const change = { year: year ?? reading.year, decisions: JSON.stringify(Object.fromEntries(kept)) };
    if (!(await updateReading(db, { id, version }, change))) throw new Failure('reading.settled', { id });
    const before = Object.keys(decisions).map((key) => [key, reading.decisions[key] ?? null]);
    return {
      result: undefined,
      before: { year: reading.year, decisions: Object.fromEntries(before) },
      after: { year: change.year, decisions },
    };
  });
}

/** Puts a reading aside; it stays in the list. */
export async function discardReading(ctx: Ctx, id: number, version: number): Promise<void> {
  await write(ctx, { action: 'reading.discard', subject: readingSubject(id) }, async (inside) => {
    const { db, now } = inside;
    const { fileName, year } = await getReading(db, id);
    const settled = { state: 'discarded' as const, settledAt: now.toISOString(), settledBy: actorId(inside) };
    if (!(await updateReading(db, { id, version }, settled))) throw new Failure('reading.settled', { id });
    return { result: undefined, before: { fileName, year, state: 'open' }, after: { state: 'discarded' } };
  });
}
