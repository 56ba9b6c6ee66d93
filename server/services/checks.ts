import { listAccountFigures, listStatedFigures } from '#db/tables/accounts.ts';
import { listWaivers } from '#db/tables/check-waivers.ts';
import { listForms } from '#db/tables/forms.ts';
import { listDocumentParagraphs } from '#db/tables/published-texts.ts';
import { type CheckRule, checkNameList, checkRules } from '#domain/consistency/check-rules.ts';
import { checkName } from '#domain/consistency/finding.ts';
import { findingIds, numbersOf } from '#domain/consistency/finding-key.ts';
import { quoterOf } from '#domain/consistency/quoted-places.ts';
import { waiverStateOf } from '#domain/consistency/waiver.ts';
import { type YearFacts, yearFindings } from '#domain/consistency/year-checks.ts';
import type { Ctx } from '../context.ts';
import { budgetedForms } from './budget-funds.ts';
import { memoryOf } from './read-model.ts';
import { loadYearBook, type YearBook } from './year-book.ts';

export type CheckedFinding = Awaited<ReturnType<typeof findingsOf>>[number];

/** Everything of a year that is stated in more than one place, checked; contradictions first. Who asks makes no difference. */
export async function checkYear(ctx: Ctx, year: number): Promise<CheckedFinding[]> {
  const memory = await memoryOf(ctx);
  return memory.recall(`checks ${year}`, ['forms', 'figures'], async () =>
    findingsOf(ctx, await loadYearBook(ctx, year, 12)),
  );
}

/** The same as a page shows it: `places` say in words what `sides` say to rules. */
export async function shownFindings(ctx: Ctx, year: number) {
  return (await checkYear(ctx, year)).map(({ sides: _sides, ...finding }) => finding);
}

/** The findings with their names, places and waivers. Reports count where the book stands at the end of the year. */
export async function findingsOf(ctx: Ctx, book: YearBook) {
  const { year } = book.year;
  const facts = await factsOf(ctx, book);
  const findings = yearFindings(facts);
  const ids = findingIds(findings, facts.forms, facts.paragraphs);
  const quoted = quoterOf(facts);
  const waivers = await listWaivers(ctx.db, year);
  return findings.map((finding, index) => {
    const id = ids[index] ?? '';
    const numbers = numbersOf(finding);
    const own = waivers.find((one) => one.finding === id && waiverStateOf(one, numbers) === 'valid');
    const waiver = own ? { reason: own.reason, by: own.by, at: own.at } : null;
    const places = finding.sides.flatMap((side) => quoted(side) ?? []);
    return { id, ...finding, checkName: checkName(finding.check), places, waiver };
  });
}

async function factsOf(ctx: Ctx, book: YearBook): Promise<YearFacts> {
  const { db } = ctx;
  const { year } = book.year;
  const forms = await listForms(db, year);
  return {
    forms,
    budgets: await budgetedForms(ctx, year, forms),
    indicators: book.indicators.map(({ indicator, progress }) => {
      return { ...indicator, yearEnd: progress.month === 12 ? progress.value : null };
    }),
    statements: await listStatedFigures(db, year),
    accounts: await listAccountFigures(db, year),
    paragraphs: await listDocumentParagraphs(db, year),
  };
}

/** The rules as a list to read, each with what it finds in the year. */
export async function checkRuleList(ctx: Ctx, year: number) {
  const findings = await checkYear(ctx, year);
  return checkNameList.map((check) => {
    const { name, compares, citation = null }: CheckRule = checkRules[check];
    const own = findings.filter((finding) => finding.check === check);
    return { check, name, compares, citation, count: own.length, waived: own.filter(({ waiver }) => waiver).length };
  });
}

/** Every waiver of the year, newest first, and whether it still holds. */
export async function waiverHistory(ctx: Ctx, year: number) {
  const findings = new Map((await checkYear(ctx, year)).map((finding) => [finding.id, numbersOf(finding)]));
  const waivers = await listWaivers(ctx.db, year);
  return waivers.map(({ numbers, ...waiver }) => {
    return { ...waiver, state: waiverStateOf({ ...waiver, numbers }, findings.get(waiver.finding)) };
  });
}

/** Parts 一 to 三 as published, for a link to lead into. */
export async function checkedText(ctx: Ctx, year: number) {
  return { year, paragraphs: await listDocumentParagraphs(ctx.db, year) };
}
