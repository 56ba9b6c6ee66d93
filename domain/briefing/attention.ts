import { exactOrNull } from '../decimal.ts';
import type { Block } from '../forms/document.ts';
import { dayWords, numeral, paragraph } from './blocks.ts';
import type { BriefingFacts, Goal } from './facts.ts';

/** 五、需关注事项: what is no shortfall today and yet wants somebody's eye; each kind once, with its names. */
export function attention(facts: BriefingFacts): Block[] {
  const { goals, missingReports, overdueAlerts } = facts;
  const kinds = [
    listed('超额较多的目标，可能扣分，请说明原因', goals.filter(({ status }) => status === 'over').map(overWords)),
    listed('目前正常、预计年底达不到目标的', goals.filter(isShortAtYearEnd).map(forecastWords)),
    listed(
      '逾期未报的月报',
      missingReports.map(
        ({ department, month, dueDate }) => `${department}${month}月月报（应于 ${dayWords(dueDate)}前报送）`,
      ),
    ),
    listed(
      '整改期限已过、尚未关闭的预警',
      overdueAlerts.map(({ title, department, dueDate }) => {
        const owner = department === null ? '' : `${department}，`;
        return `${title}（${owner}期限 ${dayWords(dueDate)}）`;
      }),
    ),
  ].filter((text) => text !== null);
  if (kinds.length === 0) return [paragraph('没有超额较多、预计不达标的目标，没有逾期未报的月报和逾期的整改。')];
  return kinds.map((text, index) => paragraph(`${numeral(index + 1)}${text}`));
}

function listed(word: string, items: string[]): string | null {
  return items.length === 0 ? null : `${word} ${items.length} 项：${items.join('；')}。`;
}

function overWords({ name, department, value, operatorSign, target, unit, completion }: Goal): string {
  return `${name}（${department}，完成 ${value} ${unit}，目标 ${operatorSign}${target} ${unit}，完成率 ${completion}%）`;
}

/** The rule 预计不达标: on track, but even the high end of the estimate stays under the target. */
function isShortAtYearEnd({ status, operator, target, forecast }: Goal): boolean {
  if (status !== 'on-track' || operator === '<=') return false;
  const [high, goal] = [exactOrNull(forecast?.high), exactOrNull(target)];
  return high !== null && goal !== null && high.lt(goal);
}

function forecastWords({ name, department, forecast, operatorSign, target, unit }: Goal): string {
  return `${name}（${department}，全年预计 ${forecast?.value} ${unit}，最高 ${forecast?.high} ${unit}，目标 ${operatorSign}${target} ${unit}）`;
}
