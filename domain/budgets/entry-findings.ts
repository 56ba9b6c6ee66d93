import { type Exact, printedInFull } from '../decimal.ts';

/** What a person must know of an entered cumulative; `explain` wants a note before the month is handed in. */
export interface BudgetFinding {
  level: 'missing' | 'explain';
  code: 'missing' | 'falling' | 'over-budget';
  message: string;
}

export interface EnteredMoney {
  /** 累计执行数, 万元; null: not entered. */
  executed: Exact | null;
  /** The last cumulative before this month. */
  before: { month: number; value: Exact } | null;
  adjusted: Exact | null;
}

/** At most one of each kind. A cumulative that falls is warned of, not refused: 冲回 and corrections happen. */
export function entryFindings({ executed, before, adjusted }: EnteredMoney): BudgetFinding[] {
  if (executed === null) {
    if (adjusted === null || adjusted.isZero()) return [];
    return [{ level: 'missing', code: 'missing', message: '未填累计执行数，没有支出的填 0' }];
  }
  const findings: BudgetFinding[] = [];
  if (before !== null && executed.lt(before.value)) {
    const words = `累计执行数低于 ${before.month} 月的 ${printedInFull(before.value, 2)} 万元，如系冲回或更正请在说明中写明`;
    findings.push({ level: 'explain', code: 'falling', message: words });
  }
  if (adjusted !== null && executed.gt(adjusted)) {
    const words = `累计执行数超出调整后预算 ${printedInFull(adjusted, 2)} 万元，请核对，或登记预算调整，或写明原因`;
    findings.push({ level: 'explain', code: 'over-budget', message: words });
  }
  return findings;
}

/** Answered by a note, all but a missing figure. */
export function isAnswered({ level }: Pick<BudgetFinding, 'level'>, note: string | null): boolean {
  return level === 'explain' && (note ?? '').trim().length >= 2;
}
