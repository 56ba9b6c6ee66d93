import { exact, exactOrNull, percentOf, printed, printedInFull } from '../decimal.ts';
import { type AccountBook, type AccountEntry, functionName } from './account-book.ts';
import { fieldWord } from './account-cell.ts';
import { type AccountLine, placesOfUnit } from './account-line.ts';
import { type AccountValue, accountValues, linesOfBook, printedAccountValue } from './account-values.ts';
import { itemStem } from './function-lines.ts';

/** One figure of a line as a page shows it: printed, and in full where it was entered with more decimals. */
export interface AccountCell {
  code: string;
  text: string | null;
  full: string | null;
  isDerived: boolean;
  arithmetic: string | null;
  inputs: string[];
}

export interface AccountRow {
  line: AccountLine;
  /** Place among the rows of the classification, from 0; null for the lines every year has. */
  place: number | null;
  final: AccountCell;
  share: AccountCell | null;
  prior: AccountCell | null;
  change: AccountCell | null;
  changePercent: AccountCell | null;
  budget: AccountCell | null;
  rate: AccountCell | null;
  reason: string | null;
  budgetReason: string | null;
  /** Of the book of the year before, in full; null where there is none. */
  previous: string | null;
  /** The prior amount as entered less what the book of the year before says; null where they agree. */
  previousGap: string | null;
  /** Change against the book of the year before, of lines that the paper does not compare. */
  sincePrevious: { change: string; percent: string | null } | null;
  /** Reasons that a difference asks for and that are not there. */
  missing: ('reason' | 'budgetReason')[];
}

/** Every line of the book with all that is worked out for it, in the order of the paper, beside the book of the year before. */
export function accountRows(book: AccountBook, previous: AccountBook | null): AccountRow[] {
  const values = accountValues(book);
  const finals = previous ? finalsOf(previous) : new Map<string, string>();
  const places = new Map(book.functions.map((_, index) => [`${itemStem(index)}.amount`, index]));
  const entries = new Map<string, Partial<AccountEntry>>(book.entries.map((entry) => [entry.code, entry]));
  return linesOfBook(book).map((line) => {
    const place = places.get(line.code) ?? null;
    const cells = place === null ? entries.get(line.code) : book.functions[place];
    const stem = line.comparison?.stem;
    const cell = (code: string | undefined) => cellOf(code === undefined ? undefined : values.get(code));
    const row = {
      line,
      place,
      final: cell(line.code)!,
      share: cell(line.share ?? undefined),
      prior: cell(stem && `${stem}.prior`),
      change: cell(stem && `${stem}.change`),
      changePercent: cell(stem && `${stem}.changePercent`),
      budget: cell(line.budget?.code),
      rate: cell(line.budget?.rate),
      reason: cells?.reason ?? null,
      budgetReason: (cells as Partial<AccountEntry> | undefined)?.budgetReason ?? null,
      previous: finals.get(nameOfLine(line, book, place)) ?? null,
    };
    return { ...row, ...comparedWith(row), missing: missingOf(row) };
  });
}

export interface MissingReason {
  code: string;
  field: 'reason' | 'budgetReason';
  message: string;
}

/** The variances of a book that nobody has explained, as sentences. */
export function missingReasons(rows: readonly AccountRow[]): MissingReason[] {
  return rows.flatMap(({ line, missing, change, rate, changePercent }) =>
    missing.map((field): MissingReason => {
      const differs =
        field === 'reason'
          ? `与上年相比${wordsOf(change?.text ?? '', line.unit)}（${changePercent?.text ?? '0.00'}%）`
          : `预决算差异率 ${rate?.text}%`;
      return { code: line.code, field, message: `${line.name}${differs}，没有填写${fieldWord(field)}` };
    }),
  );
}

function wordsOf(change: string, unit: string): string {
  return change.startsWith('-') ? `减少 ${change.slice(1)} ${unit}` : `增加 ${change} ${unit}`;
}

function cellOf(value: AccountValue | undefined): AccountCell | null {
  if (!value) return null;
  const { code, isDerived, arithmetic, inputs } = value;
  const full = value.value === null || value.unit === '%' ? null : printedInFull(value.value, placesOfUnit(value.unit));
  return { code, text: printedAccountValue(value), full, isDerived, arithmetic, inputs };
}

/** A row of the classification is the same in two years when 类, 款 and 项 are called the same. */
function nameOfLine({ code, name }: AccountLine, { functions }: AccountBook, place: number | null): string {
  if (place !== null) return functionName(functions[place]!);
  return code.startsWith('function.') ? `类 ${name}` : code;
}

function finalsOf(book: AccountBook): Map<string, string> {
  const values = accountValues(book);
  const places = new Map(book.functions.map((_, index) => [`${itemStem(index)}.amount`, index]));
  return new Map(
    linesOfBook(book).flatMap((line) => {
      const value = values.get(line.code)?.value;
      if (!value) return [];
      const text = printedInFull(value, placesOfUnit(line.unit));
      return [[nameOfLine(line, book, places.get(line.code) ?? null), text] as const];
    }),
  );
}

function comparedWith({ line, final, prior, previous }: Pick<AccountRow, 'line' | 'final' | 'prior' | 'previous'>) {
  const places = placesOfUnit(line.unit);
  const then = exactOrNull(previous);
  const now = exactOrNull(final.full);
  const typed = exactOrNull(prior?.full);
  const gap = then && typed && !typed.eq(then) ? printed(typed.minus(then), places) : null;
  if (!then || !now || prior !== null) return { previousGap: gap, sincePrevious: null };
  const percent = percentOf(now.minus(then), then.abs());
  const change = printed(now.minus(then), places);
  return { previousGap: gap, sincePrevious: { change, percent: percent && printed(percent, 2) } };
}

function missingOf(row: Pick<AccountRow, 'line' | 'change' | 'rate' | 'reason' | 'budgetReason'>) {
  const differs = (cell: AccountCell | null) => cell?.text != null && !exact(cell.text).isZero();
  const asks = (field: 'reason' | 'budgetReason') => row.line.fields.includes(field) && !row[field];
  const missing: AccountRow['missing'] = [];
  if (asks('reason') && differs(row.change)) missing.push('reason');
  if (asks('budgetReason') && differs(row.rate)) missing.push('budgetReason');
  return missing;
}
