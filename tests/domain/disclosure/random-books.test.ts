import { expect, test } from 'vitest';
import type { AccountBook } from '#domain/accounts/account-book.ts';
import { accountValues, linesOfBook } from '#domain/accounts/account-values.ts';
import { type AccountFigure, accountFindings } from '#domain/consistency/account-checks.ts';
import { type Exact, exact, sum } from '#domain/decimal.ts';
import { EACH_NAMES } from '#domain/disclosure/figures.ts';
import { renderTemplate } from '#domain/disclosure/render-template.ts';
import { allSentences, type Piece } from '#domain/disclosure/rendered.ts';
import { disclosureTemplate2023 } from '#seeds/2023/disclosure.ts';
import { accountBook2023 } from '#seeds/2023/source.ts';
import { figures2023 } from './figures-2023.ts';

const ROUNDS = 100;

/** The same books every time. */
let seed = 20231231;
function chance(): number {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
}

/** An amount of any size; nothing in every fifth place, where the paper's special cases are. */
function amount(isCount: boolean): string {
  if (chance() < 0.2) return '0';
  const size = 10 ** Math.floor(chance() * 6);
  return (chance() * size).toFixed(isCount ? 0 : 2);
}

function randomBook(): AccountBook {
  const functions = accountBook2023.functions.slice(0, Math.floor(chance() * 16)).map((entry) => ({
    ...entry,
    final: amount(false),
    prior: amount(false),
  }));
  const entries = linesOfBook({ functions: [] }).map(({ code, unit, fields }) => {
    const isCount = unit !== '万元' && unit !== '平方米';
    const cell = (field: (typeof fields)[number]) => (fields.includes(field) ? amount(isCount) : null);
    const because = (field: (typeof fields)[number]) => (fields.includes(field) ? '略' : null);
    return {
      code,
      final: cell('final'),
      prior: cell('prior'),
      budget: cell('budget'),
      reason: because('reason'),
      budgetReason: because('budgetReason'),
    };
  });
  return balanced({ year: 2023, entries, functions });
}

/** Fits the figures that say the same twice: what is left over, and the totals of the classification. */
function balanced(book: AccountBook): AccountBook {
  const cells = new Map(book.entries.map((entry) => [entry.code, entry]));
  const set = (code: string, field: 'final' | 'prior' | 'budget', value: Exact) => {
    Object.assign(cells.get(code)!, { [field]: value.toFixed(2) });
  };
  const worked = (code: string) => accountValues(book).get(code)?.value ?? exact('0');
  const read = (code: string, field: 'prior' | 'budget') => exact(cells.get(code)?.[field] ?? '0');
  const total = (field: 'final' | 'prior') => sum(book.functions.map((entry) => exact(entry[field] ?? '0')));
  set('generalBudget.expenditure', 'final', total('final'));
  set('generalBudget.expenditure', 'prior', total('prior'));
  const hasOthers = chance() < 0.5;
  for (const fund of ['governmentFund', 'stateCapital']) {
    // A fund that had nothing is not spoken of in figures.
    if (hasOthers) set(`${fund}.income`, 'final', exact(amount(false)).plus(1));
    else for (const line of ['openingBalance', 'income', 'expenditure']) set(`${fund}.${line}`, 'final', exact('0'));
  }
  for (const fund of ['generalBudget', 'governmentFund', 'stateCapital']) {
    const left = worked(`${fund}.openingBalance`)
      .plus(worked(`${fund}.income`))
      .minus(worked(`${fund}.expenditure`));
    set(`${fund}.closingBalance`, 'final', left);
  }
  if (!hasOthers) {
    set('fiscal.incomeTotal', 'prior', read('generalBudget.expenditure', 'prior'));
    set('fiscal.incomeTotal', 'budget', read('generalBudget.expenditure', 'budget'));
  }
  const left = worked('income.total').minus(worked('expenditure.currentYear'));
  set('expenditure.closingBalance', 'final', left.minus(worked('expenditure.surplusDistribution')));
  return book;
}

/** What the text itself prints, by the line of the book behind each number; the direction is the word before it. */
function printedFigures(pieces: Piece[]): AccountFigure[] {
  return pieces.flatMap((piece, index) => {
    if (piece.kind !== 'number' || piece.ref?.kind !== 'account') return [];
    const before = pieces[index - 1];
    const direction = before?.kind === 'word' && /^[增减下]/.test(before.text) ? before.text : null;
    const unit = /^(%|万元|亿元)?/.exec(pieces[index + 1]?.text ?? '')?.[0] ?? '';
    const printed = piece.text.replaceAll(',', '');
    return [{ code: piece.ref.code, section: '', name: piece.name ?? '', printed, unit, direction }];
  });
}

test('whatever the accounts say, the numbers that the text prints fit one another', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const book = randomBook();
    const pieces = allSentences(renderTemplate(disclosureTemplate2023, figures2023(book))).flatMap((one) => one.pieces);
    // A book without a single functional item lacks both lists, and nothing else.
    const missing = pieces.flatMap((piece) => (piece.kind === 'missing' ? [piece.name] : []));
    expect(missing).toEqual(book.functions.length === 0 ? Object.values(EACH_NAMES) : []);
    const figures = printedFigures(pieces);
    expect(figures.length).toBeGreaterThan(120);
    const findings = accountFindings(figures).filter(({ kind }) => kind === 'contradiction');
    expect(findings, `round ${round}`).toEqual([]);
  }
});
