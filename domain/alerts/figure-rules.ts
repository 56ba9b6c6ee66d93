import { type Exact, printedInFull } from '../decimal.ts';
import type { MonthlyValues } from '../indicators/accumulation.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { fallenFrom } from '../reports/checks.ts';
import { isOutlier } from '../reports/outlier.ts';
import type { FoundAlert } from './alert.ts';
import { type AlertSettings, thresholdOf } from './settings.ts';

/** What the rules about the figure itself read; values in the indicator's unit. */
export interface FigureFacts {
  id: number;
  indicator: Pick<Indicator, 'name' | 'unit' | 'decimals' | 'accumulation'>;
  department: string;
  /** Approved, January first. */
  months: MonthlyValues;
  lastYear: MonthlyValues;
  /** 1–12: only figures up to here are looked at. */
  asOf: number;
  /** 波动倍数 the officer has set for this indicator; null for the rule's. */
  spread: Exact | null;
}

/** 累计下降 and 异常波动 of the last approved figure: what lies behind it was explained when it was handed in. */
export function figureAlerts(facts: FigureFacts, outlier: Pick<AlertSettings, 'thresholds'>): FoundAlert[] {
  const month = lastMonthOf(facts);
  const value = month === null ? null : facts.months[month - 1];
  if (month === null || !value) return [];
  return [falling(facts, month, value), unusual(facts, month, value, outlier)].filter((alert) => alert !== null);
}

function lastMonthOf({ months, asOf }: FigureFacts): number | null {
  for (let month = asOf; month >= 1; month -= 1) if (months[month - 1]) return month;
  return null;
}

function falling(facts: FigureFacts, month: number, value: Exact): FoundAlert | null {
  const { indicator, months } = facts;
  const before = fallenFrom({ accumulation: indicator.accumulation, months, month }, value);
  const isNegative = indicator.accumulation === 'flow' && value.lt(0);
  if (before === null && !isNegative) return null;
  const words =
    before === null
      ? `${month}月为 ${amount(facts, value)}，使全年累计下降`
      : `${month}月累计 ${amount(facts, value)}，小于此前的 ${amount(facts, before)}`;
  return {
    rule: 'falling-cumulative',
    ...base(facts),
    title: `${indicator.name}累计下降`,
    message: `${words}；请核对台账，有误的更正，无误的说明原因。`,
  };
}

function unusual(
  facts: FigureFacts,
  month: number,
  value: Exact,
  settings: Pick<AlertSettings, 'thresholds'>,
): FoundAlert | null {
  const { indicator, months, lastYear } = facts;
  const spread = facts.spread ?? thresholdOf(settings, 'spread');
  const limits = { lower: null, upper: null, spread };
  const { accumulation } = indicator;
  if (!isOutlier({ accumulation, months, lastYear, month, limits }, value)) return null;
  return {
    rule: 'outlier',
    ...base(facts),
    title: `${indicator.name}波动异常`,
    message: `${month}月为 ${amount(facts, value)}，与近 12 个月的变化相比超出 ${printedInFull(spread)} 倍标准差；请核对台账，有误的更正，无误的说明原因。`,
  };
}

function base({ id, department }: FigureFacts) {
  return { subject: `indicator:${id}`, department, indicatorId: id, level: 'yellow' } as const;
}

function amount({ indicator }: FigureFacts, value: Exact): string {
  return `${printedInFull(value, indicator.decimals)} ${indicator.unit}`;
}
