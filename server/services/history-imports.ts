import { createHash } from 'node:crypto';
import { insertHistoryCells, insertHistoryImport, listHistoryImports } from '#db/tables/history-imports.ts';
import { userNames } from '#db/tables/users.ts';
import { insertYear } from '#db/tables/years.ts';
import { exact, microOrNull } from '#domain/decimal.ts';
import { figureKey } from '#domain/figure-sheets/year-layout.ts';
import { yearOf } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { knownIndicators, readFigures, requireConfirmed } from './figure-sheets.ts';
import { type HistoryStanding, loadHistory, proposalFor, yearsIn } from './history.ts';
import { evaluateYearsOf, standingOf, writeHistory } from './history-figures.ts';

export const addedYearsSchema = z.array(z.number());

/** In the audit a file is known by the beginning of its digest, before and after it has a number. */
export const subjectOf = (digest: string) => `history:${digest.slice(0, 12)}`;

/**
 * Makes the file's figures official, all or nothing, and keeps what each place held before. A year that the installation did
 * not know is opened for reading.
 */
export async function importHistory(
  ctx: Ctx,
  file: { bytes: Buffer; name: string },
  confirmed: { proof: string | undefined; skipsUnmatched: boolean },
): Promise<{ id: number }> {
  const digest = createHash('sha256').update(file.bytes).digest('hex');
  const reading = await readFigures(file.bytes, await knownIndicators(ctx, null));
  return write(ctx, { action: 'figure.import-history', subject: subjectOf(digest) }, async (inside) => {
    const standing = await loadHistory(inside, yearsIn(reading));
    const proposal = proposalFor(standing, reading);
    requireConfirmed(proposal, confirmed);
    const changes = proposal.rows.flatMap(({ indicatorId, code, department, changes: all }) =>
      all.map((change) => ({ ...change, indicatorId, code, department: department.code })),
    );
    const months = changes.map(({ month }) => month).sort();
    const { reports, figures } = await standingOf(inside, months);
    const [by, at] = [actorId(inside), inside.now.toISOString()];
    const facts = { fileName: file.name, digest, fromMonth: months[0]!, toMonth: months.at(-1)! };
    const importId = await insertHistoryImport(inside.db, {
      ...facts,
      at,
      actorId: by,
      figures: changes.length,
      addedYears: JSON.stringify(await addYears(inside, standing, new Set(months.map(yearOf)))),
      undoneAt: null,
      undoneBy: null,
    });
    const writes = changes.map(({ indicatorId, department, month, new: value }) => ({
      indicatorId,
      department,
      month,
      valueMicro: microOrNull(value === null ? null : exact(value)),
      source: { importId, by, at },
    }));
    const cells = writes.map(({ indicatorId, month, valueMicro }) => {
      const before = figures.get(figureKey(indicatorId, month));
      const [beforeMicro, beforeImportId] = [before?.valueMicro ?? null, before?.importId ?? null];
      return { importId, indicatorId, month, valueMicro, beforeMicro, beforeImportId };
    });
    await insertHistoryCells(inside.db, cells);
    await writeHistory(inside, writes, reports);
    await evaluateYearsOf(inside, months);
    // What is new stands with the import; what stood before is told here as well.
    const replaced = changes.filter(({ old }) => old !== null);
    return {
      result: { id: importId },
      before: replaced.map(({ code, month, old }) => ({ code, month, value: old })),
      after: {
        importId,
        ...facts,
        counts: proposal.counts,
        replaced: replaced.map(({ code, month, new: value }) => ({ code, month, value })),
      },
    };
  });
}

/** Opened as the installation's first year is kept, with nothing due: nobody is late for the time before the start. */
async function addYears(ctx: Ctx, { years, startsAt }: HistoryStanding, wanted: ReadonlySet<number>) {
  const [first] = years;
  const added = [...wanted].filter((year) => first && !years.some((known) => known.year === year));
  for (const year of added) {
    await insertYear(ctx.db, { ...first!, year, state: 'closing', reportingFrom: startsAt });
  }
  return added;
}

/** The files that were taken in, the newest first. */
export async function historyImports(ctx: Ctx) {
  const names = await userNames(ctx.db);
  const name = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  return (await listHistoryImports(ctx.db)).map(({ actorId: by, undoneBy, addedYears: _years, ...item }) => ({
    ...item,
    by: name(by),
    undoneBy: name(undoneBy),
  }));
}

/** The imports that these figures come from; asks only when there are some. */
export async function importFacts(ctx: Ctx, figures: readonly { importId: number | null }[]) {
  const ids = new Set(figures.map(({ importId }) => importId));
  if ([...ids].every((id) => id === null)) return [];
  return (await historyImports(ctx))
    .filter(({ id }) => ids.has(id))
    .map(({ id, fileName, digest, at, by }) => ({ id, fileName, digest, at, by }));
}
