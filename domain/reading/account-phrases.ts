import { otherPhrases } from './other-phrases.ts';
import { type Phrase, phrasesOf, withBudget, withChange, withShare } from './phrases.ts';
import { threePublicPhrases } from './three-public-phrases.ts';

const overall = phrasesOf('一', 'overall');
const income = phrasesOf('一', 'income');
const expenditure = phrasesOf('一', 'expenditure');
const incomeDetail = phrasesOf('二', 'incomeDetail');
const expenditureDetail = phrasesOf('三', 'expenditureDetail');
const fiscal = phrasesOf('四', 'fiscal');
const general = phrasesOf('五', 'generalBudget');
const basic = phrasesOf('六', 'basic');

/** The figures of sections 一 to 六 that every document of this layout states, whatever its functional classification is. */
const totals: Phrase[] = [
  income.money('total', '收入总计', ['收入总计#', '收入总计…#', '总收入…#', '收入合计…#']),
  income.money('currentYear', '本年收入合计', ['本年收入合计#', '本年收入…#']),
  income.money('nonFiscalSurplusUsed', '使用非财政拨款结余', [
    '使用非财政拨款结余#',
    '使用非财政拨款结余…#',
    '非财政拨款结余(含专用结余)…#',
  ]),
  income.money('openingBalance', '年初结转和结余', ['年初结转和结余#', '年初结转…#', '上年结转…#']),
  expenditure.money('total', '支出总计', ['支出总计#', '支出总计…#', '总支出…#', '支出合计…#']),
  expenditure.money('currentYear', '本年支出合计', ['本年支出合计#', '本年支出…#']),
  expenditure.money('surplusDistribution', '结余分配', ['结余分配#', '结余分配…#']),
  expenditure.money('closingBalance', '年末结转和结余', ['年末结转和结余#', '年末结转…#', '结转下年…#']),
  ...withChange(overall, {
    name: '收入支出总体与上年相比',
    lead: '收入支出总体与上年相比,',
    other: '{上年}',
  }),
  incomeDetail.money('total', '本年收入', ['本年收入#', '本年收入…#']),
  ...withShare(incomeDetail, 'fiscal', '财政拨款收入'),
  ...withShare(incomeDetail, 'superiorSubsidy', '上级补助收入'),
  ...withShare(incomeDetail, 'institution', '事业收入'),
  ...withShare(incomeDetail, 'operating', '经营收入'),
  ...withShare(incomeDetail, 'subsidiaryRemittance', '附属单位上缴收入', '附属单位上缴'),
  ...withShare(incomeDetail, 'other', '其他收入'),
  expenditureDetail.money('total', '本年支出', ['本年支出#', '本年支出…#']),
  ...withShare(expenditureDetail, 'basic', '基本支出'),
  ...withShare(expenditureDetail, 'project', '项目支出'),
  ...withShare(expenditureDetail, 'superiorRemittance', '上缴上级支出', '上缴上级'),
  ...withShare(expenditureDetail, 'operating', '经营支出'),
  ...withShare(expenditureDetail, 'subsidiarySubsidy', '对附属单位补助支出', '附属单位补助'),
  fiscal.money('incomeTotal', '财政拨款收入总计', ['财政拨款收入总计#', '财政拨款收入总计…#', '财政拨款总收入…#']),
  fiscal.money('openingBalance', '年初财政拨款结转和结余', [
    '年初财政拨款结转和结余#',
    '年初财政拨款结转…#',
    '年初结转…#',
  ]),
  fiscal.money('incomeCurrentYear', '本年财政拨款收入', ['本年财政拨款收入#', '本年财政拨款收入…#', '本年收入…#']),
  fiscal.money('expenditureTotal', '财政拨款支出总计', ['财政拨款支出总计#', '财政拨款支出总计…#', '财政拨款总支出…#']),
  fiscal.money('closingBalance', '年末财政拨款结转和结余', [
    '年末财政拨款结转和结余#',
    '年末财政拨款结转…#',
    '年末结转…#',
  ]),
  fiscal.money('expenditureCurrentYear', '本年财政拨款支出', ['本年财政拨款支出#', '本年财政拨款支出…#', '本年支出…#']),
  ...withChange(fiscal, {
    name: '财政拨款收入支出总体与上年相比',
    lead: '财政拨款收入支出总体与上年相比,',
    other: '{上年}',
  }),
  ...withBudget(fiscal, {
    code: '',
    names: ['年初预算数', '决算数', '预决算差异率'],
    budgetCode: 'initialBudget',
    lead: '与年初预算相比,年初预算数',
    other: '年初预算数',
  }),
  general.money('expenditure', '一般公共预算财政拨款支出', [
    '一般公共预算财政拨款支出#',
    '一般公共预算财政拨款支出…#',
    '一般公共预算支出…#',
  ]),
  general.percent('share', '占本年支出合计', ['占本年支出合计的#', '占本年支出…#', '占支出合计…#']),
  ...withChange(general, {
    name: '一般公共预算财政拨款支出与上年相比',
    lead: '与上年相比,',
    other: '{上年}',
  }),
  ...withBudget(general, {
    code: '',
    names: ['年初预算数', '决算数', '预决算差异率'],
    budgetCode: 'initialBudget',
    lead: '与年初预算相比,年初预算数',
    other: '年初预算数',
  }),
  basic.money('total', '一般公共预算财政拨款基本支出', [
    '一般公共预算财政拨款基本支出#',
    '一般公共预算财政拨款基本支出…#',
    '一般公共预算基本支出…#',
    '基本支出…#',
  ]),
  basic.money('personnel', '人员经费', ['人员经费#', '人员经费…#', '人员支出…#']),
  basic.money('public', '公用经费', ['公用经费#', '公用经费…#', '公用支出…#']),
];

/** In the order of the layout. */
export const ACCOUNT_PHRASES: readonly Phrase[] = [...totals, ...threePublicPhrases, ...otherPhrases];
