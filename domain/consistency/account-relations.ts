/**
 * What figures of the final accounts must say about one another, by their codes; the same for every year but for the rows of
 * the functional classification. A relation is checked only where all its figures are stated; where the accounts are kept as
 * a book, the first figure of a relation is worked out from the others.
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

const INCOME = ['fiscal', 'superiorSubsidy', 'institution', 'operating', 'subsidiaryRemittance', 'other'];
const EXPENDITURE = ['basic', 'project', 'superiorRemittance', 'operating', 'subsidiarySubsidy'];
const THREE_PUBLIC = ['abroad', 'vehicle', 'reception'];
const VEHICLES = [
  'viceMinisterial',
  'principal',
  'confidentialCommunication',
  'emergency',
  'lawEnforcement',
  'specialTechnical',
  'retiredCadre',
  'other',
];

/** The relations of the figures at hand: as many classes and items as there are among the codes. */
export function accountRelationsOf(codes: ReadonlySet<string>): AccountRelation[] {
  const classes = present(codes, 'class');
  const items = present(codes, 'item');
  // With funds beside the general budget, the fiscal appropriation is more than that.
  const isGeneralOnly = !codes.has('governmentFund.expenditure');
  return [
    ...unchanging,
    ...(isGeneralOnly ? generalOnly : []),
    ...sums('generalBudget.expenditure', classes, 'amount'),
    ...sums('generalBudget.expenditure', items, 'amount'),
    ...sums('generalBudget.change', items, 'change'),
    ...shares('generalBudget.expenditure', 'function.', classes),
    ...changes(...items.map((name) => `function.${name}`)),
  ];
}

/** None where there are no rows: what is not classified adds up to nothing that could be wrong. */
function sums(total: string, names: string[], field: string): AccountRelation[] {
  return names.length === 0 ? [] : [sum(total, ...names.map((name) => `function.${name}.${field}`))];
}

/** class01, class02, … as far as they go. */
function present(codes: ReadonlySet<string>, prefix: string): string[] {
  const found: string[] = [];
  for (let number = 1; codes.has(`function.${prefix}${placeNumber(number)}.amount`); number += 1) {
    found.push(`${prefix}${placeNumber(number)}`);
  }
  return found;
}

/** The number of a row of the functional classification in codes, counted from 1: 01, 15. */
export function placeNumber(number: number): string {
  return String(number).padStart(2, '0');
}

const generalOnly = [
  same('generalBudget.expenditure', 'fiscal.expenditureCurrentYear'),
  same('generalBudget.initialBudget', 'fiscal.initialBudget'),
];

const unchanging: AccountRelation[] = [
  sum('staff.actual', 'staff.inService', 'staff.retiredCadre', 'staff.retired'),
  sum('income.total', 'income.currentYear', 'income.nonFiscalSurplusUsed', 'income.openingBalance'),
  sum('expenditure.total', 'expenditure.currentYear', 'expenditure.surplusDistribution', 'expenditure.closingBalance'),
  same('expenditure.total', 'income.total'),
  same('income.currentYear', 'incomeDetail.total'),
  same('expenditure.currentYear', 'expenditureDetail.total'),
  sum('incomeDetail.total', ...INCOME.map((name) => `incomeDetail.${name}.amount`)),
  ...shares('incomeDetail.total', 'incomeDetail.', INCOME),
  sum('expenditureDetail.total', ...EXPENDITURE.map((name) => `expenditureDetail.${name}.amount`)),
  ...shares('expenditureDetail.total', 'expenditureDetail.', EXPENDITURE),
  sum('fiscal.incomeTotal', 'fiscal.openingBalance', 'fiscal.incomeCurrentYear'),
  sum('fiscal.expenditureTotal', 'fiscal.closingBalance', 'fiscal.expenditureCurrentYear'),
  same('incomeDetail.fiscal.amount', 'fiscal.incomeCurrentYear'),
  same('fiscal.expenditureTotal', 'fiscal.incomeTotal'),
  same('fiscal.finalAccounts', 'fiscal.incomeTotal'),
  {
    kind: 'difference-rate',
    rate: 'fiscal.differenceRate',
    budget: 'fiscal.initialBudget',
    final: 'fiscal.finalAccounts',
  },
  { kind: 'change', percent: 'overall.changePercent', change: 'overall.change', amount: 'income.total' },
  { kind: 'change', percent: 'fiscal.changePercent', change: 'fiscal.change', amount: 'fiscal.incomeTotal' },
  same('generalBudget.finalAccounts', 'generalBudget.expenditure'),
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
  sum('basic.total', 'basic.personnel', 'basic.public'),
  sum('threePublic.total.amount', ...THREE_PUBLIC.map((name) => `threePublic.${name}.amount`)),
  ...shares('threePublic.total.amount', 'threePublic.', THREE_PUBLIC),
  ...changes(...['total', ...THREE_PUBLIC].map((name) => `threePublic.${name}`)),
  sum('threePublic.vehicle.amount', 'threePublic.vehicle.purchase.amount', 'threePublic.vehicle.operation.amount'),
  ...THREE_PUBLIC.map((name) => same(`threePublic.${name}.detail.amount`, `threePublic.${name}.amount`)),
  same('threePublic.budget.total.finalAccounts', 'threePublic.total.amount'),
  same('threePublic.budget.abroad.finalAccounts', 'threePublic.abroad.amount'),
  same('threePublic.budget.vehiclePurchase.finalAccounts', 'threePublic.vehicle.purchase.amount'),
  same('threePublic.budget.vehicleOperation.finalAccounts', 'threePublic.vehicle.operation.amount'),
  same('threePublic.budget.reception.finalAccounts', 'threePublic.reception.amount'),
  same('threePublic.vehicle.fixedAsset.count', 'assets.vehicle.count'),
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
  sum('assets.vehicle.count', ...VEHICLES.map((name) => `assets.vehicle.${name}.count`)),
  same('performance.overall.budget', 'income.total'),
  same('performance.overall.executed', 'expenditure.total'),
];
