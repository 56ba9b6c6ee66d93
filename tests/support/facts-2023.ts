import type { YearFacts } from '#domain/consistency/year-checks.ts';
import { exact } from '#domain/decimal.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { formsOf2023 } from '#seeds/2023/forms.ts';
import { withIndicators } from '#seeds/2023/load.ts';
import { accounts2023, indicators2023, operations2023, paragraphs2023 } from '#seeds/2023/source.ts';

/** The whole 2023 source as the rules see it, without a database: forms are numbered from 1, indicators too. */
export function facts2023(): YearFacts {
  const ids = new Map(indicators2023.map(({ code }, index) => [code, index + 1]));
  const rowIds = new Map(indicators2023.flatMap(({ code, formRows }) => formRows.map((row) => [row, ids.get(code)!])));
  return {
    forms: formsOf2023().map((form, index) =>
      formFromDraft(withIndicators(form, rowIds), { id: String(index + 1), state: 'final' }),
    ),
    indicators: indicators2023.map(({ code, name, unit, decimals, yearEnd2023 }) => {
      return { id: ids.get(code)!, name, unit, decimals, yearEnd: exact(yearEnd2023) };
    }),
    budgets: [],
    statements: operations2023.map(({ value, indicatorCode, ...statement }) => {
      return {
        ...statement,
        printed: value,
        indicatorId: indicatorCode === null ? null : (ids.get(indicatorCode) ?? null),
      };
    }),
    accounts: accounts2023.map(({ value, direction, ...figure }) => {
      return { ...figure, printed: value, direction: direction ?? null };
    }),
    paragraphs: paragraphs2023.map(({ text, section }, index) => ({ position: index + 1, section, paragraph: text })),
  };
}
