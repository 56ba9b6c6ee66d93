import { listForms, type StoredForm } from '#db/tables/forms.ts';
import { printed } from '#domain/decimal.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { type CellDifference, formDifferences } from '#domain/forms/form-differences.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { type FormDraft, formDraftSchema } from '#domain/forms/form-draft.ts';
import type { ReadForm } from '#domain/reading/read-form.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import type { Ctx } from '../context.ts';

/** A form of the document as it could be taken over: `draft` is null where a cell cannot be kept. */
export interface FormCandidate {
  key: string;
  title: string;
  name: string;
  kind: 'overall' | 'project';
  draft: FormDraft | null;
  rows: number;
  printedTotal: string | null;
  /** What the rows add up to under the usual policy. */
  doubts: ReadForm['doubts'];
  problems: string[];
  existing: { id: number; state: string; differences: CellDifference[] } | null;
}

/** The forms of a reading beside those of the year that bear the same name; nothing is written. */
export async function formCandidates(ctx: Ctx, forms: readonly ReadForm[], year: number): Promise<FormCandidate[]> {
  const standing = await listForms(ctx.db, year);
  const seen = new Set<string>();
  return forms.map((form, index) => {
    const { draft: read, doubts, title } = form;
    const parsed = formDraftSchema.safeParse({ ...read, year });
    const problems = parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
    if (read.year !== 0 && read.year !== year) problems.push(`表上写的是 ${read.year} 年度，将按 ${year} 年度录入`);
    const name = read.name.trim();
    const identity = `${read.kind}:${read.kind === 'overall' ? '' : squeezed(name)}`;
    if (seen.has(identity)) problems.push('文件中有两张同名的表');
    seen.add(identity);
    const same = standing.find(
      (one) => one.kind === read.kind && (read.kind === 'overall' || squeezed(one.name) === squeezed(name)),
    );
    const draft = parsed.success ? parsed.data : null;
    return {
      key: `form:${index}`,
      title,
      name,
      kind: read.kind,
      draft,
      rows: read.rows?.length ?? 0,
      printedTotal: draft?.total ?? null,
      doubts,
      problems,
      existing: same
        ? { id: Number(same.id), state: same.state, differences: draft ? differencesTo(same, draft) : [] }
        : null,
    };
  });
}

const squeezed = (name: string) => name.replace(/\s/g, '');

/** Cells of a form that stands which the document prints otherwise; lines are compared in their order. */
function differencesTo(standing: StoredForm, draft: FormDraft): CellDifference[] {
  const read = formFromDraft(draft, { id: standing.id });
  const rows = read.rows.map((row, index) => ({ ...row, key: standing.rows[index]?.key ?? row.key }));
  const funds = read.funds.map((fund, index) => ({ ...fund, key: standing.funds[index]?.key ?? fund.key }));
  return formDifferences(
    comparedOf(standing),
    comparedOf({ ...standing, ...read, rows, funds, policy: standing.policy }),
  );
}

function comparedOf(form: StoredForm) {
  const scored = scoreForm(form);
  const total = scored.total.printed ?? (scored.total.computed === null ? null : printed(scored.total.computed, 2));
  return { form, document: documentOf(form, scored), total };
}
