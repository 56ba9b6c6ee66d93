import { exact } from '#domain/decimal.ts';
import {
  accountFigure,
  classLines,
  itemLines,
  statementFigure,
  wordsFigure,
} from '#domain/disclosure/bound-figures.ts';
import type { DisclosureFigures } from '#domain/disclosure/figures.ts';

const YEAR = 2025;

interface SmallLine {
  code: string;
  name: string;
  unit?: string;
  section?: string;
  value: string | null;
  reason?: string;
}

/** A few lines of an account book, for tests of the language itself. */
export function smallFigures(...extra: SmallLine[]): DisclosureFigures {
  const lines: SmallLine[] = [
    { code: 'income.total', name: '收入总计', value: '1867.08' },
    { code: 'overall.change', name: '与上年相比', value: '-25.49', reason: '退休 1 人，补贴减少' },
    { code: 'overall.changePercent', name: '与上年相比（%）', unit: '%', value: '-1.45' },
    { code: 'fiscal.finalAccounts', name: '决算数', section: '四', value: '7.52' },
    { code: 'generalBudget.finalAccounts', name: '决算数', section: '五', value: '8.00' },
    { code: 'fiscal.rate', name: '预决算差异率', unit: '%', value: '-0.92' },
    { code: 'visits', name: '接待人次', unit: '人次', section: '七', value: '57' },
    { code: 'empty', name: '未填数', value: null },
    ...extra,
  ];
  const accounts = lines.map(({ unit = '万元', section = '一', reason = null, value, ...line }) =>
    accountFigure({ ...line, unit, section, reason, value: value === null ? null : exact(value) }, YEAR),
  );
  const byCode = new Map(accounts.map((figure) => [figure.code, figure]));
  const items = [
    { class: '一般公共服务支出', section: '统战事务', item: '宗教事务' },
    { class: '其他支出', section: '其他支出', item: '其他支出' },
  ];
  const statement = statementFigure({ code: 'op09', name: '同比增加额', unit: '亿元', printed: '9.30' }, YEAR);
  return {
    year: YEAR,
    figures: [wordsFigure('center', '单位名称', '某州社会保险中心'), statement, ...accounts],
    classes: classLines(['一般公共服务支出', '其他支出'], byCode),
    items: itemLines(items, byCode),
  };
}

/** Two items of the general budget: one new, one that came to nothing. */
export const TWO_ITEMS: SmallLine[] = [
  { code: 'function.item01.amount', name: '宗教事务', section: '五', value: '1.26', reason: '科目调整' },
  { code: 'function.item01.change', name: '宗教事务比上年', section: '五', value: '1.26' },
  { code: 'function.item01.changePercent', name: '宗教事务比上年（%）', unit: '%', section: '五', value: '100' },
  { code: 'function.item02.amount', name: '其他支出', section: '五', value: '0' },
  { code: 'function.item02.change', name: '其他支出比上年', section: '五', value: '-2.37', reason: '已结束' },
  { code: 'function.item02.changePercent', name: '其他支出比上年（%）', unit: '%', section: '五', value: '-100' },
];
