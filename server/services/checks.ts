import { listAccountFigures, listStatedFigures } from '#db/tables/accounts.ts';
import { listForms } from '#db/tables/forms.ts';
import { listDocumentParagraphs } from '#db/tables/published-texts.ts';
import { checkName } from '#domain/consistency/finding.ts';
import { yearFindings } from '#domain/consistency/year-checks.ts';
import type { Ctx } from '../context.ts';
import { loadYearBook } from './year-book.ts';

/** Everything of a year that is stated in more than one place, checked; contradictions first. */
export async function checkYear(ctx: Ctx, year: number) {
  const book = await loadYearBook(ctx, year, 12);
  const indicators = book.indicators.map(({ indicator, progress }) => ({
    ...indicator,
    yearEnd: progress.month === 12 ? progress.value : null,
  }));
  const findings = yearFindings({
    forms: await listForms(ctx.db, year),
    indicators,
    statements: await listStatedFigures(ctx.db, year),
    accounts: await listAccountFigures(ctx.db, year),
    paragraphs: await listDocumentParagraphs(ctx.db, year),
  });
  return findings.map((finding) => ({ ...finding, checkName: checkName(finding.check) }));
}
