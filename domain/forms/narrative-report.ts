import { percentOf, printed, printedInFull } from '#domain/decimal.ts';
import type { ScoredForm } from '#domain/scoring/form-score.ts';
import type { Grade } from '#domain/scoring/grade.ts';
import { completionText, deviationsOf, isMet } from './deviations.ts';
import type { Block, Document } from './document.ts';
import { budgetOf } from './form-budget.ts';
import { scoreText, shortPoints, totalText } from './form-parts.ts';
import { deviationTable, fundTable, measureTable, rowTable, totalTable } from './narrative-tables.ts';

/** 整改措施 that somebody wrote under an alert of the year. */
export interface Measure {
  subject: string;
  department: string | null;
  text: string;
  dueDate: string | null;
  state: string;
}

export interface ReportFacts {
  year: number;
  center: string;
  /** Of the one year, in its order. */
  forms: ScoredForm[];
  measures: Measure[];
  /** Some of it is demonstration data. */
  isDemo: boolean;
  /** `YYYY-MM-DD` */
  day: string;
}

const heading = (text: string): Block => ({ kind: 'heading', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/**
 * 绩效自评报告: the year's forms told in order. Every sentence states figures and texts of the forms and alerts; what
 * nobody has written is not made up but named as missing.
 */
export function buildNarrativeReport(facts: ReportFacts): Document {
  const overall = facts.forms.find(({ form }) => form.kind === 'overall') ?? null;
  const projects = facts.forms.filter(({ form }) => form.kind === 'project');
  const [year, month, day] = facts.day.split('-').map(Number);
  return {
    title: `${facts.center}\n${facts.year}年度绩效自评报告`,
    subtitle: facts.isDemo ? '（含演示数据）' : '',
    page: { size: 'A4', orientation: 'portrait' },
    look: 'report',
    blocks: [
      heading('一、基本情况'),
      ...situation(facts, overall, projects),
      heading('二、绩效目标完成情况'),
      ...goals(overall, projects),
      heading('三、评价得分'),
      ...totals(overall, projects),
      heading('四、主要成绩'),
      ...achievements(overall, projects),
      heading('五、存在问题及偏差原因'),
      ...deviations(facts.forms),
      heading('六、改进措施'),
      ...measures(facts.measures),
      { kind: 'paragraph', text: facts.center, align: 'right' },
      { kind: 'paragraph', text: `${year}年${month}月${day}日`, align: 'right' },
    ],
  };
}

function situation({ year, center }: ReportFacts, overall: ScoredForm | null, projects: ScoredForm[]): Block[] {
  const blocks = [
    paragraph(
      `${center}${year}年度纳入绩效自评的自评表共 ${projects.length + (overall ? 1 : 0)} 张，其中部门整体支出 ${overall ? 1 : 0} 张，项目支出 ${projects.length} 张。`,
    ),
  ];
  if (overall) {
    const budget = budgetOf([overall.form]);
    if (budget) blocks.push(paragraph(`部门整体支出：${budgetWords(budget)}。各资金来源如下表。`));
    if (overall.form.funds.length > 0) blocks.push(fundTable(overall.form));
  }
  const budget = budgetOf(projects.map(({ form }) => form));
  if (budget) blocks.push(paragraph(`项目支出：${projects.length} 个项目${budgetWords(budget)}。`));
  return blocks;
}

function budgetWords({ adjusted, executed, unit }: NonNullable<ReturnType<typeof budgetOf>>): string {
  const rate = percentOf(executed, adjusted);
  const share = rate === null ? '' : `，执行率 ${printed(rate, 2)}%`;
  return `全年预算数 ${printed(adjusted, 2)} ${unit}，全年执行数 ${printed(executed, 2)} ${unit}${share}`;
}

function goals(overall: ScoredForm | null, projects: ScoredForm[]): Block[] {
  const blocks: Block[] = [];
  if (overall) {
    const { expected, actual } = overall.form.goals;
    if (expected !== null) blocks.push(paragraph(`年度预期目标：${expected}`));
    if (actual !== null) blocks.push(paragraph(`实际完成情况：${actual}`));
    blocks.push(paragraph(`部门整体支出${standingWords([overall])}，逐项完成情况如下表。`), rowTable(overall));
  }
  if (projects.length > 0) blocks.push(paragraph(`项目支出${standingWords(projects)}。`));
  return blocks;
}

/** How many rows keep to their targets; words cannot be compared and are counted apart. */
function standingWords(forms: ScoredForm[]): string {
  const standings = forms.flatMap(({ form }) => form.rows.map(isMet));
  const count = (standing: boolean | null) => standings.filter((one) => one === standing).length;
  const other = count(null) > 0 ? `，定性或没有数值可比的 ${count(null)} 项` : '';
  return `绩效指标共 ${standings.length} 项：达到目标 ${count(true)} 项，未达到目标或与目标值不符 ${count(false)} 项${other}`;
}

const GRADES: Grade[] = ['优', '良', '中', '差'];

function totals(overall: ScoredForm | null, projects: ScoredForm[]): Block[] {
  const blocks: Block[] = [];
  const graded = ({ grade }: ScoredForm) => (grade === null ? '，有未计分的行，暂不评等级' : `，等级为“${grade}”`);
  if (overall && overall.total.computed !== null) {
    const { total, max } = overall;
    const text = `部门整体支出绩效自评得分 ${totalText(overall)} 分（满分 ${shortPoints(max)} 分）${graded(overall)}。`;
    blocks.push(paragraph(total.printed === null ? `${text}表式没有总分行，得分由各行得分相加。` : text));
  }
  if (projects.length > 0) {
    const counts = GRADES.map((grade) => ({ grade, count: projects.filter((one) => one.grade === grade).length }));
    const words = counts.filter(({ count }) => count > 0).map(({ grade, count }) => `“${grade}”${count} 个`);
    const open = projects.filter((one) => one.grade === null).length;
    if (open > 0) words.push(`未评等级 ${open} 个`);
    blocks.push(paragraph(`${projects.length} 个项目的评价等级（按各行得分相加的总分）：${words.join('，')}。`));
  }
  const all = overall ? [overall, ...projects] : projects;
  blocks.push(totalTable(all));
  for (const { form, total } of all) {
    if (total.printed === null || total.computed === null || total.computed.eq(total.printed)) continue;
    const difference = printedInFull(total.computed.minus(total.printed).abs(), 2);
    const computed = printedInFull(total.computed, 2);
    blocks.push(
      paragraph(
        `《${form.name}》表上总分 ${total.printed} 分，各行得分相加为 ${computed} 分，相差 ${difference} 分，以上按表列示，需核实。`,
      ),
    );
  }
  return blocks;
}

function achievements(overall: ScoredForm | null, projects: ScoredForm[]): Block[] {
  const blocks: Block[] = [];
  const met = overall?.rows.filter(({ row }) => isMet(row) === true) ?? [];
  if (met.length > 0) {
    const words = met.map((line) => {
      const { level3, targetText, actualText } = line.row;
      const share = completionText(line.row);
      return `${level3}完成 ${plain(actualText)}（目标 ${targetText}${share ? `，完成率 ${share}` : ''}），得 ${scoreText(line, shortPoints)} 分${line.manual ? '（人工评分）' : ''}`;
    });
    blocks.push(paragraph(`部门整体支出中达到目标的指标：${words.join('；')}。`));
  }
  const full = projects.filter((one) => one.complete && one.total.computed?.eq(one.max) === true);
  if (full.length > 0) {
    const names = full.map(({ form }) => `《${form.name}》`);
    blocks.push(paragraph(`各行均得满分的项目 ${full.length} 个：${names.join('、')}。`));
  }
  if (blocks.length === 0) blocks.push(paragraph('各表中没有达到目标的指标和得满分的项目。'));
  return blocks;
}

/** `=24.82 万人` reads `24.82 万人` in a sentence. */
const plain = (text: string | null) => (text ?? '').replace(/^=\s*/, '');

function deviations(forms: ScoredForm[]): Block[] {
  const lines = forms.flatMap(deviationsOf);
  if (lines.length === 0) return [paragraph('各表没有失分或未达到目标的指标。')];
  const losing = lines.filter(({ lost }) => lost.gt(0));
  const silent = lines.filter(({ reason }) => reason === null).length;
  const words = `各表失分或未达到目标的共 ${lines.length} 行，其中失分 ${losing.length} 行`;
  const missing = silent > 0 ? `；没有填写偏差原因的 ${silent} 行` : '';
  return [paragraph(`${words}${missing}。逐行情况如下表。`), deviationTable(lines)];
}

function measures(all: Measure[]): Block[] {
  if (all.length === 0) return [paragraph('本年度的预警中没有填写整改措施。')];
  return [paragraph(`针对监测预警已提出整改措施 ${all.length} 条，如下表。`), measureTable(all)];
}
