import { monthLabel } from '#domain/period.ts';

const DAY = 86_400_000;

/** The center's wall clock, wherever the browser stands. */
const wallClock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** `2023-10` → 2023年10月; absent months read —. */
export function monthWords(month: string | null | undefined): string {
  return month ? monthLabel(month) : '—';
}

/** `2024-11-02` → 2024年11月2日. */
export function dayWords(day: string | null | undefined): string {
  if (!day) return '—';
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2024-11-02` → 11月2日, where the year is plain. */
export function shortDayWords(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

/** An ISO time → 2024-11-02 14:02. */
export function timeWords(time: string | null | undefined): string {
  return time ? wallClockText(time).slice(0, 16) : '—';
}

/** An ISO time → 14:02:11, for what has just been saved. */
export function clockWords(time: string): string {
  return wallClockText(time).slice(11);
}

function wallClockText(time: string): string {
  const parts = new Map(wallClock.formatToParts(new Date(time)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** `2024-11-05` → 周二. */
export function weekdayWords(day: string): string {
  return `周${'日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;
}

/** Days from one day to another (`YYYY-MM-DD`); negative when the other has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** How far a due date (`YYYY-MM-DD`) is from a day: 还有 3 天 / 今天截止 / 已过期 2 天. */
export function dueWords(today: string, due: string): string {
  const days = daysBetween(today, due);
  if (days === 0) return '今天截止';
  return days > 0 ? `还有 ${days} 天` : `已过期 ${-days} 天`;
}
