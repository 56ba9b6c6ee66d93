import { createHash } from 'node:crypto';
import { listAccountFigures, listStatedFigures } from '#db/tables/accounts.ts';
import { listDocumentParagraphs } from '#db/tables/published-texts.ts';
import { getReading, type StoredReading } from '#db/tables/readings.ts';
import { userNames } from '#db/tables/users.ts';
import { listYears } from '#db/tables/years.ts';
import { decisionOn, undecided, writtenItems } from '#domain/reading/review.ts';
import { type StatementDifference, statementDifferences } from '#domain/reading/statement-differences.ts';
import type { Ctx } from '../context.ts';
import { formCandidates } from './reading-forms.ts';

/** What a reading takes the place of, and a proof of it that changes with it: nothing where it writes no figure, only forms. */
export async function standingOf(ctx: Ctx, { year, result, decisions }: StoredReading) {
  const isWritten =
    writtenItems('figure', result.figures, decisions).length +
      writtenItems('statement', result.statements, decisions).length >
    0;
  if (!isWritten) return { accounts: [], statements: [], paragraphs: [], proof: null, isWritten };
  const [accounts, statements, paragraphs] = [
    await listAccountFigures(ctx.db, year),
    await listStatedFigures(ctx.db, year),
    await listDocumentParagraphs(ctx.db, year),
  ];
  const content = JSON.stringify([accounts, statements, paragraphs]);
  const isEmpty = accounts.length + statements.length + paragraphs.length === 0;
  const proof = isEmpty ? null : createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { accounts, statements, paragraphs, proof, isWritten };
}

/** Figures that will be changed, come and go when the reading takes the place of what stands. */
export function differencesOf(
  { result, decisions }: StoredReading,
  { accounts, statements }: Awaited<ReturnType<typeof standingOf>>,
): StatementDifference[] {
  return [
    ...statementDifferences(accounts, writtenItems('figure', result.figures, decisions)),
    ...statementDifferences(statements, writtenItems('statement', result.statements, decisions)),
  ];
}

/** One reading with everything its review needs: items with their decisions, what was not understood, what stands and what would change. */
export async function readingView(ctx: Ctx, id: number) {
  const reading = await getReading(ctx.db, id);
  const { result, decisions, actorId: by, settledBy, ...facts } = reading;
  const { figures, statements, forms, ...rest } = result;
  const isOpen = facts.state === 'open';
  const standing = await standingOf(ctx, reading);
  const names = await userNames(ctx.db);
  const name = (user: number | null) => (user === null ? null : (names.get(user) ?? null));
  const decided = (key: string, isCertain: boolean) => ({
    key,
    decision: decisionOn(key, isCertain, decisions),
    isDecided: decisions[key] !== undefined,
  });
  const years = await listYears(ctx.db);
  const candidates = await formCandidates(ctx, forms, facts.year);
  return {
    ...facts,
    by: name(by),
    settledBy: name(settledBy),
    /** What the document itself says; `year` is whose statements it becomes. */
    ...rest,
    printedYear: rest.year,
    year: facts.year,
    figures: figures.map((figure) => ({
      ...figure,
      ...decided(`figure:${figure.code}`, figure.certainty === 'certain'),
    })),
    statements: statements.map((one) => ({ ...one, ...decided(`statement:${one.code}`, one.certainty === 'certain') })),
    forms: candidates.map((form) => ({ ...form, ...decided(form.key, form.doubts.length === 0) })),
    /** A closed year takes no change: the reading can be looked at, not accepted. */
    isYearClosed: years.some(({ year, state }) => year === facts.year && state === 'closed'),
    undecided: undecided(result, decisions).length,
    standing: {
      figures: standing.accounts.length,
      statements: standing.statements.length,
      paragraphs: standing.paragraphs.length,
      proof: standing.proof,
      /** False where only forms would be written, or nothing. */
      isWritten: standing.isWritten,
    },
    differences: isOpen && standing.proof !== null ? differencesOf(reading, standing) : [],
  };
}
