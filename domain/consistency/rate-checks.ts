import { exact, exactOrNull, printed } from '../decimal.ts';
import type { Form, FormRow } from '../forms/form.ts';
import { sharedPairs } from '../prose/likeness.ts';
import { isMoney, isPercentage } from '../scoring/completion-rules.ts';
import { placesOf } from './estimate.ts';
import { compared, type Finding } from './finding.ts';
import { placeIn, rowWords } from './form-place.ts';
import type { Side } from './side.ts';

/** Rates among the rows against what they are rates of: the budget that was spent, and the count beside them. */
export function rateRowFindings(form: Form): Finding[] {
  return form.rows.flatMap((row, index) => {
    if (row.actual === null || !isPercentage(row.actualUnit)) return [];
    if (/预算成本控制率|预算执行率/.test(row.level3)) return costFinding(form, row, index) ?? [];
    if (/(覆盖率|完成率)$/.test(row.level3) && exact(row.actual).eq(100)) return reachFinding(form, row, index) ?? [];
    return [];
  });
}

function costFinding(form: Form, { level3, actual }: FormRow, index: number): Finding | null {
  const line = form.funds.find(({ rate }) => rate !== null);
  const [adjusted, executed] = [exactOrNull(line?.adjusted), exactOrNull(line?.executed)];
  if (!line || actual === null || !adjusted || !executed || adjusted.isZero()) return null;
  const expected = printed(executed.div(adjusted).times(100), placesOf(actual));
  const formId = Number(form.id);
  const words = `全年执行数 ${line.executed} ÷ 全年预算数 ${line.adjusted} = ${expected}%`;
  const place = placeIn(form, {
    check: 'rate-row',
    other: '按预算执行情况为',
    words: [rowWords(form, index)],
    cell: { part: 'row', row: index, field: 'actual' },
    against: [{ kind: 'worked', words, formId, cell: { part: 'fund', fund: form.funds.indexOf(line), field: 'rate' } }],
  });
  return compared(place, actual, expected, level3, '%');
}

/** 困难家庭慰问覆盖率 100% beside 慰问…家庭 19 of 20: a whole that was not reached. The two must share two words. */
function reachFinding(form: Form, { level3, actual }: FormRow, index: number): Finding | null {
  const missed = form.rows.flatMap((row, at) => {
    const [target, reached] = [exactOrNull(row.target), exactOrNull(row.actual)];
    if (
      !target ||
      !reached ||
      row.operator === '<=' ||
      isPercentage(row.unit) ||
      isMoney(row.unit) ||
      reached.gte(target)
    )
      return [];
    return sharedPairs(level3, row.level3).length >= 2 ? [{ row, at, rate: reached.div(target).times(100) }] : [];
  });
  const [one] = missed;
  if (!one || missed.length > 1 || actual === null) return null;
  const words = `${one.row.level3}：完成值 ${one.row.actual} ÷ 指标值 ${one.row.target} = ${printed(one.rate, 2)}%`;
  const cell = { part: 'row', row: one.at, field: 'actual' } as const;
  const against: Side[] = [{ kind: 'worked', words, formId: Number(form.id), cell }];
  const place = placeIn(form, {
    check: 'rate-row',
    other: `${one.row.level3}的完成率为`,
    words: [rowWords(form, index), rowWords(form, one.at)],
    cell: { part: 'row', row: index, field: 'actual' },
    against,
  });
  return compared(place, actual, printed(one.rate, 2), level3, '%');
}
