import { monthLabel, monthOf } from '#domain/period.ts';
import { type Punctuality, punctualities, punctualityWords } from '#domain/reports/punctuality.ts';
import type { Overview } from '../../queries/overview.ts';
import { shortDayWords } from '../../words/dates.ts';

export type DisciplineLine = Overview['discipline'][number];
type Month = DisciplineLine['months'][number];
type Counts = Pick<DisciplineLine, 'onTime' | 'late' | 'missing' | 'open'>;

const countOf: Record<Punctuality, keyof Counts> = {
  'on-time': 'onTime',
  open: 'open',
  late: 'late',
  missing: 'missing',
};

/** All departments together, in the order of the words; what did not occur is left out. */
export function disciplineTotals(lines: readonly Counts[]): { punctuality: Punctuality; count: number }[] {
  return punctualities
    .map((punctuality) => ({
      punctuality,
      count: lines.reduce((total, line) => total + line[countOf[punctuality]], 0),
    }))
    .filter(({ count }) => count > 0);
}

/** 按时 9，迟报 1 */
export function disciplineWords(line: Counts): string {
  return disciplineTotals([line])
    .map(({ punctuality, count }) => `${punctualityWords[punctuality].word} ${count}`)
    .join('，');
}

/** 数据信息科 2024年9月月报：缺报（截止 10月8日） */
export function monthMarkWords(name: string, year: number, { month, punctuality, dueDate }: Month): string {
  const word = punctuality === null ? '不要求填报' : punctualityWords[punctuality].word;
  return `${name} ${monthLabel(monthOf(year, month))}月报：${word}（截止 ${shortDayWords(dueDate)}）`;
}

/** In the colours of the status it stands for. */
export const punctualityTone: Record<Punctuality, string> = {
  'on-time': 'status-met',
  open: 'status-no-data',
  late: 'status-behind',
  missing: 'status-seriously-behind',
};
