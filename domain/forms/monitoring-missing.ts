import { rowWords } from '../consistency/form-place.ts';
import { exact } from '../decimal.ts';
import type { Form } from './form.ts';
import { totalFundLine } from './form-budget.ts';
import type { MonitoredFund, MonitoredRow } from './monitoring.ts';
import type { MonitoringPlace } from './monitoring-form.ts';

/** `must` is asked for by the form; `note` is for whoever hands it in to know. */
export type MonitoringMissing = { level: 'must' | 'note'; message: string; at: MonitoringPlace | null };

/**
 * What a monitoring form for January to `month` (1–12) still lacks, in the order of the paper. `funds` and `rows` stand as
 * the form has them.
 */
export function monitoringMissing(
  form: Form,
  month: number,
  rows: readonly MonitoredRow[],
  funds: readonly MonitoredFund[],
): MonitoringMissing[] {
  return [
    ...(form.funds.length === 0 ? [unfounded('还没有资金行，请在自评表中添加。')] : []),
    ...(form.rows.length === 0 ? [unfounded('还没有指标行，请在自评表中添加。')] : []),
    ...fundItems(form, month, funds),
    ...rows.flatMap((row, index) => rowItems(form, row, index)),
  ];
}

/** The lines of a monitoring form are those of its self-evaluation form. */
const unfounded = (message: string): MonitoringMissing => ({ level: 'note', message, at: null });

function fundItems(form: Form, month: number, funds: readonly MonitoredFund[]): MonitoringMissing[] {
  const total = totalFundLine(form);
  return form.funds.flatMap((line, index): MonitoringMissing[] => {
    const { executed, expected } = funds[index] ?? { executed: null, expected: null };
    const item = (level: 'must' | 'note', field: 'executed' | 'expected', message: string): MonitoringMissing => ({
      level,
      message: `${line.source || `资金第 ${index + 1} 行`}：${message}`,
      at: { kind: 'fund', key: line.key, field },
    });
    if (executed !== null && expected !== null && exact(executed).gt(expected)) {
      return [item('must', 'expected', `1—${month}月执行数 ${executed} 大于全年预计执行数 ${expected}，请核对。`)];
    }
    // The whole budget is asked for; its parts only where they are known.
    if (line !== total) return [];
    return [
      ...(executed === null ? [item('must', 'executed', `没有填写 1—${month}月执行数。`)] : []),
      ...(expected === null ? [item('must', 'expected', '没有填写全年预计执行数。')] : []),
    ];
  });
}

function rowItems(form: Form, line: MonitoredRow, index: number): MonitoringMissing[] {
  const { key, indicatorId } = line.row;
  const item = (
    level: 'must' | 'note',
    field: Extract<MonitoringPlace, { kind: 'row' }>['field'],
    message: string,
  ): MonitoringMissing => ({
    level,
    message: `${rowWords(form, index).trim()}：${message}`,
    at: { kind: 'row', key, field },
  });
  const items: MonitoringMissing[] = [];
  if (line.actualText === null) {
    const why = indicatorId === null ? '没有对应的月报指标' : '月报尚无已审数据';
    items.push(item('must', 'actualText', `没有执行完成情况（${why}），请填写。`));
  }
  if (line.wantsCause) {
    const chance = line.possibility === 'impossible' ? '预计完不成目标' : '有可能完不成目标';
    items.push(item('must', 'explanation', `${chance}，没有填写偏差原因。`));
  }
  if (line.possibility === null) items.push(item('note', 'possibility', '没有填写完成目标可能性。'));
  if (line.forecastText === null) items.push(item('note', 'forecastText', '没有填写全年预计完成情况。'));
  return items;
}
