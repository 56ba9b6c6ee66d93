import { exact, printed, sum } from '#domain/decimal.ts';
import type { PointsLine } from '../../queries/points.ts';
import { figureWords } from '../../words/numbers.ts';

/** `再增 4.94 万人`, `少 12 期`: what has to come on top of the usual course, or stay undone. */
export function extraWords({ direction, extra, indicator }: Pick<PointsLine, 'direction' | 'extra' | 'indicator'>) {
  return `${direction === 'raise' ? '再增' : '少'} ${figureWords(extra, indicator.unit)}`;
}

/** What stands in place of an effort that nobody can weigh. */
export function effortWords({ effort, isWinnable }: Pick<PointsLine, 'effort' | 'isWinnable'>, month: number): string {
  if (!isWinnable) return month === 12 ? '年度已结束' : '已超过，不可退回';
  return effort === null ? '无平常月均可比' : `${effort} 个月`;
}

/** How much could still be won, and how much is lost for good. */
export function pointsSentence(items: readonly PointsLine[]): string {
  const of = (isWinnable: boolean) => {
    const lines = items.filter((item) => item.isWinnable === isWinnable);
    return { count: lines.length, points: printed(sum(lines.map((line) => exact(line.points))), 2) };
  };
  const [open, lost] = [of(true), of(false)];
  const parts = [
    open.count > 0 ? `还可争取 ${open.count} 处共 ${open.points} 分` : '没有还可争取的分',
    ...(lost.count > 0 ? [`${lost.count} 处共 ${lost.points} 分已不可挽回`] : []),
  ];
  return `${parts.join('；')}。`;
}
