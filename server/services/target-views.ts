import { listDepartments } from '#db/tables/departments.ts';
import { listFigureValues } from '#db/tables/figures.ts';
import { listIndicators, type StoredIndicator } from '#db/tables/indicators.ts';
import { listProposals, type StoredProposal } from '#db/tables/target-proposals.ts';
import { planFrom, targetsByIndicator } from '#db/tables/targets.ts';
import { userNames } from '#db/tables/users.ts';
import { getYear } from '#db/tables/years.ts';
import { type Exact, fromMicro, printed, printedInFull } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { yearToDate } from '#domain/indicators/accumulation.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { steadyPlan } from '#domain/indicators/monthly-plan.ts';
import { levelText } from '#domain/indicators/qualitative.ts';
import { operatorSigns, type Target } from '#domain/indicators/target.ts';
import { targetMoveRules, targetMoves, targetProposalStateNames } from '#domain/indicators/target-change.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import { type TargetVersion, targetsAt } from '#domain/indicators/target-versions.ts';
import { monthNumber, monthOf } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import type { Ctx } from '../context.ts';
import { loadYearBook, requireIndicatorYear } from './year-book.ts';

type Facts = Pick<StoredIndicator, 'accumulation' | 'decimals'>;

/** Every indicator with the targets of each source as of a month; those without a target are there too. */
export async function targetBook(ctx: Ctx, yearNumber: number, month: number) {
  const year = await getYear(ctx.db, yearNumber);
  const indicators = await listIndicators(ctx.db);
  const departments = new Map((await listDepartments(ctx.db)).map((one) => [one.code, one]));
  const ids = indicators.map(({ id }) => id);
  const decided = await targetsByIndicator(ctx.db, yearNumber, ids);
  const waiting = (await listProposals(ctx.db, yearNumber)).filter(({ state }) => state === 'proposed');
  const items = indicators.map((indicator) => {
    const { id, code, name, unit, category, accumulation, departmentCode } = indicator;
    const versions = decided.get(id) ?? [];
    const { leading, others } = targetsAt(versions, monthOf(yearNumber, month));
    const later = versions.filter(({ validFrom }) => validFrom > monthOf(yearNumber, month));
    return {
      ...{ id, code, name, unit, category, accumulation, accumulationName: accumulationNames[accumulation] },
      department: departments.get(departmentCode) ?? { code: departmentCode, name: departmentCode, position: 0 },
      lines: [...(leading ? [leading] : []), ...others].map((one) => ({
        ...targetView(one, indicator),
        decisions: versions.filter(({ source }) => source === one.source).length,
        next: laterView(later.find(({ source }) => source === one.source) ?? null, indicator),
      })),
      waiting: waiting.filter(({ indicatorId }) => indicatorId === id).length,
    };
  });
  return {
    year: yearNumber,
    month,
    yearState: year.state,
    mayChange: year.state !== 'closed' && can(ctx.actor, 'target.set'),
    items,
  };
}

/** The decisions on one indicator's targets, what waits for one, and what its plan by month may be made from. */
export async function targetHistory(ctx: Ctx, id: number, yearNumber: number, month?: number) {
  const book = await loadYearBook(ctx, yearNumber, month, { ids: [id] });
  const item = requireIndicatorYear(book, id);
  const { indicator, input } = item;
  const stored = (await targetsByIndicator(ctx.db, yearNumber, [id])).get(id) ?? [];
  const names = await userNames(ctx.db);
  const name = (userId: number | null) => (userId === null ? null : (names.get(userId) ?? null));
  const isOpen = book.year.state !== 'closed';
  const standing = targetsAt(stored, monthOf(yearNumber, book.month));
  return {
    year: yearNumber,
    month: book.month,
    yearState: book.year.state,
    version: stored.at(-1)?.version ?? 0,
    mayChange: isOpen && can(ctx.actor, 'target.set'),
    decisions: stored.map((one) => ({
      ...targetView(one, indicator),
      isStanding: one === standing.leading || standing.others.includes(one),
      reason: one.reason,
      createdBy: name(one.createdBy),
      approvedBy: name(one.approvedBy),
      at: one.createdAt,
      plan: planShown(one, item.input, indicator),
    })),
    proposals: (await listProposals(ctx.db, yearNumber, id)).map((one) =>
      proposalView(ctx, one, indicator, name, isOpen),
    ),
    /** What a plan of this year may be made from. */
    lastYear: input.lastYear.map((value) => (value === null ? null : value.toFixed())),
    lastYearFinal: yearToDate(indicator.accumulation, input.lastYear, 12).value?.toFixed() ?? null,
    lastYearStart: (await finalOf(ctx, indicator, yearNumber - 2))?.toFixed() ?? null,
  };
}

function targetView(one: TargetVersion, { accumulation, decimals }: Facts) {
  const shown = printedInFull(one.value, decimals);
  return {
    version: one.version,
    source: one.source,
    sourceName: targetSourceName(one.source),
    isLeading: one.isLeading,
    operator: one.operator,
    operatorSign: operatorSigns[one.operator],
    target: accumulation === 'qualitative' ? (levelText(shown) ?? shown) : shown,
    /** As it is kept and entered. */
    value: one.value.toFixed(),
    basis: one.basis,
    validFrom: one.validFrom,
    isPlannedByHand: one.monthlyPlan !== null,
    isDemo: one.isDemo,
  };
}

function laterView(one: TargetVersion | null, indicator: Facts) {
  if (one === null) return null;
  const { operator, target, validFrom } = targetView(one, indicator);
  return { operator, target, validFrom };
}

/** The twelve months of a plan as they hold: those set by hand, or in equal steps. */
function planShown(target: Target, { lastYear }: { lastYear: MonthlyValues }, { accumulation, decimals }: Facts) {
  if (accumulation === 'qualitative') return [];
  const places = Math.max(decimals, 2);
  const steady = steadyPlan(target, accumulation, yearToDate(accumulation, lastYear, 12).value, places);
  return steady.map((value, index) => printed(target.monthlyPlan?.[index] ?? value, places));
}

function proposalView(
  ctx: Ctx,
  one: StoredProposal,
  indicator: Facts,
  name: (userId: number | null) => string | null,
  isOpen: boolean,
) {
  const { id, reason, state, decision, proposedAt, decidedAt } = one;
  const target = {
    ...{ version: 0, source: one.source, operator: one.operator, basis: one.basis, validFrom: one.validFrom },
    value: fromMicro(one.valueMicro),
    monthlyPlan: planFrom(one.monthlyPlan),
    isLeading: one.isLeading === 1,
    isDemo: one.isDemo === 1,
  };
  return {
    ...targetView(target, indicator),
    ...{ id, reason, state, stateName: targetProposalStateNames[state], decision, proposedAt, decidedAt },
    proposedBy: name(one.proposedBy),
    decidedBy: name(one.decidedBy),
    moves: targetMoves.filter((move) => isOpen && state === 'proposed' && can(ctx.actor, targetMoveRules[move].action)),
  };
}

async function finalOf({ db }: Ctx, { id, accumulation }: StoredIndicator, year: number): Promise<Exact | null> {
  const months: MonthlyValues = new Array(12).fill(null);
  for (const { month, valueMicro } of await listFigureValues(db, monthOf(year, 1), monthOf(year, 12), [id])) {
    months[monthNumber(month) - 1] = fromMicro(valueMicro);
  }
  return yearToDate(accumulation, months, 12).value;
}
