import { printed } from '#domain/decimal.ts';
import type { ScoredForm } from '#domain/scoring/form-score.ts';
import { completionText, type Deviation } from './deviations.ts';
import { type Block, body, type Cell, figure, headings, label, rowsOf, runsOf } from './document.ts';
import type { Form } from './form.ts';
import { scoreText, shortPoints } from './form-parts.ts';
import type { Measure } from './narrative-report.ts';

/** All tables of the report are as wide as its type area: 156 mm. */
function table(titles: string[], widths: number[], rows: Cell[][]): Block {
  const columns = widths.map((width) => ({ width }));
  return { kind: 'table', columns, rows: rowsOf([headings(0, titles), ...rows], [0]) };
}

export function fundTable({ funds, moneyUnit }: Form): Block {
  const titles = ['资金来源', `年初预算数（${moneyUnit}）`, `全年预算数（${moneyUnit}）`, `全年执行数（${moneyUnit}）`];
  const rows = funds.map(({ source, initial, adjusted, executed }) => [
    body(0, source),
    figure(1, initial, { align: 'right' }),
    figure(2, adjusted, { align: 'right' }),
    figure(3, executed, { align: 'right' }),
  ]);
  return table(titles, [42, 38, 38, 38], rows);
}

export function rowTable({ rows }: ScoredForm): Block {
  const titles = ['三级指标', '目标值', '完成值', '完成率', '分值', '得分'];
  const lines = rows.map((line) => [
    body(0, line.row.level3),
    figure(1, line.row.targetText),
    figure(2, line.row.actualText),
    figure(3, completionText(line.row) ?? '—'),
    figure(4, line.row.weight),
    figure(5, `${scoreText(line, shortPoints)}${line.manual ? '（人工）' : ''}`),
  ]);
  return table(titles, [48, 30, 30, 20, 14, 14], lines);
}

export function totalTable(forms: ScoredForm[]): Block {
  const titles = ['序号', '名称', '满分', '表上总分', '计算总分', '等级'];
  const rows = forms.map(({ form, total, max, grade }, index) => [
    figure(0, String(index + 1)),
    body(1, form.kind === 'overall' ? '部门整体支出' : form.name),
    figure(2, shortPoints(max)),
    figure(3, total.printed ?? '—'),
    figure(4, total.computed === null ? '—' : printed(total.computed, 2)),
    figure(5, grade ?? '—'),
  ]);
  return table(titles, [12, 74, 14, 22, 22, 12], rows);
}

/** One table over all forms; the name of a form stands once beside its lines. */
export function deviationTable(lines: Deviation[]): Block {
  const titles = ['自评表', '指标', '目标', '实际完成', '失分', '偏差原因'];
  const runs = runsOf(lines, (one, other) => one.form === other.form);
  const rows = lines.map(({ form, name, target, actual, lost, reason }, index) => [
    ...(runs[index]
      ? [label(0, form.kind === 'overall' ? '部门整体支出' : form.name, { rowspan: runs[index], align: 'left' })]
      : []),
    body(1, name),
    figure(2, target),
    figure(3, actual),
    figure(4, printed(lost, 2)),
    body(5, reason ?? (form.kind === 'overall' ? '（表式无此栏）' : '（未填写）')),
  ]);
  return table(titles, [30, 28, 27, 27, 15, 29], rows);
}

export function measureTable(measures: Measure[]): Block {
  const titles = ['事项', '责任科室', '整改措施', '期限', '状态'];
  const rows = measures.map(({ subject, department, text, dueDate, state }) => [
    body(0, subject),
    body(1, department ?? '—'),
    body(2, text),
    figure(3, dueDate ?? '—'),
    body(4, state, { align: 'center' }),
  ]);
  return table(titles, [38, 26, 48, 27, 17], rows);
}
