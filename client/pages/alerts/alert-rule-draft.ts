import type { AlertRule } from '#domain/alerts/alert.ts';
import {
  type AlertSettings,
  type AlertSettingsInput,
  type AlertThresholdKey,
  alertSettingsInputSchema,
  alertThresholds,
  settingsProblems,
  thresholdsOfRule,
} from '#domain/alerts/settings.ts';

const dayFields = ['pendingDays', 'redPendingDays', 'escalationDays', 'redEscalationDays'] as const;

/** What stands in the dialog; an empty 升级 never tells the leader. */
export interface RuleDraft extends Record<(typeof dayFields)[number], string> {
  isOn: boolean;
  thresholds: Partial<Record<AlertThresholdKey, string>>;
  reason: string;
}
export type RuleRefusals = Record<string, string>;

export function ruleDraftOf(rule: AlertSettings): RuleDraft {
  const days = dayFields.map((field) => [field, String(rule[field] ?? '')]);
  const texts = Object.fromEntries(days) as Record<(typeof dayFields)[number], string>;
  return { ...texts, isOn: rule.isOn, thresholds: { ...rule.thresholds }, reason: '' };
}

const wholeOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined);
const wholeOrNull = (text: string) => (text.trim() === '' ? null : wholeOf(text));

/** The settings as the API takes them, or what is wrong by field (`thresholds.tolerance`). */
export function checkedRule(
  draft: RuleDraft,
  { rule, version }: { rule: AlertRule; version: number },
): { input: AlertSettingsInput } | { refusals: RuleRefusals } {
  const result = alertSettingsInputSchema.safeParse({
    version,
    isOn: draft.isOn,
    pendingDays: wholeOf(draft.pendingDays),
    redPendingDays: wholeOf(draft.redPendingDays),
    escalationDays: wholeOrNull(draft.escalationDays),
    redEscalationDays: wholeOrNull(draft.redEscalationDays),
    thresholds: draft.thresholds,
    reason: draft.reason,
  });
  const refusals: RuleRefusals = {};
  for (const { path, message } of result.error?.issues ?? []) refusals[path.join('.')] ??= message;
  if (result.success) for (const { path, message } of settingsProblems(rule, result.data)) refusals[path] ??= message;
  return result.success && Object.keys(refusals).length === 0 ? { input: result.data } : { refusals };
}

/** 观察期 of a rule in words. */
export function pendingWords({ pendingDays, redPendingDays }: AlertSettings): string {
  return `红 ${redPendingDays} 天 · 黄蓝 ${pendingDays} 天`;
}

/** When the leader is told. */
export function escalationWords({ escalationDays, redEscalationDays }: AlertSettings): string {
  const words = (days: number | null) => (days === null ? '不升级' : `${days} 个工作日`);
  return `红 ${words(redEscalationDays)} · 黄蓝 ${words(escalationDays)}`;
}

/** The numbers of a rule in words; rules without own numbers say what they go by. */
export function thresholdWords(rule: AlertRule, { thresholds }: Pick<AlertSettings, 'thresholds'>): string {
  const keys = thresholdsOfRule[rule];
  if (keys.length > 0) {
    return keys
      .map(
        (key) =>
          `${alertThresholds[key].name} ${thresholds[key] ?? alertThresholds[key].usual} ${alertThresholds[key].unit}`,
      )
      .join('；');
  }
  return withoutNumbers[rule] ?? '—';
}

const withoutNumbers: Partial<Record<AlertRule, string>> = {
  'target-gap': '按本年度的状态界限：偏离为黄色，严重偏离为红色',
  'forecast-shortfall': '全年预计的最高值低于目标（等于目标不触发）',
  'over-fulfilment': '按本年度的超额界限',
  'falling-cumulative': '累计数小于此前的累计数，或当月为负数',
  'missing-reason': '失分的指标行没有偏差原因',
  contradiction: '数据核对发现的矛盾，没有豁免的每处一条',
};

/** One version in a line, for the history. */
export function ruleVersionWords(rule: AlertRule, version: AlertSettings): string {
  const state = version.isOn ? '启用' : '停用';
  return [
    state,
    thresholdWords(rule, version),
    `观察期 ${pendingWords(version)}`,
    `升级 ${escalationWords(version)}`,
  ].join('；');
}
