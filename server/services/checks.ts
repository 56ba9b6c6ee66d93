import { listAccountFigures, listStatedFigures } from '#db/tables/accounts.ts';
import { listForms } from '#db/tables/forms.ts';
import { accountFindings } from '#domain/consistency/account-checks.ts';
import { budgetFindings } from '#domain/consistency/budget-checks.ts';
import { rowFindings, sameIndicatorFindings, statementFindings } from '#domain/consistency/figure-checks.ts';
import { checkNames, type Finding } from '#domain/consistency/finding.ts';
import { formFindings } from '#domain/consistency/form-checks.ts';
import { fundFindings } from '#domain/consistency/fund-checks.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import type { Ctx } from '../context.ts';
import { budgetedForms } from './budget-funds.ts';
import { loadYearBook } from './year-book.ts';

const order: Finding['kind'][] = ['contradiction', 'missing', 'rounding'];

/** Everything of a year that is stated in more than one place, checked; contradictions first. */
export async function checkYear(ctx: Ctx, year: number) {
  const book = await loadYearBook(ctx, year, 12);
  const forms = await listForms(ctx.db, year);
  const indicators = book.indicators.map(({ indicator, progress }) => ({
    ...indicator,
    yearEnd: progress.month === 12 ? progress.value : null,
  }));
  const accounts = await listAccountFigures(ctx.db, year);
  const findings = [
    ...forms.flatMap((form) => formFindings(scoreForm(form))),
    ...rowFindings(forms, indicators),
    ...sameIndicatorFindings(forms, indicators),
    ...statementFindings(await listStatedFigures(ctx.db, year), indicators),
    ...accountFindings(accounts),
    ...fundFindings(forms, accounts),
    ...budgetFindings(await budgetedForms(ctx, year, forms)),
  ];
  return findings
    .map((finding) => ({ ...finding, checkName: checkNames[finding.check] }))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
