import { type Exact, exact, exactOrNull, percentOf, printed, printedInFull, rounded } from '#domain/decimal.ts';
import type { Forecast } from '#domain/indicators/forecast.ts';
import { z } from '../zod.ts';
import type { FormRow, FundLine } from './form.ts';
import { numeralSchema } from './numeral.ts';
import { valueText } from './value-text.ts';

/** 偏差原因 of the official form, in its order. */
export const causes = ['funds', 'rules', 'staff', 'equipment', 'other'] as const;
export type Cause = (typeof causes)[number];

export const causeNames: Record<Cause, string> = {
  funds: '经费保障',
  rules: '制度保障',
  staff: '人员保障',
  equipment: '硬件条件保障',
  other: '其他',
};

/** 完成目标可能性 of the official form, in its order. */
export const possibilities = ['certain', 'possible', 'impossible'] as const;
export type Possibility = (typeof possibilities)[number];

export const possibilityNames: Record<Possibility, string> = {
  certain: '确定能',
  possible: '有可能',
  impossible: '完全不可能',
};

const text = (name: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `${name}最多 ${most} 字`)
    .nullable()
    .transform((value) => value || null);

/** What a person says about a row of the monitoring form; null leaves what the figures give. */
export const monitoringEntrySchema = z.object({
  actualText: text('执行完成情况', 200),
  forecastText: text('全年预计完成情况', 200),
  causes: z
    .array(z.enum(causes, '偏差原因的类别无法识别'))
    .refine((all) => new Set(all).size === all.length, '类别重复'),
  explanation: text('原因说明', 1000),
  possibility: z.enum(possibilities, '完成目标可能性应为确定能、有可能或完全不可能').nullable(),
  note: text('备注', 500),
});
export type MonitoringEntry = z.infer<typeof monitoringEntrySchema>;

export const EMPTY_ENTRY: MonitoringEntry = {
  actualText: null,
  forecastText: null,
  causes: [],
  explanation: null,
  possibility: null,
  note: null,
};

/** What a person says about the money of a fund line, in the form's money unit; null leaves what is known. */
export const fundEntrySchema = z.object({
  executed: numeralSchema('执行数'),
  expected: numeralSchema('全年预计执行数'),
});
export type FundEntry = z.infer<typeof fundEntrySchema>;

export const EMPTY_FUND: FundEntry = { executed: null, expected: null };

/** What the approved months up to the month say about a row's indicator. */
export interface MonitoredFigure {
  value: Exact | null;
  forecast: Forecast | null;
  decimals: number;
}

/** A row of the monitoring form as it prints; `isTyped` says what a person gave and not the figures. */
export interface MonitoredRow {
  row: FormRow;
  actualText: string | null;
  forecastText: string | null;
  possibility: Possibility | null;
  causes: readonly Cause[];
  explanation: string | null;
  note: string | null;
  isTyped: { actual: boolean; forecast: boolean; possibility: boolean };
  /** What the figures give, written over or not. */
  given: { actual: string | null; forecast: string | null; possibility: Possibility | null };
  /** It may or will miss the target, and no cause is given. */
  wantsCause: boolean;
}

/** A row with its figures, and over them what a person has written. */
export function monitoredRow(row: FormRow, figure: MonitoredFigure | null, entry: MonitoringEntry): MonitoredRow {
  const shown = (value: Exact | null) =>
    value === null
      ? null
      : valueText({ operator: null, value: printedInFull(value, figure?.decimals ?? 0), unit: row.unit });
  const forecast = figure?.forecast ?? null;
  const estimate = forecast && rounded(forecast.value, figure?.decimals ?? 0);
  const given = {
    actual: shown(figure?.value ?? null),
    forecast: shown(estimate),
    possibility: forecast && possibilityOf(row, forecast),
  };
  const possibility = entry.possibility ?? given.possibility;
  return {
    row,
    actualText: entry.actualText ?? given.actual,
    forecastText: entry.forecastText ?? given.forecast,
    possibility,
    causes: entry.causes,
    explanation: entry.explanation,
    note: entry.note,
    isTyped: {
      actual: entry.actualText !== null,
      forecast: entry.forecastText !== null,
      possibility: entry.possibility !== null,
    },
    given,
    wantsCause:
      (possibility === 'possible' || possibility === 'impossible') &&
      entry.causes.length === 0 &&
      entry.explanation === null,
  };
}

/**
 * Whether the target will be met, by the ends of the estimate in the row's unit: 确定能 when both meet it, 完全不可能 when
 * neither does. Null where the target is no figure, or where too little is known of the estimate for ends.
 */
export function possibilityOf(
  { operator, target }: Pick<FormRow, 'operator' | 'target'>,
  { low, high }: Pick<Forecast, 'low' | 'high'>,
): Possibility | null {
  if (target === null || low === null || high === null) return null;
  const goal = exact(target);
  const [worst, best] = operator === '<=' ? [high, low] : [low, high];
  const meets = (value: Exact) => (operator === '<=' ? value.lte(goal) : value.gte(goal));
  if (meets(worst)) return 'certain';
  return meets(best) ? 'possible' : 'impossible';
}

/** Money spent by the month and expected for the year, in the form's money unit; null where nobody has said. */
export interface MonitoredFund {
  executed: string | null;
  expected: string | null;
  isTyped: { executed: boolean; expected: boolean };
}

/** What the approved months of the budget say of a fund line, in the form's money unit. */
export type KnownFund = Pick<MonitoredFund, 'executed' | 'expected'>;

/** A fund line with what a person has written, over the budget by month; at year end the form itself knows what was spent. */
export function monitoredFund(
  line: FundLine,
  month: number,
  entry: FundEntry,
  monthly: KnownFund | null = null,
): MonitoredFund {
  const ofForm = month === 12 ? line.executed : null;
  return {
    executed: entry.executed ?? monthly?.executed ?? ofForm,
    expected: entry.expected ?? monthly?.expected ?? ofForm,
    isTyped: { executed: entry.executed !== null, expected: entry.expected !== null },
  };
}

/** 执行率 as it prints, of the budget in force; null where there is no budget to spend or nothing is known to be spent. */
export function executionRate(line: FundLine, executed: string | null): string | null {
  const [spent, whole] = [exactOrNull(executed), exactOrNull(line.adjusted ?? line.initial)];
  const rate = spent && whole && percentOf(spent, whole);
  return rate ? `${printed(rate, 2)}%` : null;
}
