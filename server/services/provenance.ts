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
async function findingsAbout(ctx: Ctx, ref: FigureRef, { quotes }: Provenance): Promise<Provenance['findings']> {
  const year = await yearOf(ctx, ref);
  if (year === null || !can(ctx.actor, 'check.read')) return [];
  const all = await checkYear(ctx, year);
  const about = all.filter((finding) => concerns(finding, ref, quotes));
  return about.map(({ kind, message }) => ({ kind, message }));
}

async function yearOf(ctx: Ctx, ref: FigureRef): Promise<number | null> {
  if (ref.kind === 'department') return null;
  return ref.kind === 'form' ? keptYearOf(ctx, ref.formId) : ref.year;
}

/** What a rule compared is what it speaks of. */
function concerns({ indicatorId, sides }: Finding, ref: FigureRef, quotes: readonly string[]): boolean {
  switch (ref.kind) {
    case 'indicator':
      return indicatorId === ref.indicatorId;
    case 'form': {
      const address = cellRefText(ref.cell);
      return sides.some(
        (side) => side.kind === 'cell' && side.formId === ref.formId && cellRefText(side.cell) === address,
      );
    }
    case 'account':
      return sides.some((side) => side.kind === 'account' && side.code === ref.code);
    case 'statement':
      return sides.some((side) => side.kind === 'statement' && quotes.includes(side.quote));
    case 'target':
    case 'budget':
    case 'department':
      return false;
  }
}
