import type { ScoredForm } from '#domain/scoring/form-score.ts';
import { body, type Cell, type FormDocument, figure, headings, label, rowsOf } from './document.ts';
import {
  amountCells,
  fullPoints,
  fundScoreCells,
  levelCells,
  scoreText,
  shortPoints,
  sourceCell,
  totalText,
} from './form-parts.ts';

/**
 * Where the printed forms break their lines gives their columns away: two characters in the first, three in 一级指标 and
 * in 偏差原因, six in 二级指标, which also holds the names of the funds. The narrow ones got enough air here for their
 * headings to stand on one line; together 180 mm.
 */
const WIDTHS = [10, 20, 24, 28, 24, 24, 13, 19, 18];

/** 项目支出绩效自评表 as a Document, in the columns and merges of the printed 2023 forms. */
export function buildProjectForm(scored: ScoredForm): FormDocument {
  const { form } = scored;
  return {
    title: '项 目 支 出 绩 效 自 评 表',
    subtitle: `（${form.year} 年度）`,
    page: { size: 'A4', orientation: 'portrait' },
    columns: WIDTHS.map((width) => ({ width })),
    rows: rowsOf(
      [
        [
          label(0, '项目名称', { colspan: 2 }),
          body(2, form.name, { colspan: 7, align: 'center', ref: { part: 'heading', field: 'name' } }),
        ],
        [
          label(0, '主管部门', { colspan: 2 }),
          body(2, form.department, { colspan: 2, align: 'center', ref: { part: 'heading', field: 'department' } }),
          label(4, '实施单位'),
          body(5, form.unit, { colspan: 4, align: 'center', ref: { part: 'heading', field: 'unit' } }),
        ],
        ...fundRows(scored),
        ...goalRows(scored),
        ...indicatorRows(scored),
        totalRow(scored),
      ],
      [0, form.funds.length + 5],
    ),
  };
}

function fundRows(scored: ScoredForm): Cell[][] {
  const { funds, moneyUnit } = scored.form;
  const titles = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'];
  return [
    [
      label(0, `项目资金\n（${moneyUnit}）`, { colspan: 2, rowspan: funds.length + 1 }),
      label(2, ''),
      ...headings(3, titles),
    ],
    ...funds.map((_line, index) => [
      sourceCell(scored, index, 2),
      ...amountCells(scored, index, 3),
      ...fundScoreCells(scored, index, { column: 6, dash: '—', pointsText: fullPoints }),
    ]),
  ];
}

function goalRows({ form: { goals } }: ScoredForm): Cell[][] {
  return [
    [
      label(0, '年度\n总体\n目标', { rowspan: 2 }),
      label(1, '预期目标', { colspan: 4 }),
      label(5, '实际完成情况', { colspan: 4 }),
    ],
    [
      body(1, goals.expected, { colspan: 4, ref: { part: 'goal', field: 'expected' } }),
      body(5, goals.actual, { colspan: 4, ref: { part: 'goal', field: 'actual' } }),
    ],
  ];
}

function indicatorRows({ form, rows }: ScoredForm): Cell[][] {
  const levels = levelCells(form.rows, 1);
  const titles = [
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
  ];
  return [
    [label(0, '年度\n绩效\n指标\n完成\n情况', { rowspan: rows.length + 1 }), ...headings(1, titles)],
    ...rows.map((line, row) => [
      ...(levels[row] ?? []),
      figure(4, line.row.targetText, { ref: { part: 'row', row, field: 'target' } }),
      figure(5, line.row.actualText, { ref: { part: 'row', row, field: 'actual' } }),
      figure(6, line.row.weight, { ref: { part: 'row', row, field: 'weight' } }),
      figure(7, scoreText(line, fullPoints), { ref: { part: 'row', row, field: 'score' } }),
      body(8, line.row.reason, { ref: { part: 'row', row, field: 'reason' } }),
    ]),
  ];
}

function totalRow(scored: ScoredForm): Cell[] {
  const total = totalText(scored);
  return [
    label(0, '总分', { colspan: 6 }),
    figure(6, shortPoints(scored.max)),
    figure(7, total && `${total} 分`, { colspan: 2, ref: { part: 'total' } }),
  ];
}
