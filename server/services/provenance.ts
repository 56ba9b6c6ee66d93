import type { Finding } from '#domain/consistency/finding.ts';
import { cellRefText } from '#domain/disclosure/cell-ref-text.ts';
import type { FigureRef } from '#domain/disclosure/figure-ref.ts';
import { can } from '#domain/permissions.ts';
import type { Ctx } from '../context.ts';
import { checkYear } from './checks.ts';
import { keptYearOf } from './filled-forms.ts';
import { accountProvenance } from './provenance-accounts.ts';
import { formProvenance } from './provenance-forms.ts';
import { indicatorProvenance, targetProvenance } from './provenance-indicators.ts';
import type { Provenance } from './provenance-view.ts';
import { budgetProvenance, departmentProvenance, statementProvenance } from './provenance-yearly.ts';
import { remembered } from './read-model.ts';

/**
 * From a printed figure back to its months, people, times, evidence and rule, and to every other place that prints it.
 * Throws the `not-found` of what the reference names.
 */
export async function figureProvenance(ctx: Ctx, ref: FigureRef): Promise<Provenance> {
  const known = await behind(ctx, ref);
  return { ...known, findings: await findingsAbout(ctx, ref, known) };
}

function behind(ctx: Ctx, ref: FigureRef): Promise<Provenance> {
  switch (ref.kind) {
    case 'indicator':
      return indicatorProvenance(ctx, ref);
    case 'target':
      return targetProvenance(ctx, ref);
    case 'form':
      return formProvenance(ctx, ref);
    case 'account':
      return accountProvenance(ctx, ref);
    case 'statement':
      return statementProvenance(ctx, ref);
    case 'budget':
      return budgetProvenance(ctx, ref);
    case 'department':
      return departmentProvenance(ctx, ref);
  }
}

/** What /checks says of the figure, for those who may read it; each sentence once. */
async function findingsAbout(ctx: Ctx, ref: FigureRef, { title, quotes }: Provenance): Promise<Provenance['findings']> {
  const year = await yearOf(ctx, ref);
  if (year === null || !can(ctx.actor, 'check.read')) return [];
  const all = await remembered(ctx, `checks ${year}`, () => checkYear(ctx, year));
  const about = all.filter((finding) => concerns(finding, ref, title, quotes));
  return about.map(({ kind, message }) => ({ kind, message }));
}

async function yearOf(ctx: Ctx, ref: FigureRef): Promise<number | null> {
  if (ref.kind === 'department') return null;
  return ref.kind === 'form' ? keptYearOf(ctx, ref.formId) : ref.year;
}

function concerns(finding: Finding, ref: FigureRef, title: string, quotes: readonly string[]): boolean {
  switch (ref.kind) {
    case 'indicator':
      return finding.indicatorId === ref.indicatorId;
    case 'form': {
      const { cell, formId } = finding;
      return formId === ref.formId && cell !== null && cellRefText(cell) === cellRefText(ref.cell);
    }
    case 'account':
      return finding.check === 'accounts' && finding.where.some((place) => place.endsWith(` ${title}`));
    case 'statement':
      return (
        finding.check === 'statement' && finding.where.some((place) => quotes.some((quote) => place.includes(quote)))
      );
    case 'target':
    case 'budget':
    case 'department':
      return false;
  }
}
