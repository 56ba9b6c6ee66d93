import { type AccountField, type AccountLine, type AccountSection, COUNTED_UNITS } from './account-line.ts';

type Options = Partial<Pick<AccountLine, 'unit' | 'mayBeNegative' | 'budget'>> & {
  fields?: readonly AccountField[];
  /** Code of 占比 where it does not hang on the code of the line. */
  share?: true | string;
  /** Stem of the comparison where it is not the code's, and how the paper speaks of it. */
  compared?: true | { stem: string; name: string };
};

const ENTERED = ['final'] as const;
/** Final worked out, compared with a typed amount of the year before. */
const AGAINST_PRIOR = ['prior', 'reason'] as const;

/** The part of a code that its comparison and share hang on: the code without `.amount`. */
export function stemOf(code: string): string {
  return code.replace(/\.amount$/, '');
}

const line =
  (section: AccountSection) =>
  (code: string, name: string, options: Options = {}): AccountLine => {
    const { unit = '万元', fields = ENTERED, share, compared, budget = null, mayBeNegative = false } = options;
    const stem = stemOf(code);
    const comparison = compared === true ? { stem, name: `${name}比上年` } : (compared ?? null);
    return {
      code,
      section,
      name,
      unit,
      fields,
      share: share === true ? `${stem}.share` : (share ?? null),
      comparison,
      budget,
      mayBeNegative,
    };
  };

const derived = { fields: [] };
const shared = { share: true } as const;
const balance = { mayBeNegative: true };
const counted = (unit: string) => {
  if (!COUNTED_UNITS.includes(unit)) throw new RangeError(`not a unit of what is counted: ${unit}`);
  return { unit };
};
const initialBudget = (stem: string) => ({
  code: `${stem}.initialBudget`,
  final: `${stem}.finalAccounts`,
  rate: `${stem}.differenceRate`,
  name: '',
  word: '年初预算数' as const,
});
const fullYearBudget = (stem: string, name: string) => ({
  code: `threePublic.budget.${stem}.fullYearBudget`,
  final: `threePublic.budget.${stem}.finalAccounts`,
  rate: `threePublic.budget.${stem}.differenceRate`,
  name,
  word: '全年预算数' as const,
});

const staff = line('第一部分');
const one = line('一');
const two = line('二');
const three = line('三');
const four = line('四');
const five = line('五');
const six = line('六');
const seven = line('七');
const ten = line('十');

const allFields = ['final', 'prior', 'reason', 'budget', 'budgetReason'] as const;

/** A fund beside the general budget: what came in, what went out, what is left over. */
function fundLines(section: '八' | '九', stem: string, name: string): AccountLine[] {
  const fund = line(section);
  return [
    fund(`${stem}.openingBalance`, `${name}年初结转和结余`, balance),
    fund(`${stem}.income`, `${name}本年收入`),
    fund(`${stem}.expenditure`, `${name}本年支出`),
    fund(`${stem}.closingBalance`, `${name}年末结转和结余`, balance),
  ];
}

const beforeFunctions: readonly AccountLine[] = [
  staff('staff.actual', '实有人数', { ...derived, ...counted('人') }),
  staff('staff.inService', '在职人员', counted('人')),
  staff('staff.retiredCadre', '离休人员', counted('人')),
  staff('staff.retired', '退休人员', counted('人')),
  staff('staff.departmentCount', '处室数', counted('个')),
  one('income.total', '收入总计', {
    fields: AGAINST_PRIOR,
    compared: { stem: 'overall', name: '收入支出总体与上年相比' },
  }),
  one('income.currentYear', '本年收入合计', derived),
  one('income.nonFiscalSurplusUsed', '使用非财政拨款结余', balance),
  one('income.openingBalance', '年初结转和结余', balance),
  one('expenditure.total', '支出总计', derived),
  one('expenditure.currentYear', '本年支出合计', derived),
  one('expenditure.surplusDistribution', '结余分配', balance),
  one('expenditure.closingBalance', '年末结转和结余', balance),
  two('incomeDetail.total', '本年收入', derived),
  two('incomeDetail.fiscal.amount', '财政拨款收入', { ...derived, ...shared }),
  two('incomeDetail.superiorSubsidy.amount', '上级补助收入', shared),
  two('incomeDetail.institution.amount', '事业收入', shared),
  two('incomeDetail.operating.amount', '经营收入', shared),
  two('incomeDetail.subsidiaryRemittance.amount', '附属单位上缴收入', shared),
  two('incomeDetail.other.amount', '其他收入', shared),
  three('expenditureDetail.total', '本年支出', derived),
  three('expenditureDetail.basic.amount', '基本支出', shared),
  three('expenditureDetail.project.amount', '项目支出', shared),
  three('expenditureDetail.superiorRemittance.amount', '上缴上级支出', shared),
  three('expenditureDetail.operating.amount', '经营支出', shared),
  three('expenditureDetail.subsidiarySubsidy.amount', '对附属单位补助支出', shared),
  four('fiscal.incomeTotal', '财政拨款收入总计', {
    fields: ['prior', 'reason', 'budget', 'budgetReason'],
    compared: { stem: 'fiscal', name: '财政拨款收入支出总体与上年相比' },
    budget: initialBudget('fiscal'),
  }),
  four('fiscal.openingBalance', '年初财政拨款结转和结余', derived),
  four('generalBudget.openingBalance', '其中：一般公共预算财政拨款年初结转和结余', balance),
  four('fiscal.incomeCurrentYear', '本年财政拨款收入', derived),
  four('generalBudget.income', '其中：一般公共预算财政拨款收入'),
  four('fiscal.expenditureTotal', '财政拨款支出总计', derived),
  four('fiscal.closingBalance', '年末财政拨款结转和结余', derived),
  four('generalBudget.closingBalance', '其中：一般公共预算财政拨款年末结转和结余', balance),
  four('fiscal.expenditureCurrentYear', '本年财政拨款支出', derived),
  five('generalBudget.expenditure', '一般公共预算财政拨款支出', {
    fields: allFields,
    share: 'generalBudget.share',
    compared: { stem: 'generalBudget', name: '一般公共预算财政拨款支出与上年相比' },
    budget: initialBudget('generalBudget'),
  }),
];

const afterFunctions: readonly AccountLine[] = [
  six('basic.total', '一般公共预算财政拨款基本支出', derived),
  six('basic.personnel', '人员经费'),
  six('basic.public', '公用经费'),
  seven('threePublic.total.amount', '财政拨款“三公”经费支出', {
    fields: ['reason', 'budgetReason'],
    compared: true,
    budget: fullYearBudget('total', '财政拨款“三公”经费支出'),
  }),
  seven('threePublic.abroad.amount', '因公出国（境）费支出', {
    fields: allFields,
    share: true,
    compared: true,
    budget: fullYearBudget('abroad', '因公出国（境）费'),
  }),
  seven('threePublic.vehicle.amount', '公务用车购置及运行维护费支出', {
    fields: AGAINST_PRIOR,
    share: true,
    compared: true,
  }),
  seven('threePublic.vehicle.purchase.amount', '公务用车购置费', {
    fields: ['final', 'budget', 'budgetReason'],
    budget: fullYearBudget('vehiclePurchase', '公务用车购置费'),
  }),
  seven('threePublic.vehicle.operation.amount', '公务用车运行维护费', {
    fields: ['final', 'budget', 'budgetReason'],
    budget: fullYearBudget('vehicleOperation', '公务用车运行费'),
  }),
  seven('threePublic.reception.amount', '公务接待费支出', {
    fields: allFields,
    share: true,
    compared: true,
    budget: fullYearBudget('reception', '公务接待费'),
  }),
  seven('threePublic.abroad.detail.amount', '因公出国（境）费支出（具体情况）', derived),
  seven('threePublic.abroad.groups', '因公出国（境）团组', counted('个')),
  seven('threePublic.abroad.visits', '因公出国（境）人次', counted('人次')),
  seven('threePublic.vehicle.detail.amount', '公务用车购置及运行维护费（具体情况）', derived),
  seven('threePublic.vehicle.purchase.count', '公务用车购置数', counted('辆')),
  seven('threePublic.vehicle.retained.count', '公务用车保有量', counted('辆')),
  seven('threePublic.vehicle.fixedAsset.count', '国有资产占用情况中固定资产车辆', { ...derived, ...counted('辆') }),
  seven('threePublic.reception.detail.amount', '公务接待费（具体情况）', derived),
  seven('threePublic.reception.batches', '国内公务接待批次', counted('批次')),
  seven('threePublic.reception.visits', '国内公务接待人次', counted('人次')),
  ...fundLines('八', 'governmentFund', '政府性基金预算财政拨款'),
  ...fundLines('九', 'stateCapital', '国有资本经营预算财政拨款'),
  ten('agencyOperation.amount', '机关运行经费支出', {
    fields: AGAINST_PRIOR,
    compared: { stem: 'agencyOperation', name: '机关运行经费比上年' },
  }),
  ten('procurement.total', '政府采购支出总额', derived),
  ten('procurement.goods', '政府采购货物支出'),
  ten('procurement.works', '政府采购工程支出'),
  ten('procurement.services', '政府采购服务支出'),
  ten('procurement.smallMediumEnterprise.amount', '授予中小企业合同金额', shared),
  ten('procurement.smallMicroEnterprise.amount', '授予小微企业合同金额', shared),
  ten('assets.fixedAssetOriginalValue', '固定资产原值'),
  ten('assets.building.area', '房屋面积', { unit: '平方米' }),
  ten('assets.building.value', '房屋价值'),
  ten('assets.vehicle.count', '车辆', { ...derived, ...counted('辆') }),
  ten('assets.vehicle.value', '车辆价值'),
  ten('assets.vehicle.viceMinisterial.count', '副部（省）级及以上领导用车', counted('辆')),
  ten('assets.vehicle.principal.count', '主要负责人用车', counted('辆')),
  ten('assets.vehicle.confidentialCommunication.count', '机要通信用车', counted('辆')),
  ten('assets.vehicle.emergency.count', '应急保障用车', counted('辆')),
  ten('assets.vehicle.lawEnforcement.count', '执法执勤用车', counted('辆')),
  ten('assets.vehicle.specialTechnical.count', '特种专业技术用车', counted('辆')),
  ten('assets.vehicle.retiredCadre.count', '离退休干部服务用车', counted('辆')),
  ten('assets.vehicle.other.count', '其他用车', counted('辆')),
  ten('assets.largeEquipment.count', '单价100万元（含）以上设备（不含车辆）', counted('台（套）')),
];

/** Every line but those of the functional classification, which a year has as many of as it needs. */
export const accountLines: readonly AccountLine[] = [...beforeFunctions, ...afterFunctions];

const byCode = new Map(accountLines.map((one) => [one.code, one]));

export function findAccountLine(code: string): AccountLine | null {
  return byCode.get(code) ?? null;
}

/** The whole order of the paper: the classification stands in section 五, after its total. */
export function linesWith(functions: readonly AccountLine[]): AccountLine[] {
  return [...beforeFunctions, ...functions, ...afterFunctions];
}
