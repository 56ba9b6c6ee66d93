import { exact, printed } from '../decimal.ts';
import type { Block } from '../forms/document.ts';
import { isBehind, type Status } from '../indicators/status.ts';
import { monthLabel, monthOf } from '../period.ts';
import { paragraph } from './blocks.ts';
import type { BriefingFacts, Goal } from './facts.ts';

/** 一、总体情况: how many goals stand where, what has changed since last month, the score to be expected, the reports. */
export function situation(facts: BriefingFacts): Block[] {
  const { goals } = facts;
  if (goals.length === 0) return [paragraph(`${facts.year}年没有设定绩效目标。`), paragraph(reportWords(facts))];
  if (!hasFigures(goals)) {
    const text = `截至${at(facts)}，${goals.length} 项绩效目标都没有已审核的数据，完成情况待审核后通报。`;
    return [paragraph(text), paragraph(reportWords(facts))];
  }
  const overall = goals.filter(({ isOverall }) => isOverall);
  const part = overall.length === 0 ? '' : `其中整体支出绩效目标 ${overall.length} 项：${countWords(overall)}。`;
  return [
    paragraph(
      `截至${at(facts)}，纳入监控的绩效目标共 ${goals.length} 项：${countWords(goals)}。${part}${facts.thresholds}。`,
    ),
    paragraph(changeWords(facts)),
    ...scoreWords(facts).map(paragraph),
    paragraph(reportWords(facts)),
  ];
}

export function hasFigures(goals: Pick<Goal, 'status'>[]): boolean {
  return goals.some(({ status }) => status !== 'no-data');
}

const at = ({ year, month }: BriefingFacts) => monthLabel(monthOf(year, month));

const COUNTED: [Status, string][] = [
  ['met', '已达标'],
  ['over', '超额'],
  ['on-track', '正常'],
  ['behind', '偏离（黄色）'],
  ['seriously-behind', '严重偏离（红色）'],
  ['no-data', '未报'],
];

function countWords(goals: Pick<Goal, 'status'>[]): string {
  const words = COUNTED.map(([status, word]) => ({ word, count: countOf(goals, status) }));
  return words
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${word}${word.endsWith('）') ? '' : ' '}${count} 项`)
    .join('，');
}

function countOf(goals: Pick<Goal, 'status'>[], status: Status): number {
  return goals.filter((goal) => goal.status === status).length;
}

function changeWords({ month, goals, before }: BriefingFacts): string {
  if (month === 1) return '1月为年度首月，不与上月比较。';
  if (before === null || !hasFigures(before.goals)) return '上月没有已审核的数据，不作比较。';
  const earlier = new Map(before.goals.map(({ id, status }) => [id, status]));
  const wasBehind = ({ id }: Goal) => isBehind(earlier.get(id) ?? null);
  const fresh = goals.filter((goal) => isBehind(goal.status) && !wasBehind(goal));
  const back = goals.filter((goal) => wasBehind(goal) && !isBehind(goal.status) && goal.status !== 'no-data');
  const levels = (['seriously-behind', 'behind'] as const).map((status) =>
    differenceWords(status === 'behind' ? '偏离' : '严重偏离', countOf(goals, status) - countOf(before.goals, status)),
  );
  return `与上月相比，${levels.join('，')}；${named('新偏离', fresh)}，${named('恢复序时进度', back)}。`;
}

function differenceWords(word: string, difference: number): string {
  if (difference === 0) return `${word}项数不变`;
  return `${word}${difference > 0 ? '增加' : '减少'} ${Math.abs(difference)} 项`;
}

function named(word: string, goals: Goal[]): string {
  if (goals.length === 0) return `没有${word}的目标`;
  return `${word} ${goals.length} 项（${goals.map(({ name }) => name).join('、')}）`;
}

function scoreWords({ score, before }: BriefingFacts): string[] {
  if (score === null) return [];
  const { total, max, grade, isFinal } = score;
  if (total === null) return ['整体支出自评得分尚缺数据，不能估算。'];
  if (isFinal) {
    return [`整体支出自评得分 ${total} 分（满分 ${max} 分）${grade === null ? '' : `，等级为“${grade}”`}。`];
  }
  const earlier = before?.score && !before.score.isFinal ? before.score.total : null;
  const change = earlier === null ? '' : `，${movedWords(total, earlier)}`;
  return [`按全年预计，整体支出自评得分约 ${total} 分（满分 ${max} 分，未计预算执行）${change}。`];
}

function movedWords(total: string, earlier: string): string {
  const moved = exact(total).minus(exact(earlier));
  if (moved.isZero()) return '与上月相同';
  return `比上月${moved.gt(0) ? '上升' : '下降'} ${printed(moved.abs(), 2)} 分`;
}

function reportWords({ month, departments }: BriefingFacts): string {
  const count = (report: 'approved' | 'submitted' | 'open') =>
    departments.filter((department) => department.report === report).length;
  const due = departments.filter(({ report }) => report !== null).length;
  if (due === 0) return `${month}月没有应报的月报，以上数据来自历史资料。`;
  return `${month}月月报应报 ${due} 份：已审核 ${count('approved')} 份，已报未审 ${count('submitted')} 份，未报 ${count('open')} 份。未审和未报的数据不计入本通报。`;
}
