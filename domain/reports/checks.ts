import { type Exact, printedInFull } from '../decimal.ts';
import { type MonthlyValues, yearToDate } from '../indicators/accumulation.ts';
import type { Accumulation } from '../indicators/indicator.ts';
import { LEVEL_HINT, levelOf } from '../indicators/qualitative.ts';
import { type Absence, absenceWords } from './absence.ts';
import type { CellFinding } from './finding.ts';
import { hintOn } from './hints.ts';
import { type Limits, limitFinding } from './limits.ts';
import type { UsualRange } from './limits-from-history.ts';
import { isOutlier } from './outlier.ts';
import { type EnteredParts, partFindings } from './part-checks.ts';
import { unitSuspicion } from './unit-suspicion.ts';

export interface CellInput {
  accumulation: Accumulation;
  unit: string;
  decimals: number;
  value: Exact | null;
  absence?: Absence | null;
  /** This year's months; places before the reported month are used. */
  months: MonthlyValues;
  lastYear: MonthlyValues;
  /** 1–12 */
  month: number;
  /** The two counts of a rate that is made of them; its `value` is then what they give. */
  parts?: EnteredParts | null;
  /** Set by the officer: outside of them a note is wanted. */
  limits?: Limits | null;
  /** What the past years make of it: only worth a hint. */
  usual?: UsualRange | null;
}

/** Everything to say about one cell by itself; empty when there is nothing. Rules between cells: `relations.ts`. */
export function findingsOf(input: CellInput): CellFinding[] {
  const { value, accumulation } = input;
  if (input.absence) return absenceFindings(input);
  const inParts = input.parts ? partFindings(input.parts, { ...input, hasRate: value !== null }) : [];
  if (inParts.some(({ code }) => code !== 'over-hundred')) return inParts;
  if (value === null) return absenceFindings(input);
  if (accumulation === 'qualitative') {
    return levelOf(value) === null ? [{ level: 'refuse', code: 'no-level', message: LEVEL_HINT }] : [];
  }
  const findings = [...refusals(input, value), ...ownRules(input, value, inParts)];
  if (findings.length === 0 && isOutlier(input, value)) {
    findings.push({ level: 'explain', code: 'outlier', message: '与近 12 个月的变化相比异常，请核对或说明' });
  }
  const hint = findings.length === 0 ? hintOn(input, value) : null;
  return hint === null ? findings : [hint];
}

/** 未发生 answers an empty cell, except for a stock: at the end of a month there is always some number of them. */
function absenceFindings({ absence, accumulation }: CellInput): CellFinding[] {
  if (!absence) {
    const none = `本月没有发生的填“${absenceWords['not-occurred']}”，其他原因写在说明栏`;
    const asked = accumulation === 'qualitative' ? '未选择完成档次：请选择' : '未填数值：请填写';
    return [{ level: 'missing', code: 'missing', message: `${asked}；${none}` }];
  }
  if (accumulation !== 'stock') return [];
  const message = `期末数不会“${absenceWords[absence]}”，请填写期末数或说明原因`;
  return [{ level: 'explain', code: 'absent-stock', message }];
}

function refusals({ accumulation, decimals }: CellInput, value: Exact): CellFinding[] {
  const findings: CellFinding[] = [];
  if (value.decimalPlaces() > decimals) {
    const allowed = decimals === 0 ? '整数' : `最多 ${decimals} 位小数`;
    findings.push({ level: 'refuse', code: 'too-many-decimals', message: `该指标应填${allowed}` });
  }
  if (value.lt(0) && accumulation !== 'flow') {
    findings.push({ level: 'refuse', code: 'negative', message: '该指标不能为负数' });
  }
  return findings;
}

function ownRules(input: CellInput, value: Exact, inParts: readonly CellFinding[]): CellFinding[] {
  const { accumulation, unit, limits } = input;
  const findings: CellFinding[] = [];
  if (value.lt(0) && accumulation === 'flow') {
    findings.push({ level: 'explain', code: 'falling-cumulative', message: '负数会使累计下降，请核对或说明' });
  }
  if (accumulation === 'rate' && unit === '%' && (value.gt(100) || inParts.length > 0) && !wasOverHundred(input)) {
    const [ofParts] = inParts;
    findings.push(ofParts ?? { level: 'explain', code: 'over-hundred', message: '比率超过 100%，请核对或说明' });
  }
  const falling = fallingCumulative(input, value);
  if (falling !== null) findings.push(falling);
  const limited = limits ? limitFinding(limits, value) : null;
  if (limited !== null) findings.push(limited);
  const suspicion = unitSuspicion(input, value);
  if (suspicion !== null) findings.push({ level: 'explain', code: 'unit', message: suspicion });
  return findings;
}

/** A rate of completion stays past 100 % for months on end; only the step over it is worth a word. */
function wasOverHundred({ months, lastYear, month }: CellInput): boolean {
  const before = [...lastYear, ...months.slice(0, month - 1)].filter((item) => item !== null);
  return before[before.length - 1]?.gt(100) ?? false;
}

/** What a `distinct` figure, which is year-to-date, stood at before and cannot fall below within its year; null: it has not. */
export function fallenFrom(input: Pick<CellInput, 'accumulation' | 'months' | 'month'>, value: Exact): Exact | null {
  if (input.accumulation !== 'distinct') return null;
  const before = yearToDate('distinct', input.months, input.month - 1).value;
  return before === null || value.gte(before) ? null : before;
}

function fallingCumulative(input: CellInput, value: Exact): CellFinding | null {
  const before = fallenFrom(input, value);
  if (before === null) return null;
  const message = `累计数小于上次的 ${printedInFull(before)}，累计不应下降；应填年初至今的总数，不是当月新增，请核对或说明`;
  return { level: 'explain', code: 'falling-cumulative', message };
}
