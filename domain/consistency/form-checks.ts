import { exactOrNull, printed, printedInFull, sum } from '../decimal.ts';
import type { CellRef } from '../forms/document.ts';
import type { Form, FundLine } from '../forms/form.ts';
import { isFarBeyond, isUnexplained, type LineScore, type ScoredForm } from '../scoring/form-score.ts';
import { placesOf } from './estimate.ts';
import { compared, type Finding, missingFinding } from './finding.ts';
import { placeIn, rowWords } from './form-place.ts';
import { goalFindings } from './goal-checks.ts';

/** Everything a form says twice about itself. */
export function formFindings(scored: ScoredForm): Finding[] {
  return [
    weightFinding(scored.form),
    totalFinding(scored),
    ...fundFindings(scored.form),
    ...rateFindings(scored.form),
    ...scoreFindings(scored),
    ...reasonFindings(scored),
    ...goalFindings(scored.form),
  ].filter((finding) => finding !== null);
}

function weightFinding(form: Form): Finding | null {
  const weights = [...form.funds, ...form.rows].map((line) => exactOrNull(line.weight)).filter((one) => one !== null);
  if (weights.length === 0) return null;
  const cell: CellRef | null = form.rows.length > 0 ? { part: 'row', row: 0, field: 'weight' } : null;
  const place = placeIn(form, { check: 'weights', other: '应为', words: ['分值'], cell });
  const isBudgetOpen = form.state === 'draft' && form.funds.every((line) => line.weight === null);
  if (isBudgetOpen && sum(weights).lt(form.weightTotal)) {
    const message = `分值合计 ${printedInFull(sum(weights))} 分，资金部分没有分值，请填写预算执行的分值。`;
    return missingFinding(place, message);
  }
  return compared(place, printedInFull(sum(weights)), form.weightTotal, '分值合计', '分');
}

function totalFinding({ form, total }: ScoredForm): Finding | null {
  if (total.printed === null || total.computed === null) return null;
  const how = total.cap || !total.deducted.isZero() ? '各行得分之和经扣分、限高后为' : '各行得分之和为';
  const place = placeIn(form, { check: 'total', other: how, words: ['总分'], cell: { part: 'total' } });
  return compared(place, total.printed, printedInFull(total.computed), '总分', '分');
}

const COLUMNS = [
  ['initial', '年初预算数'],
  ['adjusted', '全年预算数'],
  ['executed', '全年执行数'],
] as const;

/** The total line (合计, or 年度资金总额 as the first) against the sum of the others, column by column. */
function fundFindings(form: Form): (Finding | null)[] {
  const position = totalLineOf(form);
  const total = form.funds[position];
  const parts = form.funds.filter((line) => line !== total);
  if (!total || parts.length === 0) return [];
  return COLUMNS.map(([field, name]) => {
    const values = parts.map((line) => exactOrNull(line[field]));
    const stated = total[field];
    if (stated === null || values.some((value) => value === null)) return null;
    const cell: CellRef = { part: 'fund', fund: position, field };
    const place = placeIn(form, { check: 'funds', other: '各资金来源之和为', words: [total.source, name], cell });
    const expected = printedInFull(sum(values.filter((value) => value !== null)));
    return compared(place, stated, expected, `${total.source}的${name}`, form.moneyUnit);
  });
}

/** Which line is the total of the others: 合计, or 年度资金总额; -1 when there is none. */
export function totalLineOf({ funds }: { funds: FundLine[] }): number {
  const named = funds.findIndex((line) => line.source === '合计');
  return named >= 0 ? named : funds.findIndex((line) => line.source.includes('总额'));
}

/** The printed rate against executed ÷ adjusted at the printed decimals; of the line it is printed in, or of the 合计. */
function rateFindings(form: Form): (Finding | null)[] {
  return form.funds.map((line, fund) => {
    if (line.rate === null) return null;
    const total = form.funds.find((other) => other.source === '合计') ?? line;
    const base = exactOrNull(total.adjusted);
    const executed = exactOrNull(total.executed);
    if (!base || !executed || base.isZero()) return null;
    const stated = line.rate.replace('%', '');
    const expected = printed(executed.div(base).times(100), placesOf(stated));
    const cell: CellRef = { part: 'fund', fund, field: 'rate' };
    const words = [line.source, '执行率'];
    const place = placeIn(form, { check: 'rate', other: '全年执行数 ÷ 全年预算数为', words, cell });
    return compared(place, stated, expected, '执行率', '%');
  });
}

/** Printed scores that the form's own policy does not give. */
function scoreFindings({ form, rows, execution }: ScoredForm): (Finding | null)[] {
  const wrong = ({ reproduced, printed: stated, proof, manual }: LineScore, words: string[], cell: CellRef) => {
    // A manual score stands there instead, with its reason.
    if (manual !== null || reproduced !== false || stated === null || proof.computed === null) return null;
    const place = placeIn(form, { check: 'score', other: `按“${proof.policy}”计算为`, words, cell });
    return compared(place, stated, proof.computed, '得分', '分');
  };
  return [
    ...rows.map((line, row) => wrong(line, [rowWords(form, row)], { part: 'row', row, field: 'score' })),
    execution && wrong(execution, ['预算执行'], { part: 'fund', fund: execution.line.index, field: 'score' }),
  ];
}

/** A row that deviates and says nothing about it; the overall form has no column for it. */
function reasonFindings({ form, rows }: ScoredForm): (Finding | null)[] {
  if (form.kind === 'overall') return [];
  return rows.map((line, index) => {
    const { row, inForce } = line;
    if (inForce === null || !isUnexplained(line)) return null;
    const place = placeIn(form, {
      check: 'reason',
      words: [rowWords(form, index), '偏差原因'],
      cell: { part: 'row', row: index, field: 'reason' },
      indicatorId: row.indicatorId === null ? null : Number(row.indicatorId),
    });
    const standing = isFarBeyond(line)
      ? `超过目标值的 ${line.policy.total.deviationAbove}%`
      : `得 ${printed(inForce, 2)} 分（满分 ${row.weight} 分）`;
    const message = `${row.level3}${standing}，没有偏差原因分析及改进措施，请补充。`;
    return missingFinding(place, message);
  });
}
