import type { AccountField } from '../account-line.ts';

/** Where a figure of a table goes in the book; a code that is worked out is compared and not taken over. */
export interface FigurePlace {
  code: string;
  field: Extract<AccountField, 'final' | 'budget'>;
}

/** A column of a table whose figures stand in one row: what its heading says, and the group it stands under. */
export interface TableColumn extends FigurePlace {
  words: readonly string[];
  under?: string;
}

/** A line of a table with labels at the left of its figures. `by` names headings instead, where one line has several. */
export interface TableLabel {
  words: readonly string[];
  /** The label that must have come before on the same side. */
  after?: string;
  to: FigurePlace | { heading: string; place: FigurePlace }[];
}

export type AccountTable = { title: string; aliases?: readonly string[] } & (
  | { kind: 'columns'; columns: readonly TableColumn[]; row: 'total' | 'only'; hasFunctions?: boolean }
  | { kind: 'labels'; labels: readonly TableLabel[] }
);

const final = (code: string): FigurePlace => ({ code, field: 'final' });
const label = (word: string | string[], code: string, after?: string): TableLabel => ({
  words: [word].flat(),
  to: final(code),
  ...(after === undefined ? {} : { after }),
});
const column = (word: string | string[], code: string, under?: string): TableColumn => ({
  words: [word].flat(),
  ...final(code),
  ...(under === undefined ? {} : { under }),
});

const GENERAL = '一般公共预算财政拨款';
const FUND = '政府性基金预算财政拨款';
const CAPITAL = '国有资本经营预算财政拨款';
const OPENING = '年初财政拨款结转和结余';
const byBudget = (word: string, field: string): TableLabel => ({
  words: [word],
  to: [
    { heading: GENERAL, place: final(`generalBudget.${field}`) },
    { heading: FUND, place: final(`governmentFund.${field}`) },
    { heading: CAPITAL, place: final(`stateCapital.${field}`) },
  ],
});

const incomes = [
  ['上级补助收入', 'superiorSubsidy'],
  ['事业收入', 'institution'],
  ['经营收入', 'operating'],
  ['附属单位上缴收入', 'subsidiaryRemittance'],
  ['其他收入', 'other'],
] as const;

const publicColumns = (under: '预算数' | '决算数'): TableColumn[] => {
  const field = under === '预算数' ? 'budget' : 'final';
  const of = (words: string[], name: string): TableColumn => ({
    words,
    under,
    code: `threePublic.${name}.amount`,
    field,
  });
  return [
    of(['合计'], 'total'),
    of(['因公出国(境)费', '因公出国(境)费用'], 'abroad'),
    of(['小计'], 'vehicle'),
    of(['公务用车购置费'], 'vehicle.purchase'),
    of(['公务用车运行维护费', '公务用车运行费'], 'vehicle.operation'),
    of(['公务接待费'], 'reception'),
  ];
};

const fundColumns = (stem: string): TableColumn[] => [
  column('年初结转和结余', `${stem}.openingBalance`),
  column('本年收入', `${stem}.income`),
  column(['小计', '合计', '本年支出'], `${stem}.expenditure`),
  column('年末结转和结余', `${stem}.closingBalance`),
];

/** The nine tables of 第四部分, as they are laid out for publication. */
export const accountTables: readonly AccountTable[] = [
  {
    title: '收入支出决算总表',
    kind: 'labels',
    labels: [
      label([`${GENERAL}收入`], 'generalBudget.income'),
      label([`${FUND}收入`], 'governmentFund.income'),
      label([`${CAPITAL}收入`], 'stateCapital.income'),
      ...incomes.map(([word, name]) => label(word, `incomeDetail.${name}.amount`)),
      label(['本年收入合计'], 'income.currentYear'),
      label(['使用非财政拨款结余', '使用非财政拨款结余(含专用结余)'], 'income.nonFiscalSurplusUsed'),
      label('年初结转和结余', 'income.openingBalance'),
      label('本年支出合计', 'expenditure.currentYear'),
      label('结余分配', 'expenditure.surplusDistribution'),
      label('年末结转和结余', 'expenditure.closingBalance'),
    ],
  },
  {
    title: '收入决算表',
    kind: 'columns',
    row: 'total',
    columns: [
      column('本年收入合计', 'incomeDetail.total'),
      column('财政拨款收入', 'incomeDetail.fiscal.amount'),
      ...incomes.map(([word, name]) => column(word, `incomeDetail.${name}.amount`)),
    ],
  },
  {
    title: '支出决算表',
    kind: 'columns',
    row: 'total',
    columns: [
      column('本年支出合计', 'expenditureDetail.total'),
      column('基本支出', 'expenditureDetail.basic.amount'),
      column('项目支出', 'expenditureDetail.project.amount'),
      column('上缴上级支出', 'expenditureDetail.superiorRemittance.amount'),
      column('经营支出', 'expenditureDetail.operating.amount'),
      column('对附属单位补助支出', 'expenditureDetail.subsidiarySubsidy.amount'),
    ],
  },
  {
    title: '财政拨款收入支出决算总表',
    kind: 'labels',
    labels: [
      label(GENERAL, 'generalBudget.openingBalance', OPENING),
      label(FUND, 'governmentFund.openingBalance', OPENING),
      label(CAPITAL, 'stateCapital.openingBalance', OPENING),
      label(GENERAL, 'generalBudget.income'),
      label(FUND, 'governmentFund.income'),
      label(CAPITAL, 'stateCapital.income'),
      label('本年收入合计', 'fiscal.incomeCurrentYear'),
      label(OPENING, 'fiscal.openingBalance'),
      byBudget('本年支出合计', 'expenditure'),
      byBudget('年末财政拨款结转和结余', 'closingBalance'),
    ],
  },
  {
    title: '一般公共预算财政拨款支出决算表',
    kind: 'columns',
    row: 'total',
    hasFunctions: true,
    columns: [
      column(['小计', '合计', '本年支出合计', '本年支出'], 'generalBudget.expenditure'),
      column('基本支出', 'basic.total'),
    ],
  },
  {
    title: '一般公共预算财政拨款基本支出决算表',
    kind: 'labels',
    labels: [label('人员经费合计', 'basic.personnel'), label('公用经费合计', 'basic.public')],
  },
  {
    title: '财政拨款三公经费支出决算表',
    aliases: ['一般公共预算财政拨款三公经费支出决算表', '三公经费支出决算表'],
    kind: 'columns',
    row: 'only',
    columns: [...publicColumns('预算数'), ...publicColumns('决算数')],
  },
  {
    title: '政府性基金预算财政拨款收入支出决算表',
    kind: 'columns',
    row: 'total',
    columns: fundColumns('governmentFund'),
  },
  {
    title: '国有资本经营预算财政拨款收入支出决算表',
    aliases: ['国有资本经营预算财政拨款支出决算表'],
    kind: 'columns',
    row: 'total',
    columns: fundColumns('stateCapital'),
  },
];
