import { getBudgetItem, insertBudgetItem, listBudgetItems } from '#db/tables/budget-items.ts';
import { listForms } from '#db/tables/forms.ts';
import { getYear } from '#db/tables/years.ts';
import type { BudgetStart, NewProject } from '#domain/budgets/changes.ts';
import { fundedLines, inBudgetUnit, sourceName } from '#domain/budgets/fund-lines.ts';
import { exactOrNull, microOrNull, rounded } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import type { Form, FormKind } from '#domain/forms/form.ts';
import type { Ctx } from '../context.ts';
import { write } from '../write.ts';
import { loadBudgetBook } from './budget-book.ts';
import { financeDepartmentCode } from './finance-department.ts';

interface ItemDraft {
  code: string;
  kind: FormKind;
  name: string;
  lines: { source: string; initialMicro: number | null }[];
}

/** Makes a year's projects from its forms, or from last year's without their money. Throws where some are there already. */
export async function startBudget(ctx: Ctx, year: number, { from }: BudgetStart): Promise<void> {
  await write(ctx, await actOn(ctx, year), async (inside) => {
    await requireOpen(inside, year);
    if ((await listBudgetItems(inside.db, year)).length > 0) throw new Failure('budget.exists', { year });
    const drafts = from === 'forms' ? await draftsOfForms(inside, year) : await draftsOfLastYear(inside, year);
    if (drafts.length === 0) throw new Failure('budget.no-source', { year, from });
    for (const [position, draft] of drafts.entries()) await insertDraft(inside, year, draft, position);
    return { result: undefined, after: { from, projects: drafts.map(({ name }) => name) } };
  });
}

/** A project that is not there yet. */
export async function addProject(ctx: Ctx, year: number, { name, lines }: NewProject): Promise<{ id: number }> {
  return write(ctx, await actOn(ctx, year), async (inside) => {
    await requireOpen(inside, year);
    const items = await listBudgetItems(inside.db, year);
    if (items.some((item) => item.name === name)) throw new Failure('budget.project-exists', { name });
    const draft: ItemDraft = {
      code: nextCode(items.map(({ code }) => code)),
      kind: 'project',
      name,
      lines: lines.map(({ source, initial }) => ({ source, initialMicro: microOrNull(exactOrNull(initial)) })),
    };
    const id = await insertDraft(inside, year, draft, items.length);
    return { result: { id }, after: { id, name, lines } };
  });
}

/** Throws `project.not-found`; the forms of a year keep the code of their project. */
export async function formOfItem(ctx: Ctx, id: number) {
  const item = await getBudgetItem(ctx.db, id);
  const forms = await listForms(ctx.db, item.year);
  return { item, form: forms.find((form) => isOf(form, item)) ?? null };
}

/** A form and a project of one year belong together by their code; the whole center has one form. */
export function isOf(form: Pick<Form, 'kind' | 'code'>, item: { kind: FormKind; code: string }): boolean {
  return form.kind === item.kind && (form.kind === 'overall' || form.code === item.code);
}

async function insertDraft(ctx: Ctx, year: number, { lines, ...item }: ItemDraft, position: number): Promise<number> {
  const { id } = await insertBudgetItem(ctx.db, { ...item, year, position, isDemo: 0 }, lines);
  return id;
}

async function draftsOfForms(ctx: Ctx, year: number): Promise<ItemDraft[]> {
  const forms = await listForms(ctx.db, year);
  return forms.flatMap((form) => {
    const lines = fundedLines(form).map(({ source, initial }) => ({
      source: sourceName(source),
      initialMicro: microMoney(initial, form),
    }));
    if (lines.length === 0 || form.code === null) return [];
    return [{ code: form.code, kind: form.kind, name: itemName(form), lines }];
  });
}

async function draftsOfLastYear(ctx: Ctx, year: number): Promise<ItemDraft[]> {
  const { items } = await loadBudgetBook(ctx.db, year - 1);
  return items.map(({ code, kind, name, lines }) => ({
    code,
    kind,
    name,
    lines: lines.map(({ source }) => ({ source, initialMicro: null })),
  }));
}

export function itemName({ kind, name }: Pick<Form, 'kind' | 'name'>): string {
  return kind === 'overall' ? '部门整体支出' : name;
}

/** A form in 元 may state more decimals than money has in 万元. */
function microMoney(amount: string | null, { moneyUnit }: Form): number | null {
  const value = inBudgetUnit(amount, moneyUnit);
  return microOrNull(value && rounded(value, 6));
}

/** b1, b2, …: beside the codes of the forms. */
function nextCode(codes: readonly string[]): string {
  let number = 1;
  while (codes.includes(`b${number}`)) number += 1;
  return `b${number}`;
}

async function requireOpen(ctx: Ctx, year: number): Promise<void> {
  if ((await getYear(ctx.db, year)).state === 'closed') throw new Failure('year.closed', { year });
}

async function actOn(ctx: Ctx, year: number) {
  const department = await financeDepartmentCode(ctx.db);
  return { action: 'budget.save', subject: `budget:${year}`, department } as const;
}
