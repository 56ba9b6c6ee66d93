import { budgetLagAlert } from '../alerts/rules.ts';
import { thresholdOf } from '../alerts/settings.ts';
import { calendarShare } from '../budgets/lag.ts';
import { percentOf, printed, printedInFull } from '../decimal.ts';
import { type Block, body, figure } from '../forms/document.ts';
import { paragraph, table } from './blocks.ts';
import type { BriefingFacts, BudgetFacts, Money } from './facts.ts';

/** 四、预算执行 against the calendar, as of the last month that is known; where none is, that is said. */
export function budget({ month, budget: { planned, spent, lagRule, month: at } }: BriefingFacts): Block[] {
  if (spent === null || at === null) {
    const known = planned === null ? '' : `部门整体支出全年预算数 ${printed(planned.amount, 2)} ${planned.unit}。`;
    const calendar = printed(calendarShare(month), 2);
    return [
      paragraph(
        `${known}截至${month}月序时进度为 ${calendar}%。没有${month}月末已审核的预算执行数，本期不比较执行进度，待录入审核后通报。`,
      ),
    ];
  }
  const { overall, projects } = spent;
  if (overall === null && projects.length === 0) return [paragraph('自评表中还没有录入全年预算数和执行数。')];
  const lagging = projects.filter((project) => isLagging(project, at, lagRule));
  return [
    ...(overall === null
      ? []
      : [
          paragraph(
            `${at === month ? '' : `截至${at}月末，`}部门整体支出${moneyWords(overall)}，序时进度 ${printed(calendarShare(at), 2)}%。`,
          ),
        ]),
    ...(projects.length === 0 ? [] : [paragraph(projectWords(projects, lagging, lagRule))]),
    ...(lagging.length === 0 ? [] : [laggingTable(lagging)]),
  ];
}

function moneyWords({ adjusted, executed, unit }: Money): string {
  return `全年预算数 ${printed(adjusted, 2)} ${unit}，执行数 ${printed(executed, 2)} ${unit}，执行率 ${rateText({ adjusted, executed })}`;
}

function projectWords(projects: Money[], lagging: Money[], rule: BudgetFacts['lagRule']): string {
  const points = `${printedInFull(thresholdOf(rule, 'tolerance'))} 个百分点`;
  const end =
    lagging.length === 0
      ? `没有执行率低于序时进度 ${points}以上的项目。`
      : `执行率低于序时进度 ${points}以上的 ${lagging.length} 个，如下表。`;
  return `录入资金的项目 ${projects.length} 个，${end}`;
}

/** By the rule of the alert 执行滞后, so that both say the same. */
function isLagging({ name, adjusted, executed }: Money, month: number, rule: BudgetFacts['lagRule']): boolean {
  return budgetLagAlert({ formId: '', formName: name, adjusted, executed, month }, rule) !== null;
}

function laggingTable(projects: Money[]): Block {
  const titles = ['项目', '全年预算数', '全年执行数', '执行率'];
  const rows = projects.map((project) => [
    body(0, project.name),
    figure(1, `${printed(project.adjusted, 2)} ${project.unit}`, { align: 'right' }),
    figure(2, `${printed(project.executed, 2)} ${project.unit}`, { align: 'right' }),
    figure(3, rateText(project), { align: 'right' }),
  ]);
  return table(titles, [72, 32, 32, 20], rows);
}

function rateText({ adjusted, executed }: Pick<Money, 'adjusted' | 'executed'>): string {
  const rate = percentOf(executed, adjusted);
  return rate === null ? '—' : `${printed(rate, 2)}%`;
}
