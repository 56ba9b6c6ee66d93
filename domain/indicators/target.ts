import { Exact } from '../decimal.ts';
import { z } from '../zod.ts';
import type { Accumulation } from './indicator.ts';

export const operators = ['>=', '<=', '='] as const;
export type Operator = (typeof operators)[number];
export const operatorSchema = z.enum(operators);

export const operatorSigns: Record<Operator, string> = { '>=': '≥', '<=': '≤', '=': '=' };

/** A yearly performance target (绩效目标值) in the indicator's unit, valid from a month of its year on. */
export interface Target {
  operator: Operator;
  value: Exact;
  /** 指标值设定依据 */
  basis: string | null;
  /** Planned year-to-date after each month, when set by hand; null entries fall back to the default path. */
  monthlyPlan: (Exact | null)[] | null;
  /** Invented for demonstration, to be marked wherever it is shown. */
  isDemo: boolean;
}

/**
 * 序时目标: what should have been reached by the end of `month` (1–12), in the indicator's unit.
 * Flow and distinct: target × month ÷ 12. Stock: from last year's final value to the target in equal steps; without that
 * value the target itself, the cautious reading. Rate, qualitative and every `<=`: the target itself.
 */
export function planPathAt(
  target: Target,
  accumulation: Accumulation,
  lastYearFinal: Exact | null,
  month: number,
): Exact {
  const byHand = target.monthlyPlan?.[month - 1] ?? null;
  if (byHand !== null) return byHand;
  if (target.operator === '<=') return target.value;
  const share = new Exact(month).div(12);
  switch (accumulation) {
    case 'flow':
    case 'distinct':
      return target.value.times(share);
    case 'stock':
      return lastYearFinal === null ? target.value : lastYearFinal.plus(target.value.minus(lastYearFinal).times(share));
    case 'rate':
    case 'qualitative':
      return target.value;
  }
}
