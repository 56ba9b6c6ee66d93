import { type Day, dayAfter, weekdayName, weekdayOf } from '#domain/calendar/working-days.ts';
import { monthAfter, monthNumber } from '#domain/period.ts';
import type { DueRule } from '#domain/reports/due.ts';
import type { DueMonth } from '../../queries/calendar.ts';
import { shortDayWords } from '../../words/dates.ts';

/** 11月5日 周二 */
export function dayWithWeekday(day: Day): string {
  return `${shortDayWords(day)} ${weekdayName(day)}`;
}

/** The rule of a year in two sentences. */
export function ruleWords({ dueDay, shiftsToWorkingDay, graceDays }: DueRule): string {
  const shift = shiftsToWorkingDay ? '，遇非工作日顺延至下一个工作日' : '，遇非工作日不顺延';
  const grace =
    graceDays === null
      ? '逾期后不锁定。'
      : graceDays === 0
        ? '截止日过后即锁定。'
        : `截止日后 ${graceDays} 个工作日内仍可补报，此后锁定；退回或重新打开的，自退回之日起另计 ${graceDays} 个工作日。`;
  return `每月月报于次月 ${dueDay} 日前提交${shift}。${grace}`;
}

/** How the due day of a month came about; empty when it simply is the day of the rule. */
export function originWords({ dueDate, ruleDate, isWorked, override }: DueMonth): string {
  if (override !== null) return `${override.reason}${isWorked ? '' : '（非工作日）'}`;
  if (dueDate !== ruleDate) return `${dayWithWeekday(ruleDate)}非工作日，顺延`;
  return isWorked ? '' : '非工作日，未顺延';
}

export type DuePhase = 'over' | 'grace' | 'now' | 'ahead';

/** Where a month stands on a day: to come, being reported (over, not yet due), in its grace, over. */
export function phaseOf({ month, dueDate, graceEnd }: DueMonth, today: Day): DuePhase {
  if (today < `${monthAfter(month)}-01`) return 'ahead';
  if (today <= dueDate) return 'now';
  return graceEnd !== null && today <= graceEnd ? 'grace' : 'over';
}

export const phaseWords: Record<DuePhase, string> = { ahead: '未到', now: '填报中', grace: '宽限期', over: '已截止' };

/** The days of a month by week, Monday first; null before the first and after the last. */
export function weeksOf(month: string): (Day | null)[][] {
  const first = `${month}-01`;
  const blanks = (weekdayOf(first) + 6) % 7;
  const cells: (Day | null)[] = Array.from({ length: blanks }, () => null);
  for (let day = first; day.startsWith(month); day = dayAfter(day)) cells.push(day);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Which months' reports are due on a day: 9月月报截止. */
export function dueOn(months: readonly DueMonth[]): Map<Day, string> {
  const words = new Map<Day, string>();
  for (const { month, dueDate } of months) {
    const before = words.get(dueDate);
    const own = `${monthNumber(month)}月月报截止`;
    words.set(dueDate, before === undefined ? own : `${before}、${own}`);
  }
  return words;
}
