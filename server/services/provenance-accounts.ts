import { findAccountBook } from '#db/tables/account-book.ts';
import { listAccountFigures } from '#db/tables/accounts.ts';
import { type AccountValue, accountValues, printedAccountValue } from '#domain/accounts/account-values.ts';
import type { StoredBook } from '#domain/accounts/book-edits.ts';
import { type FigureRef, refText } from '#domain/disclosure/figure-ref.ts';
import { Failure } from '#domain/failures.ts';
import type { Ctx } from '../context.ts';
import type { InputOrigin } from './form-origins.ts';
import { checksLink, type Provenance, printedOrigin, provenanceOf } from './provenance-view.ts';
import { DOCUMENT_NAME, documentPage } from './usages.ts';

/** A figure of the final accounts: entered in the book or worked out from it, beside what the published document prints. */
export async function accountProvenance(ctx: Ctx, ref: Extract<FigureRef, { kind: 'account' }>): Promise<Provenance> {
  const { year, code } = ref;
  const stated = (await listAccountFigures(ctx.db, year)).find((other) => other.code === code) ?? null;
  const book = await findAccountBook(ctx.db, year);
  const values = accountValues(book);
  const value = values.get(code) ?? null;
  const facts = value ?? stated;
  if (facts === null) throw new Failure('provenance.not-found', { ref: refText(ref) });
  const kept = value && printedAccountValue(value);
  const quotes = stated === null ? [] : [stated.quote];
  return provenanceOf(ref, {
    title: facts.name,
    place: `${year}年部门决算 · ${facts.section}`,
    value: kept ?? stated?.printed ?? null,
    unit: facts.unit,
    rule: ruleOf(value),
    arithmetic: arithmeticOf(value?.arithmetic ?? null, kept),
    inputs: [
      ...(value ? bookOrigins(value, values, book, year) : []),
      ...(stated === null ? [] : [printedOrigin(stated.printed)]),
    ],
    notes: facts.reason === null ? [] : [`增减或差异原因：${facts.reason}`],
    quotes,
    usedIn: quotes.map((quote) => ({
      where: DOCUMENT_NAME,
      detail: `“${quote}”`,
      value: stated?.printed ?? null,
      ref: null,
      to: documentPage(year),
    })),
    links: [{ word: '部门决算', to: { path: '/accounts', query: { year: String(year) } } }, checksLink(year)],
  });
}

/** Some are words and no sum: a rate over nothing says how it is printed. */
function arithmeticOf(terms: string | null, result: string | null): string | null {
  return terms !== null && result !== null && /[+−×÷]/.test(terms) ? `${terms} = ${result}` : terms;
}

function ruleOf(value: AccountValue | null): string | null {
  if (value === null) return '系统的决算数据没有这一项，只见于已公开文本';
  return value.isDerived ? '由决算基础数计算得出，不单独录入' : '决算基础数，由财务科录入或导入';
}

/** Of a figure worked out: what goes in, each to be asked further. Of an entered one: who saved the book it stands in. */
function bookOrigins(
  value: AccountValue,
  values: Map<string, AccountValue>,
  book: StoredBook,
  year: number,
): InputOrigin[] {
  const { savedBy, savedAt } = book;
  const entered = { by: savedBy, at: savedAt };
  if (!value.isDerived) {
    const text = printedAccountValue(value);
    return [{ input: '决算数据', value: text, source: text === null ? 'none' : 'book', ...entered, ref: null }];
  }
  return value.inputs.flatMap((code) => {
    const part = values.get(code);
    if (!part) return [];
    const text = printedAccountValue(part);
    const origin = part.isDerived
      ? ({ source: 'computed', by: null, at: null } as const)
      : { source: 'book' as const, ...entered };
    return {
      input: part.name,
      value: text,
      ...(text === null ? { source: 'none' as const, by: null, at: null } : origin),
      ref: refText({ kind: 'account', year, code }),
    };
  });
}
