import { type Exact, exact } from '../decimal.ts';
import { reasonSchema } from '../reports/limits.ts';
import { z } from '../zod.ts';
import { type AlertLevel, type AlertRule, alertRules } from './alert.ts';

/** A number a rule goes by besides the figures themselves; the bounds are both allowed. */
export interface AlertThreshold {
  name: string;
  unit: string;
  usual: string;
  least: number;
  most: number;
}

export const alertThresholdKeys = ['redDays', 'tolerance', 'yearEndFloor', 'spread'] as const;
export type AlertThresholdKey = (typeof alertThresholdKeys)[number];

export const alertThresholds: Record<AlertThresholdKey, AlertThreshold> = {
  redDays: { name: '红色：逾期超过', unit: '天', usual: '10', least: 0, most: 365 },
  tolerance: { name: '允许落后序时进度', unit: '个百分点', usual: '20', least: 0, most: 100 },
  yearEndFloor: { name: '年末红色：执行率低于', unit: '%', usual: '60', least: 0, most: 100 },
  spread: {
    name: '偏离近 12 个月变化超过（指标另有设定的从其设定）',
    unit: '倍标准差',
    usual: '4',
    least: 2,
    most: 10,
  },
};

/** Gap and over-fulfilment go by the status of the indicator, whose limits are the year's; a forecast by the target itself. */
export const thresholdsOfRule: Record<AlertRule, readonly AlertThresholdKey[]> = {
  'target-gap': [],
  'forecast-shortfall': [],
  'over-fulfilment': [],
  'late-report': ['redDays'],
  'budget-lag': ['tolerance', 'yearEndFloor'],
  'falling-cumulative': [],
  outlier: ['spread'],
  'missing-reason': [],
  contradiction: [],
};

const days = (name: string, least: number) =>
  z
    .number({ error: `${name}应为整数` })
    .int(`${name}应为整数`)
    .min(least, `${name}应在 ${least} 至 60 之间`)
    .max(60, `${name}应在 ${least} 至 60 之间`);

const thresholdSchema = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, '应为数字，最多 2 位小数');

/** How a rule is applied in a year; the officer's to set. */
export const alertSettingsSchema = z.object({
  isOn: z.boolean({ error: '请选择是否启用' }),
  /** 观察期, calendar days: how long a yellow or blue finding must hold before it opens. */
  pendingDays: days('观察期', 0),
  redPendingDays: days('红色观察期', 0),
  /** Working days without action until the leader is told; null: never. */
  escalationDays: days('升级时限', 1).nullable(),
  redEscalationDays: days('红色升级时限', 1).nullable(),
  /** Decimal texts. */
  thresholds: z.partialRecord(z.enum(alertThresholdKeys), thresholdSchema),
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** With the version that was read, 0 for none, and why. */
export const alertSettingsInputSchema = alertSettingsSchema.extend({
  version: z.number({ error: '缺少版本号，请刷新后重试' }).int().min(0),
  reason: reasonSchema,
});
export type AlertSettingsInput = z.infer<typeof alertSettingsInputSchema>;

export const alertRuleSchema = z.enum(alertRules, '没有这条预警规则');

/** An estimate swings while a month's reports come in; red ones are told to the leader after a working week. */
const FORECAST_PENDING_DAYS = 3;
const RED_ESCALATION_DAYS = 5;

export function usualSettings(rule: AlertRule): AlertSettings {
  return {
    isOn: true,
    pendingDays: rule === 'forecast-shortfall' ? FORECAST_PENDING_DAYS : 0,
    redPendingDays: 0,
    escalationDays: null,
    redEscalationDays: RED_ESCALATION_DAYS,
    thresholds: Object.fromEntries(thresholdsOfRule[rule].map((key) => [key, alertThresholds[key].usual])),
  };
}

export interface SettingsProblem {
  path: string;
  message: string;
}

/** What is wrong with settings for this rule; the schema has looked at the rest. */
export function settingsProblems(
  rule: AlertRule,
  { thresholds }: Pick<AlertSettings, 'thresholds'>,
): SettingsProblem[] {
  const wanted = thresholdsOfRule[rule];
  const foreign = alertThresholdKeys.filter((key) => thresholds[key] !== undefined && !wanted.includes(key));
  return [
    ...foreign.map((key) => ({ path: `thresholds.${key}`, message: `该规则没有“${alertThresholds[key].name}”` })),
    ...wanted.flatMap((key) => {
      const { name, least, most } = alertThresholds[key];
      const text = thresholds[key];
      const path = `thresholds.${key}`;
      if (text === undefined) return [{ path, message: `请填写“${name}”` }];
      const value = exact(text);
      return value.lt(least) || value.gt(most) ? [{ path, message: `“${name}”应在 ${least} 至 ${most} 之间` }] : [];
    }),
  ];
}

/** The number in force; the usual one where the year has none of its own. */
export function thresholdOf(settings: Pick<AlertSettings, 'thresholds'>, key: AlertThresholdKey): Exact {
  return exact(settings.thresholds[key] ?? alertThresholds[key].usual);
}

export function pendingDaysOf(settings: AlertSettings, level: AlertLevel): number {
  return level === 'red' ? settings.redPendingDays : settings.pendingDays;
}

export function escalationDaysOf(settings: AlertSettings, level: AlertLevel): number | null {
  return level === 'red' ? settings.redEscalationDays : settings.escalationDays;
}

/** Setting the one where the other stands would change nothing. */
export function isSameSettings(one: AlertSettings, other: AlertSettings): boolean {
  const { thresholds: mine, ...rest } = one;
  const { thresholds: theirs, ...others } = other;
  return (
    alertThresholdKeys.every((key) => {
      const [a, b] = [mine[key], theirs[key]];
      return a === undefined || b === undefined ? a === b : exact(a).eq(exact(b));
    }) && (Object.keys(rest) as (keyof typeof rest)[]).every((key) => rest[key] === others[key])
  );
}
