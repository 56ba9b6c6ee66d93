import { lastOf } from '#domain/last-of.ts';
import { z } from '../zod.ts';
import { type Day, dayAfter, dayKinds, daySchema, weekdayOf } from './working-days.ts';

/** One day that differs from the plain week: 2024-10-01 国庆节 休. */
export const calendarDaySchema = z.object({
  date: daySchema,
  kind: z.enum(dayKinds, '类别应为 holiday（休）或 workday（班）'),
  name: z.string({ error: '请写明节日名称' }).trim().min(1, '请写明节日名称').max(20, '节日名称最多 20 字'),
});
export type CalendarDay = z.infer<typeof calendarDaySchema>;

export const calendarDaysSchema = z.object({
  days: z
    .array(calendarDaySchema)
    .min(1, '没有要保存的日期')
    .max(400, '一次最多保存 400 天')
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, '同一日期只能写一次'),
});

export interface DayLine {
  /** 1-based line of the text. */
  line: number;
  text: string;
}
export interface DayListReading {
  days: CalendarDay[];
  problems: (DayLine & { message: string })[];
}

/** At most this many days in one `…至…`: a longer one is a slip of the year. */
const LONGEST_SPAN = 31;
const DATE = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`;
/** The end of a span may leave out what is the same: 2024年10月1日至7日. */
const END = String.raw`(?:(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*)?(\d{1,2})\s*日?`;
const LINE = new RegExp(String.raw`^${DATE}(?:\s*[至到~—–]+\s*${END})?[\s,、]*(.*)$`);
const WEEKDAY_WORDS = /\((?:星期|周)[一二三四五六日天]\)/g;
const KINDS: Record<string, CalendarDay['kind']> = { 休: 'holiday', 放假: 'holiday', 班: 'workday', 上班: 'workday' };

/**
 * Reads a pasted list, a day or a span to a line: `2024-10-01 国庆节 休`, `2024年10月1日至2024-10-07，国庆节，休`,
 * `2024/10/12 国庆节 班`. The kind may be left out for a weekday (休); a weekend day wants it, because there it says something.
 * Nothing is guessed: a line that is not understood is named.
 */
export function readDayList(text: string): DayListReading {
  const days = new Map<Day, CalendarDay>();
  const problems: DayListReading['problems'] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.normalize('NFKC').replace(WEEKDAY_WORDS, ' ').trim();
    if (line === '') continue;
    const read = readLine(line);
    const complain = (message: string) => problems.push({ line: index + 1, text: raw.trim(), message });
    if (typeof read === 'string') {
      complain(read);
      continue;
    }
    for (const day of read) {
      if (days.has(day.date)) complain(`${day.date} 重复`);
      else days.set(day.date, day);
    }
  }
  return { days: [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1)), problems };
}

/** The days of a line, or what is wrong with it. */
function readLine(line: string): CalendarDay[] | string {
  const match = LINE.exec(line);
  if (!match) return '没有找到日期，请写作 2024-10-01 国庆节 休';
  const from = dayOf(match.slice(1, 4));
  const to = match[6] === undefined ? from : dayOf([match[4] ?? match[1], match[5] ?? match[2], match[6]]);
  if (from === null || to === null) return '没有这个日期，请核对';
  const words = (match[7] ?? '').split(/[\s,、]+/).filter(Boolean);
  const stated = lastOf(words);
  const kind = stated === undefined ? undefined : KINDS[stated];
  const name = (kind === undefined ? words : words.slice(0, -1)).join('');
  if (name === '') return '请写明节日名称';
  // A second date on the line, or a span written in a way that is not known.
  if (/\d/.test(name)) return '一行只写一天或一段日期，如 2024-10-01至10-07 国庆节 休';
  if (name.length > 20) return '节日名称最多 20 字';
  const dates = span(from, to);
  if (dates.length === 0) return '结束日期早于开始日期';
  if (dates.length > LONGEST_SPAN) return `一段最多 ${LONGEST_SPAN} 天，请核对年份`;
  if (kind === undefined && dates.some(isWeekend)) return '含周末，请在行末写明“休”或“班”';
  return dates.map((date) => ({ date, kind: kind ?? 'holiday', name }));
}

/** Null for a day the calendar does not have. */
function dayOf([year, month, date]: (string | undefined)[]): Day | null {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return daySchema.safeParse(day).success ? day : null;
}

/** Both ends included, one more than is taken at most. */
function span(from: Day, to: Day): Day[] {
  const dates: Day[] = [];
  for (let at = from; at <= to && dates.length <= LONGEST_SPAN; at = dayAfter(at)) dates.push(at);
  return dates;
}

const isWeekend = (day: Day) => weekdayOf(day) % 6 === 0;
