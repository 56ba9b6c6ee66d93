import { calendarShare } from '#domain/budgets/lag.ts';
import { exact, printed } from '#domain/decimal.ts';
import type { Overview } from '../../queries/overview.ts';
import { figureWords } from '../../words/numbers.ts';

export type Budget = Overview['budget'];
export type BudgetLine = Budget['lines'][number];

/** What the calendar asks for by the end of the month, in the line's unit. */
export function dueByCalendar({ adjusted }: Pick<BudgetLine, 'adjusted'>, calendar: string): string {
  return printed(exact(adjusted).times(exact(calendar)).div(100), 2);
}

/** 执行 11.31 / 全年预算 30.00 万元，执行率 37.70%，序时 100.00%。 Of what is not known it says so. */
export function budgetLineWords(line: BudgetLine, calendar: string): string {
  const { name, executed, adjusted, rate, unit } = line;
  const budget = `全年预算 ${figureWords(adjusted, unit)}`;
  if (executed === null)
    return `${name}：${budget}，按序时应执行 ${figureWords(dueByCalendar(line, calendar), unit)}，执行数未知`;
  const own = calendarOf(line) ?? calendar;
  const at = own === calendar ? '' : `（${line.month}月数）`;
  return `${name}：执行 ${figureWords(executed)} / ${budget}，执行率 ${figureWords(rate, '%')}${at}，序时 ${own}%`;
}

/** 序时进度 of the month that the line's figures stand for; null where there are none. */
export function calendarOf({ month }: Pick<BudgetLine, 'month'>): string | null {
  return month === null ? null : printed(calendarShare(month), 2);
}

/** To the project where the money is kept by month, else to the form that states it. */
export function budgetLink({ projectId, formId }: Pick<BudgetLine, 'projectId' | 'formId'>): string {
  if (projectId !== null) return `/projects/${projectId}`;
  return formId === null ? '/budget' : `/forms/${formId}`;
}

/** Why there is no rate, or as of which month there is: months not approved yet say nothing. */
export function unknownWords({ isKnown, isMonthly, calendar, lines }: Budget): string | null {
  if (lines.length === 0) return '尚未录入预算；请在预算执行页建立项目。';
  if (isMonthly) return null;
  if (isKnown) return lines.some(({ rate }) => rate !== null) ? null : '全年执行数尚未录入。';
  return `还没有已审核的月份；按序时应执行 ${calendar}%。`;
}

const tones = { red: 'seriously-behind', yellow: 'behind', blue: 'over' } as const;

/** In the colours of the status it stands for: what is not behind the calendar is well. */
export function budgetTone({ lag }: Pick<BudgetLine, 'lag'>) {
  return lag === null ? 'met' : tones[lag];
}
