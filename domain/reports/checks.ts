import { Exact, printedInFull } from '../decimal.ts';
import { type MonthlyValues, yearToDate } from '../indicators/accumulation.ts';
import type { Accumulation } from '../indicators/indicator.ts';
import { LEVEL_HINT, levelOf } from '../indicators/qualitative.ts';
import { type EnteredParts, partFindings } from './part-checks.ts';

/**
 * A finding beside a cell. `refuse` is not saved; `explain` is saved but wants a note before submitting; `missing` wants a
 * value or a note.
 */
export interface CellFinding {
  level: 'refuse' | 'explain' | 'missing';
  code:
    | 'too-many-decimals'
    | 'negative'
    | 'over-hundred'
    | 'falling-cumulative'
    | 'outlier'
    | 'missing'
    | 'part-missing'
    | 'zero-denominator'
    | 'no-level';
  message: string;
}

export interface CellInput {
  accumulation: Accumulation;
  unit: string;
  decimals: number;
  value: Exact | null;
  /** This year's months; places before the reported month are used. */
  months: MonthlyValues;
  lastYear: MonthlyValues;
  /** 1–12 */
  month: number;
  /** The two counts of a rate that is made of them; its `value` is then what they give. */
  parts?: EnteredParts | null;
}

/** Everything to say about one cell; empty when there is nothing. */
export function findingsOf(input: CellInput): CellFinding[] {
  const { value, accumulation, unit } = input;
  const inParts = input.parts ? partFindings(input.parts, { ...input, hasRate: value !== null }) : [];
  if (inParts.some(({ code }) => code !== 'over-hundred')) return inParts;
  if (value === null) {
    if (accumulation === 'qualitative') {
      return [{ level: 'missing', code: 'missing', message: '未选择完成档次：请选择，或在说明栏写明未报原因' }];
    }
    return [{ level: 'missing', code: 'missing', message: '未填数值：请填写，或在说明栏写明未报原因' }];
  }
  if (accumulation === 'qualitative') {
    return levelOf(value) === null ? [{ level: 'refuse', code: 'no-level', message: LEVEL_HINT }] : [];
  }
  const findings: CellFinding[] = [];
  if (value.decimalPlaces() > input.decimals) {
    const allowed = input.decimals === 0 ? '整数' : `最多 ${input.decimals} 位小数`;
    findings.push({ level: 'refuse', code: 'too-many-decimals', message: `该指标应填${allowed}` });
  }
  if (value.lt(0)) {
    if (accumulation !== 'flow') findings.push({ level: 'refuse', code: 'negative', message: '该指标不能为负数' });
    else findings.push({ level: 'explain', code: 'falling-cumulative', message: '负数会使累计下降，请核对或说明' });
  }
  if (accumulation === 'rate' && unit === '%' && (value.gt(100) || inParts.length > 0) && !wasOverHundred(input)) {
    const [ofParts] = inParts;
    findings.push(ofParts ?? { level: 'explain', code: 'over-hundred', message: '比率超过 100%，请核对或说明' });
  }
  const falling = fallingCumulative(input, value);
  if (falling !== null) findings.push(falling);
  if (findings.length === 0 && isOutlier(input, value)) {
    findings.push({ level: 'explain', code: 'outlier', message: '与近 12 个月的变化相比异常，请核对或说明' });
  }
  return findings;
}

/** A rate of completion stays past 100 % for months on end; only the step over it is worth a word. */
function wasOverHundred({ months, lastYear, month }: CellInput): boolean {
  const before = [...lastYear, ...months.slice(0, month - 1)].filter((item) => item !== null);
  return before[before.length - 1]?.gt(100) ?? false;
}

/** A `distinct` figure is year-to-date and cannot fall within its year. */
function fallingCumulative(input: CellInput, value: Exact): CellFinding | null {
  if (input.accumulation !== 'distinct') return null;
  const before = yearToDate('distinct', input.months, input.month - 1).value;
  if (before === null || value.gte(before)) return null;
  const message = `累计数小于上次的 ${printedInFull(before)}，累计不应下降；应填年初至今的总数，不是当月新增，请核对或说明`;
  return { level: 'explain', code: 'falling-cumulative', message };
}

/** Fewer earlier steps than this give no usual range. */
const LEAST_STEPS = 6;
const USUAL_SPREAD = 4;

/**
 * Outside mean ± 4 standard deviations of the past twelve monthly steps (for a flow: of the monthly figures), and further
 * off than a step as usual: a month without change is none. The level itself would not do: a growing stock is always at
 * its highest.
 */
function isOutlier({ accumulation, months, lastYear, month }: CellInput, value: Exact): boolean {
  if (accumulation === 'qualitative' || accumulation === 'distinct') return false;
  const history = [...lastYear, ...months.slice(0, month - 1)].slice(-13).filter((item) => item !== null);
  const last = history[history.length - 1];
  if (last === undefined) return false;
  const steps = accumulation === 'flow' ? history : history.slice(1).map((item, index) => item.minus(history[index]!));
  if (steps.length < LEAST_STEPS) return false;
  const step = accumulation === 'flow' ? value : value.minus(last);
  const mean = steps.reduce((total, item) => total.plus(item), new Exact(0)).div(steps.length);
  const variance = steps.reduce((total, item) => total.plus(item.minus(mean).pow(2)), new Exact(0)).div(steps.length);
  const spread = variance.sqrt().times(USUAL_SPREAD);
  return spread.gt(0) && step.minus(mean).abs().gt(Exact.max(spread, mean.abs()));
}
