import { exact, exactOrNull, printed, printedInFull, sum } from '../decimal.ts';
import type { Form, FundLine } from '../forms/form.ts';
import type { ScoredForm } from '../scoring/form-score.ts';
import { compared, type Finding, missingFinding } from './finding.ts';

const FULL_WEIGHT = '100';

/** Everything a form says twice about itself. */
export function formFindings(scored: ScoredForm): Finding[] {
  return [
    weightFinding(scored.form),
    totalFinding(scored),
    ...fundFindings(scored.form),
    ...rateFindings(scored.form),
    ...scoreFindings(scored),
    ...reasonFindings(scored),
  ].filter((finding) => finding !== null);
}

export function formTitle(form: Pick<Form, 'kind' | 'name'>): string {
  return form.kind === 'overall' ? '整体支出绩效自评表' : `《${form.name}》自评表`;
}

function weightFinding(form: Form): Finding | null {
  const weights = [...form.funds, ...form.rows].map((line) => exactOrNull(line.weight)).filter((one) => one !== null);
  if (weights.length === 0) return null;
  const place = { check: 'weights', other: '应为', where: [formTitle(form), '分值'], formId: Number(form.id) } as const;
  const isBudgetOpen = form.state === 'draft' && form.funds.every((line) => line.weight === null);
  if (isBudgetOpen && sum(weights).lt(FULL_WEIGHT)) {
    const message = `分值合计 ${printedInFull(sum(weights))} 分，资金部分没有分值，请填写预算执行的分值。`;
    return missingFinding(place, message);
  }
  return compared(place, printedInFull(sum(weights)), FULL_WEIGHT, '分值合计', '分');
}

function totalFinding({ form, total }: ScoredForm): Finding | null {
  if (total.printed === null || total.computed === null) return null;
  const place = {
    check: 'total',
    other: '各行得分之和为',
    where: [formTitle(form), '总分'],
    formId: Number(form.id),
  } as const;
  return compared(place, total.printed, printedInFull(total.computed), '总分', '分');
}

/** The total line (合计, or 年度资金总额 as the first) against the sum of the others, column by column. */
function fundFindings(form: Form): (Finding | null)[] {
  const total =
    form.funds.find((line) => line.source === '合计') ?? form.funds.find((line) => /总额/.test(line.source));
  if (!total) return [];
  const parts = form.funds.filter((line) => line !== total);
  if (parts.length === 0) return [];
  const columns = { initial: '年初预算数', adjusted: '全年预算数', executed: '全年执行数' } as const;
  return Object.entries(columns).map(([column, name]) => {
    const key = column as keyof Pick<FundLine, 'initial' | 'adjusted' | 'executed'>;
    const values = parts.map((line) => exactOrNull(line[key]));
    if (total[key] === null || values.some((value) => value === null)) return null;
    const place = {
      check: 'funds',
      other: '各资金来源之和为',
      where: [formTitle(form), total.source, name],
      formId: Number(form.id),
    } as const;
    const expected = printedInFull(sum(values.filter((value) => value !== null)));
    return compared(place, total[key], expected, `${total.source}的${name}`, form.moneyUnit);
  });
}

/** The printed rate against executed ÷ adjusted at the printed decimals; of the line it is printed in, or of the total. */
function rateFindings(form: Form): (Finding | null)[] {
  return form.funds.map((line) => {
    if (line.rate === null) return null;
    const total = form.funds.find((other) => other.source === '合计') ?? line;
    const base = exactOrNull(total.adjusted);
    const executed = exactOrNull(total.executed);
    if (!base || !executed || base.isZero()) return null;
    const stated = line.rate.replace('%', '');
    const places = stated.split('.')[1]?.length ?? 0;
    const expected = printed(executed.div(base).times(100), places);
    const place = {
      check: 'rate',
      other: '全年执行数 ÷ 全年预算数为',
      where: [formTitle(form), line.source, '执行率'],
      formId: Number(form.id),
    } as const;
    return compared(place, stated, expected, '执行率', '%');
  });
}

/** Printed scores that the form's own policy does not give. */
function scoreFindings({ form, rows, execution }: ScoredForm): (Finding | null)[] {
  const lines = [
    ...rows.map((line, index) => ({ ...line, name: `第 ${index + 1} 行 ${line.row.level3}` })),
    ...(execution ? [{ ...execution, name: '预算执行' }] : []),
  ];
  return lines.map(({ name, reproduced, printed: stated, proof }) => {
    if (reproduced !== false || stated === null || proof.computed === null) return null;
    const place = {
      check: 'score',
      other: `按“${proof.policy}”计算为`,
      where: [formTitle(form), name],
      formId: Number(form.id),
    } as const;
    return compared(place, stated, proof.computed, '得分', '分');
  });
}

/** A row that lost points and says nothing about it; the overall form has no column for it. */
function reasonFindings({ form, rows }: ScoredForm): (Finding | null)[] {
  if (form.kind === 'overall') return [];
  return rows.map(({ row, inForce }, index) => {
    if (inForce === null || row.weight === null || row.reason !== null) return null;
    if (inForce.gte(exact(row.weight))) return null;
    const where = [formTitle(form), `第 ${index + 1} 行 ${row.level3}`, '偏差原因'];
    const indicatorId = row.indicatorId === null ? null : Number(row.indicatorId);
    return missingFinding(
      { check: 'reason', where, formId: Number(form.id), indicatorId },
      `${row.level3}得 ${printed(inForce, 2)} 分（满分 ${row.weight} 分），没有偏差原因分析及改进措施，请补充。`,
    );
  });
}
