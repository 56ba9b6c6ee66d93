import { saveAccountBook } from '#db/tables/account-book.ts';
import { insertAccountFigures, insertStatedFigures } from '#db/tables/accounts.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { replacePublishedText } from '#db/tables/published-texts.ts';
import { insertTargets } from '#db/tables/targets.ts';
import { exact, toMicro } from '#domain/decimal.ts';
import type { FormDraft } from '#domain/forms/form-draft.ts';
import { readValueText } from '#domain/forms/value-text.ts';
import { levelCode } from '#domain/indicators/qualitative.ts';
import type { Operator } from '#domain/indicators/target.ts';
import { sourceOfBasis } from '#domain/indicators/target-source.ts';
import type { Ctx } from '#server/context.ts';
import { addForm } from '#server/services/forms.ts';
import { write } from '#server/write.ts';
import { formsOf2023 } from './forms.ts';
import {
  accountBook2023,
  accounts2023,
  indicators2023,
  operations2023,
  paragraphs2023,
  type SourceIndicator,
} from './source.ts';

const YEAR = 2023;

/** The published disclosure of 2023: forms, targets taken from their rows, accounts figures and figures of the prose. */
export async function loadSource2023(ctx: Ctx): Promise<void> {
  const ids = new Map((await listIndicators(ctx.db)).map((indicator) => [indicator.code, indicator.id]));
  const rowIds = new Map(
    indicators2023.flatMap((indicator) => indicator.formRows.map((row) => [row, ids.get(indicator.code)!] as const)),
  );
  // Published, so kept as signed.
  for (const form of formsOf2023()) await addForm(ctx, withIndicators(form, rowIds), { state: 'final' });
  await write(ctx, { action: 'data.load', subject: 'source:2023' }, async ({ db, now }) => {
    await insertTargets(db, targetRows(ids, YEAR, false, now.toISOString()));
    await insertAccountFigures(
      db,
      accounts2023.map(({ value, direction, reason, classification, ...figure }, position) => ({
        ...figure,
        year: YEAR,
        position,
        printed: value,
        valueMicro: toMicro(exact(value)),
        direction: direction ?? null,
        reason: reason ?? null,
        classification: classification ? JSON.stringify(classification) : null,
      })),
    );
    const functions = accountBook2023.functions.map((entry, index) => ({ ...entry, key: `f${index + 1}` }));
    await saveAccountBook(db, { ...accountBook2023, functions, version: 0 }, { by: null, at: now.toISOString() });
    await insertStatedFigures(
      db,
      operations2023.map(({ value, indicatorCode, note: _note, ...figure }, position) => ({
        ...figure,
        year: YEAR,
        position,
        printed: value,
        valueMicro: toMicro(exact(value)),
        indicatorId: indicatorCode === null ? null : (ids.get(indicatorCode) ?? null),
      })),
    );
    const paragraphs = paragraphs2023.map(({ text: paragraph, ...place }) => ({ ...place, paragraph }));
    await replacePublishedText(db, YEAR, paragraphs);
    const after = { accounts: accounts2023.length, statements: operations2023.length, paragraphs: paragraphs.length };
    return { result: undefined, after };
  });
}

export function withIndicators<T extends FormDraft>(form: T, rowIds: Map<string, number>): T {
  const rows = form.rows.map((row, index) => ({
    ...row,
    indicatorId: rowIds.get(`${form.code}:${index + 1}`)?.toString() ?? null,
  }));
  return { ...form, rows };
}

/** A target for each indicator that a form row measures: that of its first row, which is the overall form's where it has one. */
export function targetRows(ids: Map<string, number>, year: number, isDemo: boolean, createdAt: string) {
  const forms = new Map(formsOf2023().map((form) => [form.code, form]));
  return indicators2023.flatMap((indicator) => {
    const [code, position] = indicator.formRows[0]?.split(':') ?? [];
    const form = forms.get(code ?? '');
    const row = form?.rows[Number(position) - 1];
    if (!form || !row?.targetText) return [];
    const { operator, value } = targetIn(indicator, row.targetText);
    if (operator === null || value === null) return [];
    return [
      {
        indicatorId: ids.get(indicator.code)!,
        year,
        version: 1,
        operator,
        valueMicro: toMicro(exact(value)),
        basis: row.basis ?? `${form.name}（项目支出绩效目标）`,
        monthlyPlan: null,
        validFrom: `${year}-01`,
        isDemo: isDemo ? 1 : 0,
        createdAt,
        source: sourceOfBasis(row.basis),
        isLeading: 1,
      },
    ];
  });
}

/** A text such as 提升 is reached by reaching its level. */
function targetIn(
  { accumulation }: SourceIndicator,
  targetText: string,
): { operator: Operator | null; value: string | null } {
  return accumulation === 'qualitative'
    ? { operator: '=', value: levelCode('achieved').toFixed() }
    : readValueText(targetText);
}
