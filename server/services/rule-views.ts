import { listDepartments } from '#db/tables/departments.ts';
import { listLimitVersions, type StoredLimits } from '#db/tables/entry-limits.ts';
import { listRelations, listRelationVersions, type StoredRelation } from '#db/tables/entry-relations.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { type Exact, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { monthNumber, reportingMonth, yearOf } from '#domain/period.ts';
import { hasLimits } from '#domain/reports/limits.ts';
import { indicatorsIn, relationWords } from '#domain/reports/relations.ts';
import type { Ctx } from '../context.ts';
import { requirePermission } from '../write.ts';
import { loadCellRules, rangeView } from './cell-rules.ts';
import { loadIndicatorInputs } from './year-book.ts';

/**
 * What monthly values are held against: each indicator with its limits and what the history before the due month proposes,
 * and the relations, active or not. A head sees what applies to the own department.
 */
export async function ruleBook(ctx: Ctx) {
  const own = ctx.actor.role === 'head' ? ctx.actor.department : null;
  const all = await listIndicators(ctx.db);
  const month = reportingMonth(ctx.now);
  const scope = own === null ? {} : { department: own };
  const cells = await loadIndicatorInputs(ctx, yearOf(month), monthNumber(month), scope);
  const departments = (await listDepartments(ctx.db)).filter(({ code }) => own === null || code === own);
  const { limits, proposals } = await loadCellRules(ctx, month, cells);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return {
    departments,
    indicators: cells.map(({ indicator }) => {
      const { id, code, name, unit, accumulation, decimals, departmentCode } = indicator;
      const stored = limits.get(id);
      const proposal = proposals.get(id)!;
      return {
        id,
        code,
        name,
        unit,
        accumulation,
        accumulationName: accumulationNames[accumulation],
        decimals,
        department: departmentCode,
        /** Of the last change, for the next one; 0 when there never was any. */
        version: stored?.version ?? 0,
        limits: stored && hasLimits(stored) ? limitsView(stored, decimals) : null,
        proposal:
          proposal.kind === 'range'
            ? { kind: proposal.kind, months: proposal.months, ...rangeView(proposal, decimals) }
            : { kind: proposal.kind, months: proposal.months },
      };
    }),
    relations: (await listRelations(ctx.db, own)).map((relation) => relationView(relation, names)),
  };
}

function limitsView({ version, lower, upper, spread, reason, at, by }: StoredLimits, decimals: number) {
  const show = (value: Exact | null) => (value === null ? null : printedInFull(value, decimals));
  return { version, lower: show(lower), upper: show(upper), spread: spread?.toFixed() ?? null, reason, at, by };
}

function relationView(relation: StoredRelation, names: Map<number, string>) {
  return { ...relation, words: relationWords(relation, (id) => names.get(id) ?? String(id)) };
}

/** Every version of an indicator's limits, the newest first. Throws `indicator.not-found`. */
export async function limitHistory(ctx: Ctx, indicatorId: number) {
  const [indicator] = await listIndicators(ctx.db, { ids: [indicatorId] });
  if (!indicator) throw new Failure('indicator.not-found', { id: indicatorId });
  requirePermission(ctx, 'rule.read', indicator.departmentCode);
  return (await listLimitVersions(ctx.db, indicatorId)).map((limits) => limitsView(limits, indicator.decimals));
}

/** Every version of a relation, the newest first. Throws `rule.relation-not-found`. */
export async function relationHistory(ctx: Ctx, number: number) {
  const versions = await listRelationVersions(ctx.db, number);
  if (!versions[0]) throw new Failure('rule.relation-not-found', { number });
  requirePermission(ctx, 'rule.read', versions[0].department);
  const ids = versions.flatMap(indicatorsIn);
  const names = new Map((await listIndicators(ctx.db, { ids })).map(({ id, name }) => [id, name]));
  return versions.map((relation) => relationView(relation, names));
}
