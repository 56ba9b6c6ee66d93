import { calendarShare, lagLevel } from '../budgets/lag.ts';
import { type Exact, printed, printedInFull } from '../decimal.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Progress } from '../indicators/progress.ts';
import { levelNames, levelOf } from '../indicators/qualitative.ts';
import { isBehind } from '../indicators/status.ts';
import { operatorSigns, type Target } from '../indicators/target.ts';
import { type Month, monthLabel } from '../period.ts';
import type { FoundAlert } from './alert.ts';
import { type AlertSettings, thresholdOf } from './settings.ts';

type ThresholdsInForce = Pick<AlertSettings, 'thresholds'>;

/** What the rules read of an indicator, as of a month (1–12). */
export interface IndicatorFacts {
  id: number;
  indicator: Pick<Indicator, 'name' | 'unit' | 'decimals' | 'accumulation'>;
  department: string;
  target: Target;
  progress: Progress;
  /** 1–12: first month of the present run of being behind. */
  behindSince: number | null;
  month: number;
}

/** 目标差距, 预计不达标, 超额偏离: at most one of each for an indicator. Deterministic: the same facts, the same alerts. */
export function indicatorAlerts(facts: IndicatorFacts): FoundAlert[] {
  return [targetGap(facts), forecastShortfall(facts), overFulfilment(facts)].filter((alert) => alert !== null);
}

function targetGap(facts: IndicatorFacts): FoundAlert | null {
  const { progress, behindSince, indicator } = facts;
  const { status } = progress;
  if (!isBehind(status)) return null;
  const needed = progress.neededPerMonth;
  const level = indicator.accumulation === 'qualitative' ? levelOf(progress.value) : null;
  const sentences = [
    level === null
      ? `${standing(facts)}，差 ${amount(facts, progress.gap)}，完成 ${percent(progress.completion)}`
      : `完成档次为“${levelNames[level]}”`,
    behindSince === null ? null : `自 ${behindSince} 月起偏离`,
    needed === null ? null : `其后每月需 ${finer(facts, needed)}`,
  ];
  return {
    rule: 'target-gap',
    ...base(facts),
    level: status === 'behind' ? 'yellow' : 'red',
    title: `${indicator.name}未达${facts.month === 12 ? '目标' : '序时目标'}`,
    message: `${sentences.filter((sentence) => sentence !== null).join('；')}。`,
  };
}

function forecastShortfall(facts: IndicatorFacts): FoundAlert | null {
  const { progress, target, indicator } = facts;
  const { forecast, status } = progress;
  if (status !== 'on-track' || forecast === null || target.operator === '<=') return null;
  // An estimate that was never put to the test has no high end, and accuses nobody.
  if (forecast.high === null || forecast.high.gte(target.value)) return null;
  return {
    rule: 'forecast-shortfall',
    ...base(facts),
    level: 'yellow',
    title: `${indicator.name}预计年底不达标`,
    message: `${standing(facts)}；按目前进度全年预计 ${amount(facts, forecast.value)}，最高 ${amount(facts, forecast.high)}，低于目标。`,
  };
}

function overFulfilment(facts: IndicatorFacts): FoundAlert | null {
  const { progress, target, indicator } = facts;
  if (progress.status !== 'over' || progress.value === null) return null;
  const beyond = progress.value.minus(target.value);
  return {
    rule: 'over-fulfilment',
    ...base(facts),
    level: 'blue',
    title: `${indicator.name}超额较多`,
    message: `${standing(facts)}，超出 ${amount(facts, beyond)}，完成 ${percent(progress.completion)}；超额偏离可能扣分，请说明原因。`,
  };
}

function base({ id, department }: IndicatorFacts) {
  return { subject: `indicator:${id}`, department, indicatorId: id };
}

/** `82.76 / ≥87.70 万人` */
function standing({ indicator, target, progress }: IndicatorFacts): string {
  const value = progress.value === null ? '—' : printedInFull(progress.value, indicator.decimals);
  const goal = printedInFull(target.value, indicator.decimals);
  return `${value} / ${operatorSigns[target.operator]}${goal} ${indicator.unit}`;
}

function amount({ indicator }: IndicatorFacts, value: Exact | null): string {
  return value === null ? '—' : `${printed(value, indicator.decimals)} ${indicator.unit}`;
}

function finer({ indicator }: IndicatorFacts, value: Exact): string {
  return `${printed(value, Math.max(indicator.decimals, 2))} ${indicator.unit}`;
}

function percent(value: Exact | null): string {
  return value === null ? '—' : `${printed(value, 2)}%`;
}

export interface LateReportFacts {
  department: string;
  departmentName: string;
  month: Month;
  dueDate: string;
  /** `YYYY-MM-DD` */
  today: string;
}

/** 逾期未报: one for a department and month; red when more days over the due day than the year's rule allows. */
export function lateReportAlert(facts: LateReportFacts, settings: ThresholdsInForce): FoundAlert {
  const days = Math.round((Date.parse(facts.today) - Date.parse(facts.dueDate)) / 86_400_000);
  return {
    rule: 'late-report',
    subject: `report:${facts.month}:${facts.department}`,
    level: thresholdOf(settings, 'redDays').lt(days) ? 'red' : 'yellow',
    department: facts.department,
    indicatorId: null,
    title: `${facts.departmentName}${monthLabel(facts.month)}月报逾期未报`,
    message: `应于 ${facts.dueDate} 前提交，已逾期 ${days} 天。`,
  };
}

export interface BudgetFacts {
  formId: string;
  formName: string;
  adjusted: Exact;
  executed: Exact;
  /** 1–12 */
  month: number;
  /** The project of the budget by month, where the figures come from there. */
  projectId?: number;
  /** 预计年末结余 in words; null or left out where nothing can be said. */
  unspent?: string | null;
}

/**
 * 执行滞后: rate behind the calendar by more percentage points than the year's rule allows; red at year end under its floor.
 * A zero budget has no rate.
 */
export function budgetLagAlert(facts: BudgetFacts, settings: ThresholdsInForce): FoundAlert | null {
  if (facts.adjusted.isZero()) return null;
  const rate = facts.executed.div(facts.adjusted).times(100);
  const level = lagLevel(rate, facts.month, settings);
  if (level === null) return null;
  const calendar = calendarShare(facts.month);
  return {
    rule: 'budget-lag',
    subject: facts.projectId === undefined ? `form:${facts.formId}` : `project:${facts.projectId}`,
    level,
    department: null,
    indicatorId: null,
    title: `${facts.formName}预算执行滞后`,
    message: `全年预算 ${printed(facts.adjusted, 2)} 万元，已执行 ${printed(facts.executed, 2)} 万元，执行率 ${printed(rate, 2)}%，序时进度 ${printed(calendar, 2)}%${facts.unspent ? `；${facts.unspent}` : ''}。`,
  };
}

export interface ReasonFacts {
  formId: string;
  formName: string;
  /** 1-based */
  row: number;
  rowName: string;
  department: string | null;
  indicatorId: number | null;
  weight: string;
  score: string;
}

/** 缺偏差说明: a row of a project form that lost points and says nothing about it. */
export function missingReasonAlert(facts: ReasonFacts): FoundAlert {
  return {
    rule: 'missing-reason',
    subject: `form:${facts.formId}:${facts.row}`,
    level: 'yellow',
    department: facts.department,
    indicatorId: facts.indicatorId,
    title: `${facts.rowName}缺偏差原因`,
    message: `《${facts.formName}》自评表第 ${facts.row} 行得 ${facts.score} 分（满分 ${facts.weight} 分），未填写偏差原因分析及改进措施。`,
  };
}
