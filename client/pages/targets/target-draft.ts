import { exact, exactOrNull, isPlainDecimal, printedInFull, sum } from '#domain/decimal.ts';
import { plainNumeral } from '#domain/forms/numeral.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import {
  monthsOfPlan,
  type PlanKind,
  planLikeLastYear,
  planProblems,
  steadyPlan,
} from '#domain/indicators/monthly-plan.ts';
import type { Operator } from '#domain/indicators/target.ts';
import { type TargetInput, targetInputSchema } from '#domain/indicators/target-change.ts';
import type { TargetSource } from '#domain/indicators/target-source.ts';
import { monthNumber, monthOf } from '#domain/period.ts';
import type { TargetDecision, TargetHistory } from '../../queries/targets.ts';

export interface TargetDraft {
  source: TargetSource | null;
  operator: Operator;
  value: string;
  basis: string;
  /** 1–12 */
  validFrom: number;
  isLeading: boolean;
  planKind: PlanKind;
  /** By hand: twelve months as typed; of a flow each for itself, of everything else the year so far. */
  months: string[];
  reason: string;
}

export interface PlanFacts {
  accumulation: Accumulation;
  decimals: number;
  lastYear: readonly (string | null)[];
  lastYearFinal: string | null;
  lastYearStart: string | null;
}

/** A change begins from what stands; a further source from nothing. */
export function draftOf(standing: TargetDecision | null, source: TargetSource | null, asOf: number): TargetDraft {
  return {
    source: standing ? standing.source : source,
    operator: standing?.operator ?? '>=',
    value: standing?.value ?? '',
    basis: standing?.basis ?? '',
    validFrom: standing ? Math.min(12, Math.max(asOf, monthNumber(standing.validFrom))) : 1,
    isLeading: standing?.isLeading ?? false,
    planKind: standing?.isPlannedByHand ? 'by-hand' : 'steady',
    months: [],
    reason: '',
  };
}

/** The value as a plain numeral; null while it is none. */
export function valueIn(draft: Pick<TargetDraft, 'value'>): string | null {
  const plain = plainNumeral(draft.value);
  return plain !== null && !plain.startsWith('-') ? plain : null;
}

/** Twelve year-to-date values of the chosen kind; null where they cannot be worked out. */
export function planOf(draft: TargetDraft, facts: PlanFacts): string[] | null {
  const value = valueIn(draft);
  if (facts.accumulation === 'qualitative') return null;
  if (draft.planKind === 'by-hand') return typedPlan(draft.months, facts.accumulation);
  if (value === null) return null;
  const aim = { operator: draft.operator, value: exact(value) };
  const places = Math.max(facts.decimals, aim.value.decimalPlaces());
  const plan =
    draft.planKind === 'steady'
      ? steadyPlan(aim, facts.accumulation, exactOrNull(facts.lastYearFinal), places)
      : planLikeLastYear(
          aim,
          facts.accumulation,
          facts.lastYear.map((text) => exactOrNull(text)),
          exactOrNull(facts.lastYearStart),
          places,
        );
  return plan?.map((one) => printedInFull(one, facts.decimals)) ?? null;
}

function typedPlan(months: readonly string[], accumulation: Accumulation): string[] | null {
  const typed = months.map((text) => plainNumeral(text.trim()));
  if (typed.length !== 12 || !typed.every((text): text is string => text !== null)) return null;
  if (accumulation !== 'flow') return typed;
  const amounts = typed.map((text) => exact(text));
  return amounts.map((_, index) => sum(amounts.slice(0, index + 1)).toFixed());
}

/** What a plan by hand begins with: the months of the plan that was shown. */
export function monthsToType(plan: readonly string[] | null, accumulation: Accumulation): string[] {
  if (plan === null) return Array.from({ length: 12 }, () => '');
  const values = plan.map((text) => exact(text));
  return (accumulation === 'flow' ? monthsOfPlan(values) : values).map((value) => value.toFixed());
}

/** What keeps a plan from being kept, in words. */
export function planWords(draft: TargetDraft, facts: PlanFacts): string[] {
  const value = valueIn(draft);
  if (draft.planKind === 'steady' || facts.accumulation === 'qualitative' || value === null) return [];
  const plan = planOf(draft, facts);
  if (plan === null)
    return [draft.planKind === 'last-year' ? '上年数据不全或没有增长，不能按上年节奏分解' : '请填写全部 12 个月的计划'];
  return planProblems(
    plan.map((text) => exact(text)),
    { operator: draft.operator, value: exact(value) },
    facts.accumulation,
  );
}

export type TargetRefusals = Partial<Record<keyof TargetInput, string>>;

/** The request, or what is wrong by field. */
export function checkedTarget(
  draft: TargetDraft,
  facts: PlanFacts,
  { year, version }: Pick<TargetHistory, 'year' | 'version'>,
): { input: TargetInput } | { refusals: TargetRefusals } {
  const [plan, words] = [draft.planKind === 'steady' ? null : planOf(draft, facts), planWords(draft, facts)];
  const read = targetInputSchema.safeParse({
    source: draft.source,
    operator: draft.operator,
    value: valueIn(draft) ?? draft.value,
    basis: draft.basis.trim() || null,
    validFrom: monthOf(year, draft.validFrom),
    isLeading: draft.isLeading,
    monthlyPlan: plan,
    reason: draft.reason,
    version,
  });
  const refusals: TargetRefusals = words.length > 0 ? { monthlyPlan: words.join('；') } : {};
  if (read.success) return words.length > 0 ? { refusals } : { input: read.data };
  for (const { path, message } of read.error.issues) refusals[path[0] as keyof TargetInput] ??= message;
  return { refusals };
}

/** The single months beside a year-to-date plan, where months add up. */
export function amountsOf(plan: readonly string[]): string[] {
  return plan.every(isPlainDecimal)
    ? monthsOfPlan(plan.map((text) => exact(text))).map((value) => value.toFixed())
    : [];
}
