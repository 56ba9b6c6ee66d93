import { insertAccountFigures, insertStatedFigures, removePublishedFigures } from '#db/tables/accounts.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { replacePublishedText } from '#db/tables/published-texts.ts';
import { getReading, updateReading } from '#db/tables/readings.ts';
import { exact, toMicro } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { publishedParagraphs } from '#domain/reading/published-paragraphs.ts';
import type { Reading } from '#domain/reading/reading.ts';
import { decisionOn, type Written, writtenItems } from '#domain/reading/review.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { requireOpenYear } from './form-editing.ts';
import { withIndicators } from './form-import.ts';
import { addForm } from './forms.ts';
import { type FormCandidate, formCandidates } from './reading-forms.ts';
import { differencesOf, standingOf } from './reading-view.ts';
import { readingSubject } from './readings.ts';

export interface Acceptance {
  version: number;
  /** The proof of what stands, where the year has published statements already: these are replaced. */
  replaces: string | null;
}

/**
 * Makes a reading the published statements of its year: account figures, figures of the prose, the text, and the forms that the year does not
 * have yet. All of it or nothing. Throws `reading.replaces` when statements stand that were not named, or others by now.
 */
export async function acceptReading(ctx: Ctx, id: number, { version, replaces }: Acceptance) {
  return write(ctx, { action: 'reading.accept', subject: readingSubject(id) }, async (inside) => {
    const { db, now } = inside;
    const reading = await getReading(db, id);
    const { result, decisions, year, fileName, digest } = reading;
    const settled = { state: 'accepted' as const, settledAt: now.toISOString(), settledBy: actorId(inside) };
    if (!(await updateReading(db, { id, version }, settled))) throw new Failure('reading.settled', { id });
    const isKept = await requireOpenYear(inside, year);
    const standing = await standingOf(inside, reading);
    if (standing.proof !== replaces) throw new Failure('reading.replaces', { year });
    const figures = writtenItems('figure', result.figures, decisions);
    const statements = writtenItems('statement', result.statements, decisions);
    const forms = (await formCandidates(inside, result.forms, year)).filter(
      ({ key, doubts, existing }) =>
        existing === null && decisionOn(key, doubts.length === 0, decisions).choice === 'take',
    );
    if (figures.length + statements.length + forms.length === 0) throw new Failure('reading.nothing');
    const differences = differencesOf(reading, standing);
    // A document of forms alone leaves the statements that stand.
    const paragraphs = standing.isWritten ? publishedParagraphs(result) : [];
    if (standing.isWritten) {
      await replaceStatements(inside, year, figures, statements);
      await replacePublishedText(db, year, paragraphs);
    }
    const made: { id: number; name: string }[] = [];
    for (const form of forms) made.push({ id: await makeForm(inside, form), name: form.name });
    const written = {
      figures: figures.length,
      statements: statements.length,
      paragraphs: paragraphs.length,
      forms: made.length,
    };
    // What the document contradicts is found now, not tomorrow morning.
    if (isKept) await evaluateAlerts(inside, year);
    const changed = differences.filter(({ old }) => old !== null);
    const corrected = [...figures, ...statements]
      .filter(({ readAs }) => readAs !== null)
      .map(({ code, printed, readAs }) => ({ code, printed, readAs }));
    return {
      result: { year, ...written },
      before: changed.map(({ code, old }) => ({ code, printed: old })),
      after: {
        year,
        fileName,
        digest,
        written,
        corrected,
        forms: made,
        changed: changed.map(({ code, new: printed }) => ({ code, printed })),
      },
    };
  });
}

type Figures = Written<Reading['figures'][number]>[];
type Statements = Written<Reading['statements'][number]>[];

async function replaceStatements({ db }: Ctx, year: number, figures: Figures, statements: Statements): Promise<void> {
  const known = new Set((await listIndicators(db)).map(({ id }) => id));
  await removePublishedFigures(db, year);
  await insertAccountFigures(
    db,
    figures.map(
      ({ code, section, name, printed, unit, direction, reason, classification, quote, readAs }, position) => ({
        year,
        position,
        code,
        section,
        name,
        printed,
        valueMicro: toMicro(exact(printed)),
        unit,
        direction,
        reason,
        classification: classification && JSON.stringify(classification),
        quote,
        readAs,
      }),
    ),
  );
  await insertStatedFigures(
    db,
    statements.map(({ code, name, printed, unit, indicatorId, quote, readAs }, position) => ({
      year,
      position,
      code,
      name,
      printed,
      valueMicro: toMicro(exact(printed)),
      unit,
      indicatorId: indicatorId !== null && known.has(indicatorId) ? indicatorId : null,
      quote,
      readAs,
    })),
  );
}

async function makeForm(ctx: Ctx, { draft, name, problems }: FormCandidate): Promise<number> {
  if (!draft)
    throw new Failure('reading.form-refused', { name }, `“${name}”不能导入：${problems.slice(0, 3).join('；')}。`);
  return (await addForm(ctx, await withIndicators(ctx, draft, { warnings: [] }))).id;
}
