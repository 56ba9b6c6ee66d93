import type { IndicatorFacts } from '../../queries/indicators.ts';
import { figureWords } from '../../words/numbers.ts';

type Forecast = NonNullable<IndicatorFacts['forecast']>;

/** What stands under 全年预计 where there is no estimate. */
export const NO_FORECAST = '历史不足，暂不预测';

/** How often the method was tried on earlier figures, and by how much it was wrong. */
export function pastErrorWords({ record }: Forecast, unit: string): string | null {
  if (record.tests === 0 || record.meanError === null) return null;
  const percent = record.meanErrorPercent === null ? '' : `（${record.meanErrorPercent}%）`;
  return `用以往数据回测 ${record.tests} 次，平均误差 ${figureWords(record.meanError, unit)}${percent}`;
}

/** Where the ends of the interval come from, and how often they held. */
export function intervalWords({ record }: Forecast): string | null {
  switch (record.basis) {
    case 'final':
      return null;
    case 'measured':
      return `区间按以往误差定，把握约 ${record.confidence}%：回测 ${record.tests} 次中 ${record.held} 次落在区间内`;
    case 'widened':
      return `回测次数少，区间按最大误差加倍放宽，不作把握程度的判断`;
    case 'untested':
      return '没有可回测的往年数据，只给估计值，不给区间';
  }
}
