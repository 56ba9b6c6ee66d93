import type { ScoredForm } from '#domain/scoring/form-score.ts';
import { body, type Cell, type FormDocument, figure, headings, label, rowsOf } from './document.ts';
import {
  amountCells,
  fundScoreCells,
  levelCells,
  scoreText,
  shortPoints,
  sourceCell,
  totalText,
} from './form-parts.ts';

/** What the official layout leaves out and some finance departments ask for. */
export type OverallFormOptions = { totalRow?: boolean; deviationColumn?: boolean };

const WIDTHS = [17, 23, 26, 25, 28, 17, 27, 17];
const DEVIATION_WIDTH = 30;

/** 部门（单位）整体支出绩效目标自评表 as a Document, in the columns and merges of the printed 2023 form. */
export function buildOverallForm(scored: ScoredForm, options: OverallFormOptions = {}): FormDocument {
  const { form } = scored;
  const extra = options.deviationColumn ? 1 : 0;
  return {
    title: '部门（单位）整体支出绩效目标自评表',
    subtitle: `（${form.year} 年度）`,
    page: { size: 'A4', orientation: options.deviationColumn ? 'landscape' : 'portrait' },
    columns: [...WIDTHS, ...(extra ? [DEVIATION_WIDTH] : [])].map((width) => ({ width })),
    rows: rowsOf(
      [
        [
          label(0, '部门（单位）名称', { colspan: 2 }),
          body(2, form.name, { colspan: 6 + extra, align: 'center', ref: { part: 'heading', field: 'name' } }),
        ],
        ...fundRows(scored, extra),
        ...goalRows(scored, extra),
        ...indicatorRows(scored, extra),
        ...(options.totalRow ? [totalRow(scored, extra)] : []),
      ],
      [0, form.funds.length + 4],
    ),
  };
}

function fundRows(scored: ScoredForm, extra: number): Cell[][] {
  const { funds, moneyUnit } = scored.form;
  const titles = ['资金来源', '年初预算数', '全年预算数', '全年执行数', '分值权重', '执行率', '得分'];
  return [
    [label(0, `部门资金\n（${moneyUnit}）`, { rowspan: funds.length + 1 }), ...headings(1, titles, 1 + extra)],
    ...funds.map((_line, index) => [
      sourceCell(scored, index, 1),
      ...amountCells(scored, index, 2),
      ...fundScoreCells(scored, index, { column: 5, dash: '-', pointsText: shortPoints, lastColspan: 1 + extra }),
    ]),
  ];
}

function goalRows({ form: { goals } }: ScoredForm, extra: number): Cell[][] {
  return [
    [
      label(0, '年度总体\n目标', { rowspan: 2 }),
      label(1, '预期目标', { colspan: 3 }),
      label(4, '实际完成情况', { colspan: 4 + extra }),
    ],
    [
      body(1, goals.expected, { colspan: 3, ref: { part: 'goal', field: 'expected' } }),
      body(4, goals.actual, { colspan: 4 + extra, ref: { part: 'goal', field: 'actual' } }),
    ],
  ];
}

function indicatorRows({ form, rows }: ScoredForm, extra: number): Cell[][] {
  const levels = levelCells(form.rows, 0);
  const titles = [
    '一级指标',
    '二级指标',
    '三级指标',
    '预期指标值',
    '指标值设定依据',
    '分值权重',
    '实际完成指标值',
    '得分',
  ];
  return [
    headings(0, extra ? [...titles, '偏差原因分析及改进措施'] : titles),
    ...rows.map((line, row) => [
      ...(levels[row] ?? []),
      figure(3, line.row.targetText, { ref: { part: 'row', row, field: 'target' } }),
      body(4, line.row.basis, { ref: { part: 'row', row, field: 'basis' } }),
      figure(5, line.row.weight, { ref: { part: 'row', row, field: 'weight' } }),
      figure(6, line.row.actualText, { ref: { part: 'row', row, field: 'actual' } }),
      figure(7, scoreText(line, shortPoints), { ref: { part: 'row', row, field: 'score' } }),
      ...(extra ? [body(8, line.row.reason, { ref: { part: 'row', row, field: 'reason' } })] : []),
    ]),
  ];
}

function totalRow(scored: ScoredForm, extra: number): Cell[] {
  return [
    label(0, '总分', { colspan: 5 }),
    figure(5, shortPoints(scored.max)),
    figure(6, totalText(scored) && `${totalText(scored)} 分`, { colspan: 2 + extra, ref: { part: 'total' } }),
  ];
}
