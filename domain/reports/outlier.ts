import { Exact, sum } from '../decimal.ts';
import type { CellInput } from './checks.ts';

/** Fewer earlier steps than this give no usual range. */
const LEAST_STEPS = 6;
/** 波动倍数 where the officer has set none. */
export const USUAL_SPREAD = new Exact(4);

export type OutlierInput = Pick<CellInput, 'accumulation' | 'months' | 'lastYear' | 'month' | 'limits'>;

/**
 * Outside mean ± `spread` standard deviations of the past twelve monthly steps (for a flow: of the monthly figures), and
 * further off than a step as usual: a month without change is none. The level itself would not do: a growing stock is
 * always at its highest.
 */
export function isOutlier({ accumulation, months, lastYear, month, limits }: OutlierInput, value: Exact): boolean {
  if (accumulation === 'qualitative' || accumulation === 'distinct') return false;
  const history = [...lastYear, ...months.slice(0, month - 1)].slice(-13).filter((item) => item !== null);
  const last = history[history.length - 1];
  if (last === undefined) return false;
  const steps = accumulation === 'flow' ? history : history.slice(1).map((item, index) => item.minus(history[index]!));
  if (steps.length < LEAST_STEPS) return false;
  const step = accumulation === 'flow' ? value : value.minus(last);
  const mean = sum(steps).div(steps.length);
  const variance = sum(steps.map((item) => item.minus(mean).pow(2))).div(steps.length);
  const spread = variance.sqrt().times(limits?.spread ?? USUAL_SPREAD);
  return spread.gt(0) && step.minus(mean).abs().gt(Exact.max(spread, mean.abs()));
}
