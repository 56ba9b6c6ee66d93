import { getForm, hasForm, insertForm, listForms, type StoredForm } from '#db/tables/forms.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { listYears } from '#db/tables/years.ts';
import { formFindings } from '#domain/consistency/form-checks.ts';
import { formTitle } from '#domain/consistency/form-place.ts';
import { printed } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { formFilledFromFigures } from '#domain/forms/figure-rows.ts';
import { type Form, type FormState, formFromDraft } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import type { FormDraft } from '#domain/forms/form-draft.ts';
import { type LineScore, type ScoredForm, scoreForm } from '#domain/scoring/form-score.ts';
import { presetName } from '#domain/scoring/policy.ts';
import { scoreUnderPresets } from '#domain/scoring/score.ts';
import type { Ctx } from '../context.ts';
import { xlsxOf } from '../forms/xlsx.ts';
import { recordAct, requirePermission, write } from '../write.ts';
import { figuresToDate } from './indicator-scores.ts';
import { loadYearBook } from './year-book.ts';

/** The year's forms with their state, total and what is still missing. */
export async function formList(ctx: Ctx, year: number) {
  const forms = await listForms(ctx.db, year);
  const filled = await filledForms(ctx, forms);
  return filled.map((form) => {
    const scored = scoreForm(form);
    const findings = formFindings(scored);
    const { total, max, grade, execution } = scored;
    return {
      id: Number(form.id),
      kind: form.kind,
      code: form.code,
      name: form.name,
      title: formTitle(form),
      state: form.state,
      moneyUnit: form.moneyUnit,
      rows: form.rows.length,
      adjusted: execution?.line.adjusted ?? null,
      executed: execution?.line.executed ?? null,
      rate: execution?.line.rate ?? null,
      total: total.computed === null ? null : printed(total.computed, 2),
      printedTotal: total.printed,
      max: printed(max, 0),
      grade,
      missing: findings.filter((finding) => finding.kind === 'missing').map((finding) => finding.message),
      contradictions: findings.filter((finding) => finding.kind === 'contradiction').length,
      isDemo: form.isDemo,
    };
  });
}

/** One form as the paper has it, with proofs, checks and the drawn document. */
export async function formDetail(ctx: Ctx, id: number) {
  const form = await filledForm(ctx, id);
  const scored = scoreForm(form);
  return { ...formView(form, scored), isDemo: form.isDemo, document: documentOf(form, scored) };
}

export function formView(form: Form, scored: ScoredForm) {
  const { rows, execution, total, max, grade } = scored;
  return {
    id: Number(form.id),
    kind: form.kind,
    code: form.code,
    name: form.name,
    title: formTitle(form),
    year: form.year,
    department: form.department,
    unit: form.unit,
    moneyUnit: form.moneyUnit,
    state: form.state,
    policy: { ...form.policy, name: presetName(form.policy.preset) },
    goals: form.goals,
    funds: form.funds.map(({ printedScore, ...line }, index) => ({
      ...line,
      score: execution?.line.index === index ? scoreText(execution) : printedScore,
      proof: execution?.line.index === index ? proofView(execution) : null,
    })),
    rows: rows.map((line) => {
      const { printedScore: _printed, policyOverride, indicatorId, ...row } = line.row;
      return {
        ...row,
        score: scoreText(line),
        proof: proofView(line),
        policyOverride,
        indicatorId: indicatorId === null ? null : Number(indicatorId),
        underPresets: scoreUnderPresets(line.row).map(({ preset, score }) => ({
          preset,
          name: presetName(preset),
          score: score.kind === 'scored' ? printed(score.score, score.decimals) : null,
        })),
      };
    }),
    total: {
      computed: total.computed === null ? null : printed(total.computed, 2),
      printed: total.printed,
      max: printed(max, 0),
      grade,
      /** What was added up, taken off and capped, as one line. */
      arithmetic: total.arithmetic,
    },
    deductions: form.deductions,
    checks: formFindings(scored),
  };
}

function scoreText({ inForce, printed: stated }: LineScore): string | null {
  return stated ?? (inForce === null ? null : printed(inForce, 2));
}

function proofView({ proof, result, reproduced }: LineScore) {
  return {
    ...proof,
    reproduced,
    inputs: result.kind === 'scored' ? result.proof.inputs : [],
    rounding: result.kind === 'scored' ? result.proof.rounding : null,
  };
}

/** Takes a form typed in or brought from elsewhere; refuses only what cannot be read, an unknown indicator, or a code taken. */
export async function createForm(
  ctx: Ctx,
  draft: FormDraft,
  { state = 'draft', isDemo = false }: { state?: FormState; isDemo?: boolean } = {},
): Promise<{ id: number }> {
  const code = draft.code ?? `form-${ctx.now.getTime().toString(36)}`;
  return write(ctx, { action: 'form.create', subject: `form:${draft.year}:${code}` }, async ({ db, now }) => {
    if (await hasForm(db, draft.year, code)) throw new Failure('form.exists', { year: draft.year, code });
    const known = new Set((await listIndicators(db)).map((indicator) => String(indicator.id)));
    const foreign = draft.rows.find((row) => row.indicatorId !== null && !known.has(row.indicatorId));
    if (foreign) throw new Failure('indicator.not-found', { id: foreign.indicatorId });
    const form = { ...formFromDraft(draft, { id: '0', state }), code };
    const id = await insertForm(db, form, isDemo, now.toISOString());
    return { result: { id }, after: { code, name: draft.name, rows: draft.rows.length } };
  });
}

/** The official file and its name; the export is put on record. */
export async function exportForm(ctx: Ctx, id: number): Promise<{ bytes: Uint8Array; name: string }> {
  requirePermission(ctx, 'form.export');
  const form = await filledForm(ctx, id);
  const bytes = await xlsxOf(documentOf(form), ctx.now);
  await recordAct(ctx, 'form.export', `form:${id}`, undefined, { format: 'xlsx' });
  return { bytes, name: `${form.year}年度-${form.name}.xlsx` };
}

async function filledForm(ctx: Ctx, id: number): Promise<StoredForm> {
  const [form] = await filledForms(ctx, [await getForm(ctx.db, id)]);
  if (!form) throw new Failure('form.not-found', { id });
  return form;
}

/** Rows without an actual show what the approved figures give; a year that the center does not keep has none. */
async function filledForms(ctx: Ctx, forms: StoredForm[]): Promise<StoredForm[]> {
  const kept = new Set((await listYears(ctx.db)).map((year) => year.year));
  const filled: StoredForm[] = [];
  const figures = new Map<number, ReturnType<typeof figuresToDate>>();
  for (const form of forms) {
    const needs = form.rows.some((row) => row.actualText === null && row.indicatorId !== null);
    if (!needs || !kept.has(form.year)) {
      filled.push(form);
      continue;
    }
    if (!figures.has(form.year)) figures.set(form.year, figuresToDate(await loadYearBook(ctx, form.year)));
    filled.push({ ...formFilledFromFigures(form, figures.get(form.year)!), isDemo: form.isDemo });
  }
  return filled;
}
