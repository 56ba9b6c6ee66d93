import { printedInFull } from '../../decimal.ts';
import type { AccountBook } from '../account-book.ts';
import { accountValues } from '../account-values.ts';
import { itemStem } from '../function-lines.ts';

export interface LaidCell {
  row: number;
  column: number;
  kind: 'title' | 'note' | 'heading' | 'label' | 'entry' | 'derived';
  text: string | null;
  /** Columns and rows it is merged over. */
  wide?: number;
  high?: number;
}

/** One of the nine tables as a sheet, filled with what the book has. */
export interface LaidTable {
  title: string;
  widths: number[];
  cells: LaidCell[];
}

const HEAD = 3;

/** The nine tables in the layout they are published in. Grey figures are worked out, yellow ones are taken over. */
export function accountTableLayouts(book: AccountBook): LaidTable[] {
  const values = accountValues(book);
  const figure = (row: number, column: number, code: string | null): LaidCell => {
    const value = code === null ? undefined : values.get(code);
    const kind = value && !value.isDerived ? 'entry' : 'derived';
    return { row, column, kind, text: value?.value ? printedInFull(value.value, 2) : null };
  };
  const draw = (number: number, title: string, widths: number[], cells: LaidCell[]): LaidTable => {
    const wide = widths.length;
    const head: LaidCell[] = [
      { row: 1, column: 1, kind: 'title', text: title, wide },
      { row: 2, column: 1, kind: 'note', text: `${book.year}年度　公开0${number}表　金额单位：万元`, wide },
    ];
    return { title, widths, cells: [...head, ...cells] };
  };
  return [
    draw(1, '收入支出决算总表', [38, 6, 14, 38, 6, 14], overall(figure)),
    draw(2, '收入决算表', [14, 34, ...Array<number>(7).fill(14)], matrix(figure, INCOME_COLUMNS)),
    draw(3, '支出决算表', [14, 34, ...Array<number>(6).fill(14)], matrix(figure, EXPENDITURE_COLUMNS)),
    draw(4, '财政拨款收入支出决算总表', [36, 6, 14, 30, 6, 14, 16, 16, 16], fiscal(figure)),
    draw(5, '一般公共预算财政拨款支出决算表', [14, 44, 14, 14, 14], general(figure, book)),
    draw(6, '一般公共预算财政拨款基本支出决算表', [18, 26, 14, 18, 26, 14], basic(figure)),
    draw(7, '财政拨款“三公”经费支出决算表', Array<number>(12).fill(13), threePublic(figure)),
    draw(
      8,
      '政府性基金预算财政拨款收入支出决算表',
      [14, 34, ...Array<number>(6).fill(14)],
      fund(figure, 'governmentFund'),
    ),
    draw(
      9,
      '国有资本经营预算财政拨款收入支出决算表',
      [14, 34, ...Array<number>(6).fill(14)],
      fund(figure, 'stateCapital'),
    ),
  ];
}

type Draw = (row: number, column: number, code: string | null) => LaidCell;
const heading = (row: number, column: number, text: string, wide = 1, high = 1): LaidCell => {
  return { row, column, kind: 'heading', text, wide, high };
};
const label = (row: number, column: number, text: string, wide = 1): LaidCell => {
  return { row, column, kind: 'label', text, wide };
};

const detail = (name: string, codes: Record<string, string>): [string, string][] =>
  Object.entries(codes).map(([text, code]) => [text, code === 'total' ? `${name}.total` : `${name}.${code}.amount`]);
const INCOME_COLUMNS = detail('incomeDetail', {
  本年收入合计: 'total',
  财政拨款收入: 'fiscal',
  上级补助收入: 'superiorSubsidy',
  事业收入: 'institution',
  经营收入: 'operating',
  附属单位上缴收入: 'subsidiaryRemittance',
  其他收入: 'other',
});
const EXPENDITURE_COLUMNS = detail('expenditureDetail', {
  本年支出合计: 'total',
  基本支出: 'basic',
  项目支出: 'project',
  上缴上级支出: 'superiorRemittance',
  经营支出: 'operating',
  对附属单位补助支出: 'subsidiarySubsidy',
});

/** 科目 at the left, the columns, a row that counts them, and the total. */
function matrix(figure: Draw, columns: readonly (readonly [string, string | null])[]): LaidCell[] {
  return [
    ...subject(),
    ...columns.map(([text], index) => heading(HEAD, index + 3, text, 1, 2)),
    ...totals(columns.map(([, code]) => figure(HEAD + 3, 0, code))),
  ];
}

const subject = (high = 1): LaidCell[] => [
  heading(HEAD, 1, '项目', 2),
  heading(HEAD + 1, 1, '科目编码', 1, high),
  heading(HEAD + 1, 2, '科目名称', 1, high),
];

function totals(figures: LaidCell[]): LaidCell[] {
  return [
    label(HEAD + 2, 1, '栏次', 2),
    ...figures.map((_, index) => label(HEAD + 2, index + 3, String(index + 1))),
    label(HEAD + 3, 1, '合计', 2),
    ...figures.map((cell, index) => ({ ...cell, column: index + 3 })),
  ];
}

function overall(figure: Draw): LaidCell[] {
  const left: [string, string][] = [
    ['一、一般公共预算财政拨款收入', 'generalBudget.income'],
    ['二、政府性基金预算财政拨款收入', 'governmentFund.income'],
    ['三、国有资本经营预算财政拨款收入', 'stateCapital.income'],
    ['四、上级补助收入', 'incomeDetail.superiorSubsidy.amount'],
    ['五、事业收入', 'incomeDetail.institution.amount'],
    ['六、经营收入', 'incomeDetail.operating.amount'],
    ['七、附属单位上缴收入', 'incomeDetail.subsidiaryRemittance.amount'],
    ['八、其他收入', 'incomeDetail.other.amount'],
    ['本年收入合计', 'income.currentYear'],
    ['使用非财政拨款结余', 'income.nonFiscalSurplusUsed'],
    ['年初结转和结余', 'income.openingBalance'],
    ['总计', 'income.total'],
  ];
  const right: [string, string][] = [
    ['本年支出合计', 'expenditure.currentYear'],
    ['结余分配', 'expenditure.surplusDistribution'],
    ['年末结转和结余', 'expenditure.closingBalance'],
    ['总计', 'expenditure.total'],
  ];
  return [
    heading(HEAD, 1, '收入', 3),
    heading(HEAD, 4, '支出', 3),
    ...[1, 4].flatMap((column) =>
      ['项目', '行次', '金额'].map((text, index) => heading(HEAD + 1, column + index, text)),
    ),
    ...lines(figure, left, 1, HEAD + 2),
    ...lines(figure, right, 4, HEAD + 2 + left.length - right.length),
  ];
}

function lines(figure: Draw, rows: [string, string][], column: number, from: number): LaidCell[] {
  return rows.flatMap(([text, code], index) => [
    label(from + index, column, text),
    label(from + index, column + 1, String(from + index - HEAD - 1)),
    figure(from + index, column + 2, code),
  ]);
}

function fiscal(figure: Draw): LaidCell[] {
  const names = {
    generalBudget: '一般公共预算财政拨款',
    governmentFund: '政府性基金预算财政拨款',
    stateCapital: '国有资本经营预算财政拨款',
  };
  const stems = Object.entries(names);
  const left: [string, string][] = [
    ...stems.map(([stem, name], index): [string, string] => [`${'一二三'[index]}、${name}`, `${stem}.income`]),
    ['本年收入合计', 'fiscal.incomeCurrentYear'],
    ['年初财政拨款结转和结余', 'fiscal.openingBalance'],
    ...stems.map(([stem, name]): [string, string] => [name, `${stem}.openingBalance`]),
    ['总计', 'fiscal.incomeTotal'],
  ];
  const from = HEAD + 2;
  const right: [row: number, text: string, code: string, field: string | null][] = [
    [from + 3, '本年支出合计', 'fiscal.expenditureCurrentYear', 'expenditure'],
    [from + 4, '年末财政拨款结转和结余', 'fiscal.closingBalance', 'closingBalance'],
    [from + 8, '总计', 'fiscal.expenditureTotal', null],
  ];
  return [
    heading(HEAD, 1, '收入', 3),
    heading(HEAD, 4, '支出', 6),
    ...['项目', '行次', '金额', '项目', '行次', '合计', ...Object.values(names)].map((text, index) =>
      heading(HEAD + 1, index + 1, text),
    ),
    ...lines(figure, left, 1, from),
    ...right.flatMap(([row, text, code, field]) => [
      label(row, 4, text),
      figure(row, 6, code),
      ...(field === null ? [] : stems.map(([stem], index) => figure(row, 7 + index, `${stem}.${field}`))),
    ]),
  ];
}

function general(figure: Draw, { functions }: AccountBook): LaidCell[] {
  const from = HEAD + 4;
  const rows: LaidCell[] = [];
  let [name, section] = ['', ''];
  const sorted = functions
    .map((entry, index) => ({ ...entry, index }))
    .sort((one, other) => placeOf(functions, one) - placeOf(functions, other));
  for (const entry of sorted) {
    if (entry.class !== name) rows.push(label(from + rows.length, 2, `${entry.class}(类)`));
    if (entry.class !== name || entry.section !== section)
      rows.push(label(from + rows.length, 2, `${entry.section}(款)`));
    [name, section] = [entry.class, entry.section];
    rows.push(label(from + rows.length, 2, `${entry.item}(项)`));
    rows.push({ ...figure(0, 3, `${itemStem(entry.index)}.amount`), row: -1 });
  }
  return [
    ...subject(),
    heading(HEAD, 3, '本年支出', 3),
    ...['小计', '基本支出', '项目支出'].map((text, index) => heading(HEAD + 1, index + 3, text)),
    ...totals(['generalBudget.expenditure', 'basic.total', null].map((code) => figure(HEAD + 3, 0, code))),
    ...placed(rows, from),
  ];
}

/** Each figure stands in the row of the label before it. */
function placed(cells: LaidCell[], from: number): LaidCell[] {
  let row = from - 1;
  return cells.map((cell) => {
    if (cell.kind === 'label') row += 1;
    return { ...cell, row };
  });
}

/** Items stand by class and section in the order these first appear. */
function placeOf(
  functions: AccountBook['functions'],
  entry: { class: string; section: string; index: number },
): number {
  const first = functions.findIndex((one) => one.class === entry.class);
  const second = functions.findIndex((one) => one.class === entry.class && one.section === entry.section);
  return first * 1_000_000 + second * 1000 + entry.index;
}

function basic(figure: Draw): LaidCell[] {
  const total = HEAD + 10;
  return [
    heading(HEAD, 1, '人员经费', 3),
    heading(HEAD, 4, '公用经费', 3),
    ...[1, 4].flatMap((column) =>
      ['经济分类科目编码', '科目名称', '决算数'].map((text, index) => heading(HEAD + 1, column + index, text)),
    ),
    label(total, 1, '人员经费合计', 2),
    figure(total, 3, 'basic.personnel'),
    label(total, 4, '公用经费合计', 2),
    figure(total, 6, 'basic.public'),
  ];
}

function threePublic(figure: Draw): LaidCell[] {
  const names = ['total', 'abroad', 'vehicle', 'vehicle.purchase', 'vehicle.operation', 'reception'];
  const budgets = ['total', 'abroad', null, 'vehiclePurchase', 'vehicleOperation', 'reception'];
  const group = (column: number, word: string) => [
    heading(HEAD, column, word, 6),
    heading(HEAD + 1, column, '合计', 1, 2),
    heading(HEAD + 1, column + 1, '因公出国（境）费', 1, 2),
    heading(HEAD + 1, column + 2, '公务用车购置及运行维护费', 3),
    ...['小计', '公务用车购置费', '公务用车运行维护费'].map((text, index) =>
      heading(HEAD + 2, column + 2 + index, text),
    ),
    heading(HEAD + 1, column + 5, '公务接待费', 1, 2),
  ];
  return [
    ...group(1, '预算数'),
    ...group(7, '决算数'),
    ...names.flatMap((_, index) => [
      label(HEAD + 3, index + 1, String(index + 1)),
      label(HEAD + 3, index + 7, String(index + 7)),
    ]),
    ...budgets.map((name, index) => figure(HEAD + 4, index + 1, name && `threePublic.budget.${name}.fullYearBudget`)),
    ...names.map((name, index) => figure(HEAD + 4, index + 7, `threePublic.${name}.amount`)),
  ];
}

function fund(figure: Draw, stem: string): LaidCell[] {
  const codes = [
    `${stem}.openingBalance`,
    `${stem}.income`,
    `${stem}.expenditure`,
    null,
    null,
    `${stem}.closingBalance`,
  ];
  return [
    ...subject(),
    heading(HEAD, 3, '年初结转和结余', 1, 2),
    heading(HEAD, 4, '本年收入', 1, 2),
    heading(HEAD, 5, '本年支出', 3),
    ...['小计', '基本支出', '项目支出'].map((text, index) => heading(HEAD + 1, index + 5, text)),
    heading(HEAD, 8, '年末结转和结余', 1, 2),
    ...totals(codes.map((code) => figure(HEAD + 3, 0, code))),
  ];
}
