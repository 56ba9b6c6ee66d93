import { type LimitsInput, limitProblems, limitsInputSchema } from '#domain/reports/limits.ts';
import { typedNumber } from '#domain/reports/typed-number.ts';
import type { RuledIndicator } from '../../queries/rules.ts';

/** What stands in the dialog; an empty field limits nothing. */
export interface LimitDraft {
  lower: string;
  upper: string;
  spread: string;
  reason: string;
}
export type LimitRefusals = Partial<Record<keyof LimitDraft, string>>;

export function limitDraftOf({ limits }: Pick<RuledIndicator, 'limits'>): LimitDraft {
  return { lower: limits?.lower ?? '', upper: limits?.upper ?? '', spread: limits?.spread ?? '', reason: '' };
}

/** What taking over the proposal writes into the dialog; null where there is none. */
export function proposedDraft({ proposal }: Pick<RuledIndicator, 'proposal'>): Omit<LimitDraft, 'spread'> | null {
  if (proposal.kind !== 'range') return null;
  const { lower, upper, months } = proposal;
  return { lower, upper, reason: `采用历史建议：近 ${months} 个月已审数` };
}

/** The limits as the API takes them, or what is wrong by field. */
export function checkedLimits(
  draft: LimitDraft,
  indicator: Pick<RuledIndicator, 'version' | 'unit' | 'accumulation' | 'decimals'>,
): { input: LimitsInput } | { refusals: LimitRefusals } {
  const refusals: LimitRefusals = {};
  const figure = (field: 'lower' | 'upper') => {
    const read = typedNumber(draft[field], indicator.unit);
    if (!read.ok) refusals[field] = read.reason;
    return read.ok ? read.value : null;
  };
  const [lower, upper] = [figure('lower'), figure('upper')];
  const spread = draft.spread.trim() || null;
  const result = limitsInputSchema.safeParse({
    version: indicator.version,
    lower,
    upper,
    spread,
    reason: draft.reason,
  });
  for (const { path, message } of result.error?.issues ?? []) refusals[path[0] as keyof LimitDraft] ??= message;
  for (const { path, message } of limitProblems({ lower, upper }, indicator)) refusals[path] ??= message;
  return result.success && Object.keys(refusals).length === 0 ? { input: result.data } : { refusals };
}
