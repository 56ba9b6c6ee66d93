import { body, type Cell, type FormDocument, figure, headings, label, rowsOf } from './document.ts';
import type { Form, FundLine } from './form.ts';
import { levelCells } from './form-parts.ts';
import {
  type Cause,
  causeNames,
  causes,
  executionRate,
  type MonitoredFund,
  type MonitoredRow,
  type Possibility,
  possibilities,
  possibilityNames,
} from './monitoring.ts';
import type { MonitoredFundField, MonitoredRowField } from './monitoring-edits.ts';

/** Landscape A4, together 267 mm. */
const WIDTHS = [16, 16, 25, 24, 22, 22, 12, 12, 12, 12, 11, 29, 12, 12, 12, 18];
const TICK = '√';

/** What a cell of the form holds, by the lasting key of its line; `choice` is the one a tick stands for. */
export type MonitoringPlace =
  | { kind: 'row'; key: string; field: MonitoredRowField; choice?: Cause | Possibility }
  | { kind: 'fund'; key: string; field: MonitoredFundField | 'rate' };
export type MonitoringCell = Cell & { at?: MonitoringPlace };
export type MonitoringDocument = FormDocument & { rows: { cells: MonitoringCell[] }[] };

/** 项目支出绩效目标执行监控表 (财预〔2019〕136号) for January to `month` (1–12) as a Document. */
export function buildMonitoringForm(
  form: Form,
  month: number,
  rows: MonitoredRow[],
  funds: MonitoredFund[],
): MonitoringDocument {
  const head: MonitoringCell[][] = [...headRows(form), ...fundRows(form, month, funds), ...goalRows(form)];
  return {
    title: form.kind === 'overall' ? '部门整体支出绩效目标执行监控表' : '项目支出绩效目标执行监控表',
    subtitle: `（${form.year} 年度 1—${month} 月）`,
    page: { size: 'A4', orientation: 'landscape' },
    columns: WIDTHS.map((width) => ({ width })),
    rows: rowsOf([...head, ...indicatorRows(form, month, rows)], [head.length, head.length + 1]),
  };
}

function headRows(form: Form): Cell[][] {
  if (form.kind === 'overall')
    return [[label(0, '部门（单位）名称', { colspan: 2 }), body(2, form.name, { colspan: 14, align: 'center' })]];
  return [
    [label(0, '项目名称', { colspan: 2 }), body(2, form.name, { colspan: 14, align: 'center' })],
    [
      label(0, '主管部门及代码', { colspan: 2 }),
      body(2, form.department, { colspan: 6, align: 'center' }),
      label(8, '实施单位', { colspan: 3 }),
      body(11, form.unit, { colspan: 5, align: 'center' }),
    ],
  ];
}

function fundRows({ funds, moneyUnit }: Form, month: number, monitored: MonitoredFund[]): MonitoringCell[][] {
  const span = `1—${month}月`;
  return [
    [
      label(0, `项目资金\n（${moneyUnit}）`, { colspan: 2, rowspan: funds.length + 1 }),
      label(2, ''),
      label(3, '年初预算数', { colspan: 3 }),
      label(6, `${span}执行数`, { colspan: 3 }),
      label(9, `${span}执行率`, { colspan: 3 }),
      label(12, '全年预计执行数', { colspan: 4 }),
    ],
    ...funds.map((line, index) => fundRow(line, monitored[index])),
  ];
}

function fundRow(line: FundLine, fund: MonitoredFund | undefined): MonitoringCell[] {
  const { executed, expected } = fund ?? { executed: null, expected: null };
  const at = (field: MonitoredFundField | 'rate'): MonitoringPlace => ({ kind: 'fund', key: line.key, field });
  return [
    label(2, line.source),
    figure(3, line.initial, { colspan: 3 }),
    { ...figure(6, executed, { colspan: 3 }), at: at('executed') },
    { ...figure(9, executionRate(line, executed), { colspan: 3 }), at: at('rate') },
    { ...figure(12, expected, { colspan: 4 }), at: at('expected') },
  ];
}

function goalRows({ goals }: Form): Cell[][] {
  const ref = { part: 'goal', field: 'expected' } as const;
  return [[label(0, '年度总体\n目标', { colspan: 2 }), body(2, goals.expected, { colspan: 14, ref })]];
}

function indicatorRows(form: Form, month: number, rows: MonitoredRow[]): MonitoringCell[][] {
  const levels = levelCells(form.rows, 0);
  const tall = { rowspan: 2 };
  return [
    [
      label(0, '一级\n指标', tall),
      label(1, '二级\n指标', tall),
      label(2, '三级指标', tall),
      label(3, '年度指标值', tall),
      label(4, `1—${month}月执行\n完成情况`, tall),
      label(5, '全年预计\n完成情况', tall),
      label(6, '偏差原因分析', { colspan: 6 }),
      label(12, '完成目标可能性', { colspan: 3 }),
      label(15, '备注', tall),
    ],
    [
      ...headings(6, [...causes.map((cause) => causeNames[cause]), '原因说明']),
      ...headings(
        12,
        possibilities.map((one) => possibilityNames[one]),
      ),
    ],
    ...rows.map((line, index) => [...(levels[index] ?? []), ...rowCells(line, index)]),
  ];
}

function rowCells(line: MonitoredRow, index: number): MonitoringCell[] {
  const { key } = line.row;
  const at = (field: MonitoredRowField): MonitoringPlace => ({ kind: 'row', key, field });
  const tick = (is: boolean) => (is ? TICK : null);
  return [
    figure(3, line.row.targetText, { ref: { part: 'row', row: index, field: 'target' } }),
    { ...figure(4, line.actualText), at: at('actualText') },
    { ...figure(5, line.forecastText), at: at('forecastText') },
    ...causes.map((choice, offset) => ({
      ...figure(6 + offset, tick(line.causes.includes(choice))),
      at: { kind: 'row' as const, key, field: 'causes' as const, choice },
    })),
    { ...body(11, line.explanation), at: at('explanation') },
    ...possibilities.map((choice, offset) => ({
      ...figure(12 + offset, tick(line.possibility === choice)),
      at: { kind: 'row' as const, key, field: 'possibility' as const, choice },
    })),
    { ...body(15, line.note), at: at('note') },
  ];
}
