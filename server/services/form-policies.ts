import { updateFormScoring } from '#db/tables/form-scoring.ts';
import { getForm, type StoredForm } from '#db/tables/forms.ts';
import { type Exact, printed } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import type { Form } from '#domain/forms/form.ts';
import { deductionsAfter, type FormDeductionsChange, isSameDeductions } from '#domain/forms/form-deductions.ts';
import {
  type FormPolicyChange,
  type FormPolicyPlan,
  formPolicyProblems,
  isSameScoring,
  withPolicy,
} from '#domain/forms/form-policy.ts';
import type { Action } from '#domain/permissions.ts';
import { type LineScore, type ScoredForm, scoreForm } from '#domain/scoring/form-score.ts';
import { policyTitle } from '#domain/scoring/policy-library.ts';
import { type Ctx, isSystem } from '../context.ts';
import { type Change, write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { loadForm } from './filled-forms.ts';
import { requireOpenYear } from './form-editing.ts';
import { chosenPolicy, refusePolicy } from './policies.ts';

/** What the plan would make of the form: its total, grade and every score, before and after. Nothing is kept. */
export async function previewFormPolicy(ctx: Ctx, id: number, plan: FormPolicyPlan) {
  const { form } = await loadForm(ctx, id);
  const planned = await plannedForm(ctx, form, plan);
  const [before, after] = [scoreForm(form), scoreForm(planned)];
  const linesAfter = linesOf(after);
  return {
    policy: {
      before: policyTitle(form.policy, form.policyFrom),
      after: policyTitle(planned.policy, planned.policyFrom),
    },
    total: { before: totalView(before), after: totalView(after) },
    lines: linesOf(before).map(({ points, ...line }, index) => ({
      ...line,
      before: points,
      after: linesAfter[index]!.points,
    })),
  };
}

/** Gives a draft another policy, or a row its own. Throws `form.not-editable`, `form.version-conflict` and for no change. */
export async function setFormPolicy(ctx: Ctx, id: number, change: FormPolicyChange): Promise<void> {
  await changeScoring(ctx, id, 'form.set-policy', change.version, async (inside, stored) => {
    const planned = await plannedForm(inside, stored, change);
    if (isSameScoring(stored, planned)) throw new Failure('form.scoring-unchanged');
    const view = ({ policy, policyFrom, rows }: Form) => ({
      policy: policyTitle(policy, policyFrom),
      ...(change.row && { row: rows.find(({ key }) => key === change.row?.key)?.policyOverride ?? null }),
    });
    const { reason, row } = change;
    const after = { ...view(planned), reason, ...(row && { key: row.key }) };
    return { result: planned, before: view(stored), after };
  });
}

/** Sets the fixed deductions of a draft. Throws as setting the policy does. */
export async function setFormDeductions(ctx: Ctx, id: number, change: FormDeductionsChange): Promise<void> {
  await changeScoring(ctx, id, 'form.set-deductions', change.version, async ({ actor, now }, stored) => {
    if (isSameDeductions(stored.deductions, change.deductions)) throw new Failure('form.scoring-unchanged');
    const author = { by: isSystem(actor) ? null : actor.name, at: now.toISOString() };
    const deductions = deductionsAfter(stored.deductions, change.deductions, author);
    const after = { deductions, reason: change.reason };
    return { result: { ...stored, deductions }, before: { deductions: stored.deductions }, after };
  });
}

async function changeScoring(
  ctx: Ctx,
  id: number,
  action: Action,
  version: number,
  change: (inside: Ctx, stored: StoredForm) => Promise<Change<StoredForm>>,
): Promise<void> {
  await write(ctx, { action, subject: `form:${id}` }, async (inside) => {
    const stored = await getForm(inside.db, id);
    if (stored.state !== 'draft') throw new Failure('form.not-editable', { state: stored.state });
    const isKept = await requireOpenYear(inside, stored.year);
    const conflict = new Failure('form.version-conflict', { yours: version, current: stored.version, conflicts: [] });
    if (stored.version !== version) throw conflict;
    const { result, ...audited } = await change(inside, stored);
    if (!(await updateFormScoring(inside.db, result))) throw conflict;
    // Points lost, and what counts as a deviation, decide whether 偏差原因 is missing.
    if (isKept) await evaluateAlerts(inside, stored.year);
    return { result: undefined, ...audited };
  });
}

async function plannedForm<F extends Form>(ctx: Ctx, form: F, { choice, row }: FormPolicyPlan): Promise<F> {
  if (row && !form.rows.some(({ key }) => key === row.key)) throw new Failure('form.row-not-found', { key: row.key });
  const planned = withPolicy(form, choice ? await chosenPolicy(ctx, choice) : null, row);
  refusePolicy(formPolicyProblems(planned));
  return planned;
}

function totalView({ total, max, grade }: ScoredForm) {
  const { computed, arithmetic } = total;
  return { computed: text(computed), printed: total.printed, max: printed(max, 0), grade, arithmetic };
}

/** Budget execution first, as on the paper. */
function linesOf({ execution, rows }: ScoredForm) {
  return [
    ...(execution
      ? [{ key: execution.line.key, name: '预算执行', weight: execution.line.weight, ...scoreView(execution) }]
      : []),
    ...rows.map((line) => ({ key: line.row.key, name: line.row.level3, weight: line.row.weight, ...scoreView(line) })),
  ];
}

/** `isPrinted`: the score in force is what the paper prints, whatever the policy says. */
function scoreView({ inForce, printed: stated, proof, result }: LineScore) {
  return {
    isPrinted: stated !== null,
    points: {
      score: stated ?? text(inForce),
      computed: proof.computed,
      arithmetic: result.kind === 'scored' ? result.proof.arithmetic : result.reason,
    },
  };
}

function text(value: Exact | null): string | null {
  return value === null ? null : printed(value, 2);
}
