import type { Operator } from '#domain/indicators/target.ts';
import type { ManualScore } from '#domain/scoring/manual-score.ts';
import type { Band, Policy, PolicyOverride } from '#domain/scoring/policy.ts';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import type { PolicySource } from '#domain/scoring/policy-library.ts';
import type { FormDeduction } from './form-deductions.ts';
import type { FORM_KINDS, FormDraft, MONEY_UNITS, RowDraft } from './form-draft.ts';
import { plainNumeral } from './numeral.ts';
import { type ReadValue, readValueText, valueText } from './value-text.ts';

export type FormKind = (typeof FORM_KINDS)[number];
export type MoneyUnit = (typeof MONEY_UNITS)[number];
/** A draft may change; a final form is kept as signed. */
export type FormState = 'draft' | 'final';

/**
 * One source of funds, figures in the form's money unit, all as printed; `rate` with its sign (`96.50%`). `key` names the
 * line as long as the form lives, wherever it is moved to; `setAsideScore` is a printed score the computed one replaced.
 */
export type FundLine = {
  key: string;
  source: string;
  initial: string | null;
  adjusted: string | null;
  executed: string | null;
  weight: string | null;
  rate: string | null;
  printedScore: string | null;
  setAsideScore: string | null;
};

/**
 * One indicator of a form. `target` and `actual` are plain decimals as printed, null when the text is qualitative. `key` and
 * `setAsideScore` as in a fund line; `reasonAlertId` is the alert whose 整改措施 the reason was taken from. `manualScore` is the
 * approved one, `manualProposal` one that waits; both are kept beside the paper and left out where there is none.
 */
export type FormRow = {
  key: string;
  level1: string;
  level2: string;
  level3: string;
  operator: Operator | null;
  target: string | null;
  unit: string | null;
  targetText: string | null;
  basis: string | null;
  weight: string | null;
  actual: string | null;
  actualUnit: string | null;
  actualText: string | null;
  printedScore: string | null;
  setAsideScore: string | null;
  reason: string | null;
  reasonAlertId: string | null;
  indicatorId: string | null;
  policyOverride: PolicyOverride | null;
  band: Band | null;
  manualScore?: ManualScore | null;
  manualProposal?: ManualScore | null;
};

export type Form = {
  id: string;
  code: string | null;
  kind: FormKind;
  name: string;
  year: number;
  department: string | null;
  unit: string | null;
  moneyUnit: MoneyUnit;
  state: FormState;
  goals: { expected: string | null; actual: string | null };
  funds: FundLine[];
  rows: FormRow[];
  /** In force for this form, whole: what becomes of the library's policy later does not reach it. */
  policy: Policy;
  policyFrom: PolicySource | null;
  deductions: FormDeduction[];
  printedTotal: string | null;
  setAsideTotal: string | null;
  /** What all weights must add up to: 100, unless the form is from elsewhere and says otherwise. */
  weightTotal: string;
};

/** Every form of the regulation is worth this many points. */
export const FULL_WEIGHT = '100';

/** The form a draft describes: texts and parts completed from each other, merged level cells filled downwards. */
export function formFromDraft(draft: FormDraft, { id, state = 'draft' }: { id: string; state?: FormState }): Form {
  const { total, policy, funds, rows, deductions, ...heading } = draft;
  return {
    ...heading,
    id,
    state,
    funds: funds.map(({ score, ...line }, index) => ({
      key: `f${index + 1}`,
      ...line,
      printedScore: score,
      setAsideScore: null,
    })),
    rows: rows.map((row, index) => rowFromDraft(row, rows.slice(0, index))),
    policy: resolvePolicy(draft.kind, policy),
    policyFrom: null,
    deductions: deductions.map((deduction) => ({ ...deduction, by: null, at: null })),
    printedTotal: total,
    setAsideTotal: null,
    weightTotal: draft.weightTotal ?? FULL_WEIGHT,
  };
}

function rowFromDraft(draft: RowDraft, above: RowDraft[]): FormRow {
  const { score, policy, ...cells } = draft;
  const target = completedValue(draft.targetText, {
    operator: draft.operator,
    given: draft.target,
    unit: draft.unit,
  });
  const actual = completedValue(draft.actualText, {
    operator: '=',
    given: draft.actual,
    unit: draft.actualUnit ?? (draft.actualText === null ? draft.unit : null),
  });
  return {
    key: `r${above.length + 1}`,
    ...cells,
    level1: draft.level1 ?? lastOf(above.map((row) => row.level1)),
    level2: draft.level2 ?? lastOf(above.map((row) => row.level2)),
    level3: draft.level3 ?? '',
    operator: target.operator,
    target: target.value,
    unit: target.unit,
    targetText: target.text,
    actual: actual.value,
    actualUnit: actual.unit,
    actualText: actual.text,
    printedScore: score,
    setAsideScore: null,
    reasonAlertId: null,
    policyOverride: policy,
  };
}

/** The text wins where both are given; what the text does not say is taken from the parts. */
export function completedValue(
  text: string | null,
  parts: { operator: Operator | null; given: string | null; unit: string | null },
): ReadValue & { text: string | null } {
  const stated = text === null ? null : readValueText(text);
  if (stated && stated.value !== null) {
    return {
      text,
      value: stated.value,
      operator: stated.operator ?? parts.operator,
      unit: stated.unit ?? parts.unit,
    };
  }
  const value = parts.given === null ? null : plainNumeral(parts.given);
  if (value !== null) {
    const completed = { operator: parts.operator, value, unit: parts.unit };
    return { ...completed, text: text ?? valueText(completed) };
  }
  // `target` itself may hold a text (`长期`, or `>=95%` whole) where the sender knows no `targetText`.
  if (text === null && parts.given !== null) return completedValue(parts.given, { ...parts, given: null });
  return { text, operator: null, value: null, unit: null };
}

function lastOf(values: (string | null)[]): string {
  return values.findLast((value) => value !== null) ?? '';
}
