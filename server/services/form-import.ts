import { listForms } from '#db/tables/forms.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { centerName } from '#db/tables/settings.ts';
import { Failure } from '#domain/failures.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { type FormDraft, formDraftSchema } from '#domain/forms/form-draft.ts';
import type { PaperReading } from '#domain/forms/paper/read-form.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import type { Ctx } from '../context.ts';
import { readPaperFile } from '../forms/paper-file.ts';
import { requirePermission } from '../write.ts';
import { createForm } from './form-making.ts';
import { formView } from './forms.ts';

/** A place of the file that cannot be taken over, with a sentence that says what to do. */
export interface PaperProblem {
  cell: string | null;
  message: string;
}

/**
 * What the file would become: the form scored as it would be, what cannot be read cell by cell, and the forms of the
 * year that bear the same name. Nothing is written.
 */
export async function previewFormImport(ctx: Ctx, bytes: Buffer, year: number) {
  requirePermission(ctx, 'form.create');
  const { reading, draft, problems, linked } = await readForm(ctx, bytes, year);
  const form = draft && formFromDraft(draft, { id: '0' });
  const scored = form && scoreForm(form);
  const same = draft ? (await listForms(ctx.db, draft.year)).filter(({ name }) => name === draft.name) : [];
  return {
    kind: reading.draft.kind,
    name: reading.draft.name,
    year: reading.draft.year,
    problems,
    warnings: reading.warnings,
    /** Rows that were joined to an indicator by its name. */
    linked,
    form: form && scored ? { ...formView(form, scored), document: documentOf(form, scored) } : null,
    existing: same.map(({ id, code, state }) => ({ id: Number(id), code, state })),
  };
}

/** Takes the form over whole, or nothing of it: one problem anywhere and nothing is written. */
export async function importForm(ctx: Ctx, bytes: Buffer, year: number): Promise<{ id: number }> {
  requirePermission(ctx, 'form.create');
  const { draft, problems } = await readForm(ctx, bytes, year);
  if (draft) return createForm(ctx, draft);
  const sentences = problems.slice(0, 3).map(({ cell, message }) => (cell ? `${cell}：${message}` : message));
  throw new Failure('input.invalid', { problems }, `${sentences.join('；')}。没有导入任何内容。`);
}

async function readForm(ctx: Ctx, bytes: Buffer, year: number) {
  const reading = await readPaperFile(bytes, year);
  const parsed = formDraftSchema.safeParse(reading.draft);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }): PaperProblem => {
      return { cell: reading.places.get(path.map(String).join('.')) ?? null, message };
    });
    return { reading, draft: null, problems, linked: 0 };
  }
  const draft = await withIndicators(ctx, parsed.data, reading);
  return { reading, draft, problems: [], linked: draft.rows.filter((row) => row.indicatorId !== null).length };
}

/** Rows of the center's own forms are joined to the indicators of the same name; another center's rows are not. */
export async function withIndicators(
  ctx: Ctx,
  draft: FormDraft,
  reading: Pick<PaperReading, 'warnings'>,
): Promise<FormDraft> {
  const own = await ownNames(ctx, draft.year);
  if (!own.has(draft.kind === 'overall' ? draft.name : (draft.unit ?? ''))) {
    reading.warnings.push('不是本中心的自评表，各行不与月度指标关联，完成值按表上所填');
    return draft;
  }
  const byName = new Map((await listIndicators(ctx.db)).map(({ id, name }) => [name.replace(/\s/g, ''), String(id)]));
  const rows = draft.rows.map((row) => ({
    ...row,
    indicatorId: byName.get((row.level3 ?? '').replace(/\s/g, '')) ?? null,
  }));
  return { ...draft, rows };
}

/** The center's name, and what its forms of the year that rest on indicators call it: it may have been renamed. */
async function ownNames(ctx: Ctx, year: number): Promise<Set<string>> {
  const resting = (await listForms(ctx.db, year)).filter(({ rows }) => rows.some((row) => row.indicatorId !== null));
  return new Set([await centerName(ctx.db), ...resting.flatMap(({ unit }) => unit ?? [])]);
}
