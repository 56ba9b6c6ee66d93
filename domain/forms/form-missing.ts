import { formFindings } from '../consistency/form-checks.ts';
import { rowWords } from '../consistency/form-place.ts';
import { exact, exactOrNull, printed, printedInFull, sum } from '../decimal.ts';
import { isUnexplained, type ScoredForm, type ScoredRow } from '../scoring/form-score.ts';
import type { CellRef } from './document.ts';

/** `must` stands in the way of 定稿; `note` is for whoever signs to know. */
export type MissingItem = { level: 'must' | 'note'; message: string; cell: CellRef | null };

/**
 * What a draft still lacks, in the order of the paper, each with its cell. `figuresTo`: last month (1–12) whose approved
 * figures the rows show; null when no row shows any.
 */
export function formMissing(scored: ScoredForm, figuresTo: number | null = null): MissingItem[] {
  return [
    ...fundItems(scored),
    ...goalItems(scored),
    ...(scored.form.rows.length === 0 ? [must('还没有指标行，请添加指标。', null)] : []),
    ...scored.rows.flatMap((line, row) => rowItems(scored, line, row)),
    ...weightItems(scored),
    ...totalItems(scored),
    ...(figuresTo === null || figuresTo === 12
      ? []
      : [note(`取自月报的完成值截至 ${figuresTo} 月，全年数据尚未齐全。`, null)]),
  ];
}

/** Only what stands in the way of signing. */
export function blockersOf(items: readonly MissingItem[]): MissingItem[] {
  return items.filter((item) => item.level === 'must');
}

const must = (message: string, cell: CellRef | null): MissingItem => ({ level: 'must', message, cell });
const note = (message: string, cell: CellRef | null): MissingItem => ({ level: 'note', message, cell });

function fundItems({ form, execution }: ScoredForm): MissingItem[] {
  if (form.funds.length === 0) return [must('还没有资金行，请添加资金来源。', null)];
  if (execution === null) {
    return [must('预算执行没有分值，请在资金部分填写分值。', { part: 'fund', fund: 0, field: 'weight' })];
  }
  const { line, result } = execution;
  if (result.kind === 'scored' || result.kind === 'no-target' || line.printedScore !== null) return [];
  const total = form.funds.findIndex((fund) => fund.source === line.source);
  const field = line.adjusted === null ? 'adjusted' : 'executed';
  return [must(`预算执行：${result.reason}，请填写。`, { part: 'fund', fund: Math.max(total, 0), field })];
}

function goalItems({ form: { goals } }: ScoredForm): MissingItem[] {
  return [
    ...(goals.expected === null ? [must('没有填写年度总体目标的预期目标。', { part: 'goal', field: 'expected' })] : []),
    ...(goals.actual === null ? [must('没有填写年度总体目标的实际完成情况。', { part: 'goal', field: 'actual' })] : []),
  ];
}

function rowItems({ form }: ScoredForm, line: ScoredRow, index: number): MissingItem[] {
  const { row, result, inForce } = line;
  const name = rowWords(form, index).trim();
  const at = (field: Extract<CellRef, { part: 'row' }>['field']): CellRef => ({ part: 'row', row: index, field });
  const items: MissingItem[] = [];
  if (row.level3 === '') items.push(must(`${name}没有三级指标名称。`, at('level3')));
  if (row.targetText === null) items.push(must(`${name}：没有填写指标值。`, at('target')));
  if (row.weight === null) items.push(note(`${name}：没有分值，不计分（“其中”行可以没有）。`, at('weight')));
  if (row.actualText === null) items.push(must(`${name}：没有填写完成值。`, at('actual')));
  else if (row.weight !== null && row.targetText !== null && inForce === null && result.kind !== 'scored') {
    items.push(must(`${name}：${result.reason}。`, at('actual')));
  }
  if (form.kind === 'project' && inForce !== null && isUnexplained(line)) {
    const points = `得 ${printed(inForce, 2)} 分（满分 ${row.weight} 分）`;
    items.push(must(`${name}：${points}，没有偏差原因分析及改进措施。`, at('reason')));
  }
  items.push(...manualItems(line, name, at('score')));
  if (row.indicatorId === null) items.push(note(`${name}：没有对应月报指标，完成值须手工填写。`, at('level3')));
  return items;
}

/** A proposal nobody has decided on, and a manual score whose grounds are others by now. */
function manualItems({ row, manual }: ScoredRow, name: string, cell: CellRef): MissingItem[] {
  const items: MissingItem[] = [];
  if (row.manualProposal) items.push(must(`${name}：人工评分 ${row.manualProposal.score} 分待批准。`, cell));
  else if (manual && manual.changes.length > 0) {
    items.push(must(`${name}：人工评分待复核（${manual.changes.join('；')}），请撤回或重新提出。`, cell));
  } else if (row.manualScore && !manual) {
    items.push(must(`${name}：人工评分 ${row.manualScore.score} 分超过现在的分值，请撤回或重新提出。`, cell));
  }
  return items;
}

function weightItems({ form }: ScoredForm): MissingItem[] {
  const weights = [...form.funds, ...form.rows].map((line) => exactOrNull(line.weight)).filter((one) => one !== null);
  const total = sum(weights);
  if (total.eq(form.weightTotal)) return [];
  const difference = total.minus(exact(form.weightTotal));
  const words = `${difference.isNegative() ? '少' : '多'} ${printedInFull(difference.abs())} 分`;
  const message = `分值合计 ${printedInFull(total)} 分，应为 ${form.weightTotal} 分，${words}。`;
  return [must(message, form.rows.length > 0 ? { part: 'row', row: 0, field: 'weight' } : null)];
}

function totalItems(scored: ScoredForm): MissingItem[] {
  const wrong = formFindings(scored).find((finding) => finding.check === 'total' && finding.kind === 'contradiction');
  return wrong ? [must(wrong.message, { part: 'total' })] : [];
}
