/**
 * What figures of the final accounts must say about one another, by their codes; the same for every year, because the
 * disclosure's sections 一 to 十一 are. A relation is checked only where all its figures are stated.
 */
export type AccountRelation =
  | { kind: 'sum'; total: string; parts: string[] }
  | { kind: 'share'; share: string; part: string; whole: string }
  /** `percent` of the prior year's amount, which is `amount` less `change`. */
  | { kind: 'change'; percent: string; change: string; amount: string }
  /** 预决算差异率 = (决算 − 预算) ÷ 预算 */
  | { kind: 'difference-rate'; rate: string; budget: string; final: string }
  | { kind: 'same'; one: string; other: string };

const sum = (total: string, ...parts: string[]): AccountRelation => ({ kind: 'sum', total, parts });
const same = (one: string, other: string): AccountRelation => ({ kind: 'same', one, other });
const shares = (whole: string, prefix: string, names: string[]): AccountRelation[] =>
  names.map((name) => ({ kind: 'share', share: `${prefix}${name}.share`, part: `${prefix}${name}.amount`, whole }));
const changes = (...names: string[]): AccountRelation[] =>
  names.map((name) => ({
    kind: 'change',
    percent: `${name}.changePercent`,
    change: `${name}.change`,
    amount: `${name}.amount`,
  }));
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(2, '0')}`);

const INCOME = ['fiscal', 'superiorSubsidy', 'institution', 'operating', 'subsidiaryRemittance', 'other'];
const EXPENDITURE = ['basic', 'project', 'superiorRemittance', 'operating', 'subsidiarySubsidy'];
const THREE_PUBLIC = ['abroad', 'vehicle', 'reception'];
const CLASSES = numbered('class', 5);
const ITEMS = numbered('item', 15);

export const accountRelations: AccountRelation[] = [
  sum('staff.actual', 'staff.inService', 'staff.retiredCadre', 'staff.retired'),
  sum('income.total', 'income.currentYear', 'income.nonFiscalSurplusUsed', 'income.openingBalance'),
  sum('expenditure.total', 'expenditure.currentYear', 'expenditure.surplusDistribution', 'expenditure.closingBalance'),
  same('expenditure.total', 'income.total'),
  same('incomeDetail.total', 'income.currentYear'),
  same('expenditureDetail.total', 'expenditure.currentYear'),
  sum('incomeDetail.total', ...INCOME.map((name) => `incomeDetail.${name}.amount`)),
  ...shares('incomeDetail.total', 'incomeDetail.', INCOME),
  sum('expenditureDetail.total', ...EXPENDITURE.map((name) => `expenditureDetail.${name}.amount`)),
  ...shares('expenditureDetail.total', 'expenditureDetail.', EXPENDITURE),
  sum('fiscal.incomeTotal', 'fiscal.openingBalance', 'fiscal.incomeCurrentYear'),
  sum('fiscal.expenditureTotal', 'fiscal.closingBalance', 'fiscal.expenditureCurrentYear'),
  same('fiscal.incomeCurrentYear', 'incomeDetail.fiscal.amount'),
  same('fiscal.finalAccounts', 'fiscal.incomeTotal'),
  {
    kind: 'difference-rate',
    rate: 'fiscal.differenceRate',
    budget: 'fiscal.initialBudget',
    final: 'fiscal.finalAccounts',
  },
  { kind: 'change', percent: 'overall.changePercent', change: 'overall.change', amount: 'income.total' },
  { kind: 'change', percent: 'fiscal.changePercent', change: 'fiscal.change', amount: 'fiscal.incomeTotal' },
  same('generalBudget.expenditure', 'fiscal.expenditureCurrentYear'),
  same('generalBudget.initialBudget', 'fiscal.initialBudget'),
  { kind: 'share', share: 'generalBudget.share', part: 'generalBudget.expenditure', whole: 'expenditureDetail.total' },
  {
    kind: 'change',
    percent: 'generalBudget.changePercent',
    change: 'generalBudget.change',
    amount: 'generalBudget.expenditure',
  },
  {
    kind: 'difference-rate',
    rate: 'generalBudget.differenceRate',
    budget: 'generalBudget.initialBudget',
    final: 'generalBudget.finalAccounts',
  },
  sum('generalBudget.expenditure', ...CLASSES.map((name) => `function.${name}.amount`)),
  sum('generalBudget.expenditure', ...ITEMS.map((name) => `function.${name}.amount`)),
  sum('generalBudget.change', ...ITEMS.map((name) => `function.${name}.change`)),
  ...shares('generalBudget.expenditure', 'function.', CLASSES),
  ...changes(...ITEMS.map((name) => `function.${name}`)),
  sum('basic.total', 'basic.personnel', 'basic.public'),
  sum('threePublic.total.amount', ...THREE_PUBLIC.map((name) => `threePublic.${name}.amount`)),
  ...shares('threePublic.total.amount', 'threePublic.', THREE_PUBLIC),
  ...changes(...['total', ...THREE_PUBLIC].map((name) => `threePublic.${name}`)),
  sum('threePublic.vehicle.amount', 'threePublic.vehicle.purchase.amount', 'threePublic.vehicle.operation.amount'),
  same('threePublic.budget.total.finalAccounts', 'threePublic.total.amount'),
  sum(
    'threePublic.budget.total.fullYearBudget',
    ...['abroad', 'vehiclePurchase', 'vehicleOperation', 'reception'].map(
      (name) => `threePublic.budget.${name}.fullYearBudget`,
    ),
  ),
  ...['total', 'abroad', 'vehiclePurchase', 'vehicleOperation', 'reception'].map(
    (name): AccountRelation => ({
      kind: 'difference-rate',
      rate: `threePublic.budget.${name}.differenceRate`,
      budget: `threePublic.budget.${name}.fullYearBudget`,
      final: `threePublic.budget.${name}.finalAccounts`,
    }),
  ),
  same('agencyOperation.amount', 'basic.public'),
  ...changes('agencyOperation'),
  sum('procurement.total', 'procurement.goods', 'procurement.works', 'procurement.services'),
  ...shares('procurement.total', 'procurement.', ['smallMediumEnterprise', 'smallMicroEnterprise']),
  same('performance.overall.budget', 'income.total'),
  same('performance.overall.executed', 'expenditure.total'),
];
