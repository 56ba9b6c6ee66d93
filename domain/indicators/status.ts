import { type Exact, exact } from '../decimal.ts';
import type { Thresholds } from '../settings/thresholds.ts';
import type { Accumulation } from './indicator.ts';
import { type Level, levelOf } from './qualitative.ts';
import type { Target } from './target.ts';

/** 状态, from good to bad where an order is needed (`severityOf`). */
export const statuses = ['met', 'on-track', 'over', 'behind', 'seriously-behind', 'no-data'] as const;
export type Status = (typeof statuses)[number];

/** Shown together, never colour alone. */
export const statusWords: Record<Status, { word: string; sign: string }> = {
  met: { word: '已达标', sign: '✓' },
  'on-track': { word: '正常', sign: '→' },
  over: { word: '超额', sign: '⤒' },
  behind: { word: '偏离', sign: '▲' },
  'seriously-behind': { word: '严重偏离', sign: '◆' },
  'no-data': { word: '未报', sign: '○' },
};

const severity: Record<Status, number> = {
  'seriously-behind': 5,
  behind: 4,
  over: 3,
  'no-data': 2,
  'on-track': 1,
  met: 0,
};

/** 0 (met) to 5 (seriously behind): a department or project shows its worst. */
export function severityOf(status: Status): number {
  return severity[status];
}

export function isBehind(status: Status | null): boolean {
  return status === 'behind' || status === 'seriously-behind';
}

export interface StatusInput {
  accumulation: Accumulation;
  /** 0 for what is counted in whole units. */
  decimals: number;
  target: Target;
  /** Year-to-date value in the indicator's unit. */
  value: Exact | null;
  /** Plan path of the same month. */
  path: Exact;
  /** 1–12, the month the value stands for. */
  month: number;
  /** Year-end estimate, asked for only where a ceiling may be about to break: it is the costly part. */
  forecast: () => Exact | null;
}

/** Status of an indicator as of a month. Percentages are never over-fulfilled; equal to the target is met. */
export function statusOf(input: StatusInput, thresholds: Thresholds): Status {
  const { target, value } = input;
  if (value === null) return 'no-data';
  if (input.accumulation === 'qualitative') return levelStatus(levelOf(value));
  return target.operator === '<=' ? ceilingStatus(input, value) : floorStatus(input, value, thresholds);
}

/** A judgement stands for itself: it is compared with no plan and no threshold. */
function levelStatus(level: Level | null): Status {
  switch (level) {
    case 'achieved':
      return 'met';
    case 'partly':
      return 'behind';
    case 'not':
      return 'seriously-behind';
    case null:
      return 'no-data';
  }
}

function floorStatus(
  { accumulation, decimals, target, path, month }: StatusInput,
  value: Exact,
  thresholds: Thresholds,
): Status {
  if (value.gte(target.value)) {
    const limit = target.value.times(exact(thresholds.overTolerance).plus(1));
    return accumulation !== 'rate' && value.gt(limit) ? 'over' : 'met';
  }
  // A plan path of zero or less asks for nothing yet, nor does half a training course: of what is counted whole, the first
  // is wanted when the path reaches one. At year end the path is the target.
  const asksNothing = path.lte(0) || (decimals === 0 && path.lt(1));
  const keepsUp = (share: string) => asksNothing || value.gte(path.times(exact(share)));
  if (!keepsUp(thresholds.yellow)) return 'seriously-behind';
  // At year end an unmet target is behind at the least, never on track.
  return keepsUp(thresholds.green) && month < 12 ? 'on-track' : 'behind';
}

function ceilingStatus({ target, month, forecast }: StatusInput, value: Exact): Status {
  if (value.gt(target.value)) return 'seriously-behind';
  if (month === 12) return 'met';
  return forecast()?.gt(target.value) ? 'behind' : 'on-track';
}
