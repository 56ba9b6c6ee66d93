import { chartWords } from '../charts/line-chart.ts';
import { exact } from '../decimal.ts';
import type { Block } from '../forms/document.ts';
import { type Status, statusWords } from '../indicators/status.ts';
import { dayWords, numeral, originOf, paragraph, subheading } from './blocks.ts';
import type { BriefingFacts, DepartmentFacts, Goal, Step } from './facts.ts';
import { markOf } from './ranking.ts';
import { hasFigures } from './situation.ts';

/** 二、未达序时进度的目标: the red ones first, then the yellow ones, each with its chart, cause and measures. */
export function shortfalls(facts: BriefingFacts): Block[] {
  if (!hasFigures(facts.goals)) return [paragraph('没有已审核的数据，不能判定。')];
  const reds = ofStatus(facts.goals, 'seriously-behind');
  const yellows = ofStatus(facts.goals, 'behind');
  if (reds.length + yellows.length === 0) return [paragraph('有数据的目标都达到了序时进度。')];
  const lead =
    reds.length === 0
      ? `没有严重偏离的目标；偏离 ${yellows.length} 项。`
      : `严重偏离 ${reds.length} 项，偏离 ${yellows.length} 项，依次如下。`;
  return [paragraph(lead), ...[...reds, ...yellows].flatMap((goal, index) => goalBlocks(facts, goal, index + 1))];
}

/** What the center answers for stands before the goals of single projects. */
function ofStatus(goals: Goal[], status: Status): Goal[] {
  const found = goals.filter((goal) => goal.status === status);
  return [...found.filter(({ isOverall }) => isOverall), ...found.filter(({ isOverall }) => !isOverall)];
}

function goalBlocks({ year, month, day, departments }: BriefingFacts, goal: Goal, count: number): Block[] {
  const { sign, word } = statusWords[goal.status];
  const { chart, cause } = goal;
  const owner = departments.find(({ name }) => name === goal.department) ?? null;
  return [
    subheading(`${numeral(count)}${goal.name}　${sign} ${word}`),
    {
      ...paragraph(`责任科室：${goal.department}。${standing(goal, month, owner)}`),
      ...(goal.value === null ? {} : { figures: [{ text: valueIn(goal), origin: originOf(goal, year, month) }] }),
    },
    ...(chart === null ? [] : [{ kind: 'chart' as const, chart, alt: chartWords(goal.name, year, chart) }]),
    paragraph(
      cause === null ? '偏差原因：尚未填写，请责任科室说明。' : `偏差原因（${cause.source}）：${ended(cause.text)}`,
    ),
    ...stepBlocks(goal.steps, day),
  ];
}

/** What was reached, what is missing, what it takes, and how the year is expected to end. */
function standing(goal: Goal, month: number, owner: DepartmentFacts | null): string {
  const { valueMonth, behindSince } = goal;
  const isStale = valueMonth !== null && valueMonth < month;
  const stale = isStale ? (owner && markOf(owner, month)) || `（${month}月没有该项数据）` : '';
  const until = `截至${valueMonth ?? month}月${stale}`;
  const since = behindSince === null ? [] : [`自 ${behindSince} 月起偏离`];
  if (goal.isLevel) return `${[`${until}完成档次为“${goal.value}”`, ...since].join('；')}。`;
  const sentences = [
    `${until}完成 ${amount(goal, goal.value)}，年度目标 ${goal.operatorSign}${amount(goal, goal.target)}${share('完成率', goal.completion)}`,
    ...planWords(goal),
    gapWords(goal),
    ...(goal.neededPerMonth === null ? [] : [`其后每月需 ${amount(goal, goal.neededPerMonth)}`]),
    ...forecastWords(goal),
    ...since,
  ];
  return `${sentences.join('；')}。`;
}

function planWords(goal: Goal): string[] {
  if (goal.planPath === null || goal.operator === '<=') return [];
  return [`序时目标 ${amount(goal, goal.planPath)}${share('序时完成', goal.scheduleProgress)}`];
}

function gapWords(goal: Goal): string {
  if (goal.gap === null) return '差距不能计算';
  if (goal.operator !== '<=') return `距年度目标差 ${amount(goal, goal.gap)}`;
  const beyond = exact(goal.gap);
  return beyond.gt(0)
    ? `已超出上限 ${amount(goal, goal.gap)}`
    : `距上限余 ${amount(goal, goal.gap.replace('-', ''))}，预计超出`;
}

function forecastWords(goal: Goal): string[] {
  const { forecast } = goal;
  if (forecast === null || forecast.value === null || goal.valueMonth === 12) return [];
  const span = forecast.low === forecast.high ? '' : `${forecast.low}～${forecast.high}，`;
  return [`全年预计 ${amount(goal, forecast.value)}（${span}${forecast.methodName}）`];
}

/** The figure of the sentence that can be asked. */
const valueIn = (goal: Goal) => (goal.isLevel ? `“${goal.value}”` : amount(goal, goal.value));
const amount = ({ unit }: Goal, value: string | null) => (value === null ? '—' : `${value} ${unit}`);
const share = (word: string, percent: string | null) => (percent === null ? '' : `，${word} ${percent}%`);
const ended = (text: string) => (/[。；！？]$/.test(text) ? text : `${text}。`);

function stepBlocks(steps: Step[], today: string): Block[] {
  if (steps.length === 0) return [paragraph('措施：尚无批示和整改措施。')];
  return steps.map(({ kind, text, by, day, dueDate }) => {
    const word = kind === 'instruct' ? '领导批示' : '整改措施';
    const late = dueDate !== null && dueDate < today ? '，已逾期' : '';
    const due = dueDate === null ? '' : `（期限 ${dayWords(dueDate)}${late}）`;
    return paragraph(`${word}（${by === null ? '' : `${by}，`}${dayWords(day)}）：${ended(text)}${due}`);
  });
}
