import type { Form } from '../forms/form.ts';
import { scoreForm } from '../scoring/form-score.ts';
import { accountFindings, type QuotedAccountFigure } from './account-checks.ts';
import { type BudgetedForm, budgetFindings } from './budget-checks.ts';
import { definitionFindings } from './definition-checks.ts';
import {
  type MeasuredIndicator,
  rowFindings,
  type Statement,
  sameIndicatorFindings,
  statementFindings,
} from './figure-checks.ts';
import type { Finding, FindingKind } from './finding.ts';
import { formFindings } from './form-checks.ts';
import { fundFindings } from './fund-checks.ts';
import { labelFindings } from './label-checks.ts';
import { unitNameFindings } from './naming-checks.ts';
import { policyFindings } from './policy-checks.ts';
import { projectTotalFindings } from './project-total-checks.ts';
import { targetFindings } from './target-checks.ts';
import { type Paragraph, wordingFindings } from './wording-checks.ts';

/** Everything of a year that is stated somewhere: forms, reports, printed accounts, figures of the prose and the prose itself. */
export interface YearFacts {
  forms: Form[];
  /** The forms whose project has a budget by month. */
  budgets: BudgetedForm[];
  indicators: MeasuredIndicator[];
  statements: Statement[];
  accounts: QuotedAccountFigure[];
  paragraphs: Paragraph[];
}

const order: FindingKind[] = ['contradiction', 'missing', 'rounding'];

/** All rules over a year; contradictions first, then in the order of the rules. */
export function yearFindings({ forms, budgets, indicators, statements, accounts, paragraphs }: YearFacts): Finding[] {
  const scored = forms.map((form) => scoreForm(form));
  const findings = [
    ...scored.flatMap(formFindings),
    ...policyFindings(scored),
    ...labelFindings(forms),
    ...definitionFindings(forms, statements, indicators),
    ...targetFindings(forms, statements),
    ...rowFindings(forms, indicators),
    ...sameIndicatorFindings(forms, indicators),
    ...statementFindings(statements, indicators),
    ...accountFindings(accounts),
    ...fundFindings(forms, accounts),
    ...budgetFindings(budgets),
    ...projectTotalFindings(forms, accounts),
    ...wordingFindings(paragraphs, forms),
    ...unitNameFindings(forms),
  ];
  return findings.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
