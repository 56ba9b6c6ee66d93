import { exact } from '#domain/decimal.ts';
import { bookFigures } from '#domain/disclosure/book-figures.ts';
import { accountFigure, statementFigure, wordsFigure } from '#domain/disclosure/bound-figures.ts';
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

const LINES: SmallLine[] = [
  { code: 'income.total', name: '收入总计', value: '1867.08' },
  { code: 'overall.change', name: '与上年相比', value: '-25.49', reason: '退休 1 人，补贴减少' },
  { code: 'overall.changePercent', name: '与上年相比（%）', unit: '%', value: '-1.45' },
  { code: 'fiscal.finalAccounts', name: '决算数', section: '四', value: '7.52' },
  { code: 'generalBudget.finalAccounts', name: '决算数', section: '五', value: '8.00' },
  { code: 'fiscal.rate', name: '预决算差异率', unit: '%', value: '-0.92' },
  { code: 'visits', name: '接待人次', unit: '人次', section: '七', value: '57' },
  { code: 'empty', name: '未填数', value: null },
];

/** A few figures of a book, for tests of the language itself; `functions` as of an item that is new and one that ended. */
export function smallFigures({
  more = [],
  hasItems = false,
}: {
  more?: SmallLine[];
  hasItems?: boolean;
} = {}): DisclosureFigures {
  const { classes, items } = bookFigures({ year: YEAR, entries: [], functions: hasItems ? ITEMS : [] });
  const accounts = [...LINES, ...more].map(({ unit = '万元', section = '一', reason = null, value, ...line }) =>
    accountFigure({ ...line, unit, section, reason, value: value === null ? null : exact(value) }, YEAR),
  );
  const statement = statementFigure({ code: 'op09', name: '同比增加额', unit: '亿元', printed: '9.30' }, YEAR);
  return {
    year: YEAR,
    figures: [wordsFigure('center', '单位名称', '某州社会保险中心'), statement, ...accounts],
    classes,
    items,
  };
}

const ITEMS = [
  { class: '一般公共服务支出', section: '统战事务', item: '宗教事务', final: '1.26', prior: '0', reason: '科目调整' },
  { class: '其他支出', section: '其他支出', item: '其他支出', final: '0', prior: '2.37', reason: '已结束' },
];
