import { type Block, body, figure } from '../forms/document.ts';
import { statusWords } from '../indicators/status.ts';
import { heading, originOf, paragraph, table } from './blocks.ts';
import type { BriefingFacts, Goal } from './facts.ts';

/** 附件: every goal with its figures on pages of its own, the center's goals first, each part worst first. */
export function attachment({ goals, year, month }: BriefingFacts): Block[] {
  if (goals.length === 0) return [];
  const ordered = [...goals.filter(({ isOverall }) => isOverall), ...goals.filter(({ isOverall }) => !isOverall)];
  const titles = ['序号', '指标', '责任科室', '年度目标', '累计完成', '完成率', '状态'];
  const rows = ordered.map((goal, index) => [
    figure(0, String(index + 1)),
    body(1, `${goal.name}${goal.isOverall ? '（整体）' : ''}`),
    body(2, goal.department),
    figure(3, goal.isLevel ? goal.target : `${goal.operatorSign}${goal.target} ${goal.unit}`),
    figure(4, valueText(goal, month), goal.value === null ? {} : { origin: originOf(goal, year, month) }),
    figure(5, goal.completion === null ? '—' : `${goal.completion}%`),
    figure(6, `${statusWords[goal.status].sign} ${statusWords[goal.status].word}`),
  ]);
  return [
    { ...heading('附件：绩效目标完成情况一览表'), newPage: true },
    paragraph('数据均为已审核数；完成值后注月份的，为该月累计，其后月份未审或未报。'),
    table(titles, [9, 38, 28, 23, 24, 16, 18], rows),
  ];
}

function valueText({ value, valueMonth, unit, isLevel }: Goal, month: number): string {
  if (value === null) return '—';
  const amount = isLevel ? value : `${value} ${unit}`;
  return valueMonth === null || valueMonth === month ? amount : `${amount}\n（${valueMonth}月）`;
}
