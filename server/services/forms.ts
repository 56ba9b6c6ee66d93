import { hasForm, insertForm, listForms } from '#db/tables/forms.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import type { Finding } from '#domain/consistency/finding.ts';
import { formFindings } from '#domain/consistency/form-checks.ts';
import { formTitle } from '#domain/consistency/form-place.ts';
import { printed } from '#domain/decimal.ts';
import { refText } from '#domain/disclosure/figure-ref.ts';
import { Failure } from '#domain/failures.ts';
import type { CellRef } from '#domain/forms/document.ts';
import { type Form, type FormState, formFromDraft } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import type { FormDraft } from '#domain/forms/form-draft.ts';
import { blockersOf, formMissing } from '#domain/forms/form-missing.ts';
import { can } from '#domain/permissions.ts';
import { executionLineOf } from '#domain/scoring/execution-score.ts';
import { type LineScore, type ScoredForm, type ScoredRow, scoreForm } from '#domain/scoring/form-score.ts';
import { basisChanges, type ManualScore, manualBasisOf } from '#domain/scoring/manual-score.ts';
import { presetName } from '#domain/scoring/policy.ts';
import { policyTitle } from '#domain/scoring/policy-library.ts';
import { scoreUnderPresets } from '#domain/scoring/score.ts';
import type { Ctx } from '../context.ts';
import { write } from '../write.ts';
import { filledForms, loadForm } from './filled-forms.ts';
import { rightsOn, rowFacts } from './form-facts.ts';
import { type Signing, signingOf, signingsOf } from './form-signing.ts';

/** The year's forms with their state, total and what is still missing. */
export async function formList(ctx: Ctx, year: number) {
  const forms = await listForms(ctx.db, year);
  const filled = await filledForms(ctx, forms);
  const signings = await signingsOf(ctx, filled);
  return filled.map((form) => {
    const scored = scoreForm(form);
    const findings = formFindings(scored);
    const missing = form.state === 'draft' ? blockersOf(formMissing(scored)) : findings.filter(isMissing);
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
      refs: figureRefs(form),
      printedTotal: total.printed,
      max: printed(max, 0),
      grade,
      missing: missing.map((item) => item.message),
      contradictions: findings.filter((finding) => finding.kind === 'contradiction').length,
      /** Manual scores that wait for somebody else's decision. */
      waitingScores: form.rows.filter(({ manualProposal }) => manualProposal).length,
      isDemo: form.isDemo,
      ...signingBrief(signings.get(form.id)),
      canRemove: can(ctx.actor, 'form.remove') && form.state === 'draft' && !signings.get(form.id)?.versions.length,
    };
  });
}

/** Asks where the figures of the list come from: the cells of the form that print them. */
function figureRefs(form: Form) {
  const execution = executionLineOf(form.funds);
  const total = form.funds.findIndex(({ key }) => key === execution?.key);
  const ref = (cell: CellRef) => refText({ kind: 'form', formId: Number(form.id), cell });
  return {
    adjusted: ref({ part: 'fund', fund: Math.max(total, 0), field: 'adjusted' }),
    executed: ref({ part: 'fund', fund: Math.max(total, 0), field: 'executed' }),
    rate: ref({ part: 'fund', fund: execution?.index ?? 0, field: 'rate' }),
    total: ref({ part: 'total' }),
  };
}

const isMissing = ({ kind }: Finding) => kind === 'missing';

/** Whether the form is signed here, and how many places have changed since. */
function signingBrief(signing: Signing | undefined) {
  return { isSigned: (signing?.current ?? null) !== null, outdated: signing?.outdated.length ?? 0 };
}

/**
 * One form as the paper has it, with proofs, checks and the drawn document; beside it what the reader may do. A signed form
 * is told as it was signed, and where the data have gone elsewhere since.
 */
export async function formDetail(ctx: Ctx, id: number) {
  const loaded = await loadForm(ctx, id);
  const { form, figuresTo } = loaded;
  const scored = scoreForm(form);
  const { content, ...signing } = await signingOf(ctx, form);
  return {
    ...(content?.view ?? drawnForm(form, scored)),
    isDemo: form.isDemo,
    version: form.version,
    figuresTo,
    facts: await rowFacts(ctx, loaded, scored),
    missing: form.state === 'draft' ? formMissing(scored, figuresTo) : [],
    rights: await rightsOn(ctx, loaded, signing.versions.length > 0),
    signing,
  };
}

/** The form with scores and proofs, and its paper: what a signature is put under. */
export function drawnForm(form: Form, scored: ScoredForm = scoreForm(form)) {
  return { ...formView(form, scored), document: documentOf(form, scored) };
}
export type DrawnForm = ReturnType<typeof drawnForm>;

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
    weightTotal: form.weightTotal,
    state: form.state,
    policy: { ...form.policy, name: policyTitle(form.policy, form.policyFrom), from: form.policyFrom },
    goals: form.goals,
    funds: form.funds.map(({ printedScore, ...line }, index) => ({
      ...line,
      score: execution?.line.index === index ? scoreText(execution) : printedScore,
      proof: execution?.line.index === index ? proofView(execution) : null,
    })),
    rows: rows.map((line) => {
      const { printedScore: _printed, policyOverride, indicatorId, manualScore, manualProposal, ...row } = line.row;
      return {
        ...row,
        manualScore: manualView(manualScore, line),
        manualProposal: manualView(manualProposal, line),
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
      setAside: form.setAsideTotal,
      max: printed(max, 0),
      grade,
      /** What was added up, taken off and capped, as one line. */
      arithmetic: total.arithmetic,
    },
    deductions: form.deductions,
    checks: formFindings(scored),
  };
}

/** Who proposed and approved what and why; `changes` are those of the row since: then the score wants to be looked at again. */
function manualView(manual: ManualScore | null | undefined, { row, policy }: ScoredRow) {
  if (!manual) return null;
  const { basis, ...view } = manual;
  return { ...view, changes: basisChanges(basis, manualBasisOf(row, policy)) };
}

function scoreText({ inForce, printed: stated, manual }: LineScore): string | null {
  if (manual === null && stated !== null) return stated;
  return inForce === null ? null : printed(inForce, 2);
}

export function proofView({ proof, result, reproduced }: LineScore) {
  return {
    ...proof,
    reproduced,
    inputs: result.kind === 'scored' ? result.proof.inputs : [],
    rounding: result.kind === 'scored' ? result.proof.rounding : null,
  };
}
export type ProofView = ReturnType<typeof proofView>;

interface NewForm {
  state?: FormState;
  isDemo?: boolean;
}

/** The same as `createForm` of `form-making.ts` for what comes many at a time: whoever calls it looks at the year afterwards. */
export async function addForm(ctx: Ctx, draft: FormDraft, more: NewForm = {}): Promise<{ id: number }> {
  const code = await codeFor(ctx, draft);
  return write(ctx, { action: 'form.create', subject: `form:${draft.year}:${code}` }, (inside) =>
    insertDraft(inside, draft, code, more),
  );
}

/** Inside a write: refuses only what cannot be read, an unknown indicator, or a code taken. */
export async function insertDraft(
  { db, now }: Ctx,
  draft: FormDraft,
  code: string,
  { state = 'draft', isDemo = false }: NewForm = {},
) {
  if (await hasForm(db, draft.year, code)) throw new Failure('form.exists', { year: draft.year, code });
  const known = new Set((await listIndicators(db)).map((indicator) => String(indicator.id)));
  const foreign = draft.rows.find((row) => row.indicatorId !== null && !known.has(row.indicatorId));
  if (foreign) throw new Failure('indicator.not-found', { id: foreign.indicatorId });
  const form = { ...formFromDraft(draft, { id: '0', state }), code };
  const id = await insertForm(db, form, isDemo, now.toISOString());
  return { result: { id }, after: { code, name: draft.name, rows: draft.rows.length } };
}

/** The code it brings, else one that no form of the year has. */
export async function codeFor(ctx: Ctx, { code, year }: FormDraft): Promise<string> {
  return code ?? freeCode(ctx, year);
}

/** A code that no form of the year has, for a form that brings none. */
async function freeCode(ctx: Ctx, year: number): Promise<string> {
  const base = `form-${ctx.now.getTime().toString(36)}`;
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (!(await hasForm(ctx.db, year, code))) return code;
  }
}
