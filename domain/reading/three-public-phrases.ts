import { type Phrase, phrasesOf, withBudget, withChange } from './phrases.ts';

const makers = phrasesOf('七', 'threePublic');
const { money, percent, count } = makers;

const ABROAD = '因公出国(境)费';
const VEHICLE = '公务用车购置及运行维护费';
const VEHICLE_OTHER = '公务用车购置{及}运行{维护}费';
const RECEPTION = '公务接待费';

/** Money, share of the three, and change of one of the three; its later mention under 具体情况 says neither share nor change. */
function kind(code: string, label: string, other: string): Phrase[] {
  const name = `${label}支出`.replaceAll('(', '（').replaceAll(')', '）');
  return [
    money(`${code}.amount`, name, [`${label}支出#(?=,占)`, `${other}…#(?=,?占)`, `${other}…#(?=,?[比较与]上年)`]),
    percent(`${code}.share`, `${name}占比`, [`${label}支出{n},占#`, `${other}…{n}{,}…占…#`]),
    money(`${code}.change`, `${name}比上年`, [`${label}支出{n},占{n},比上年{d}#`, `${other}…{n}‥{上年}{d}…#`], true),
    percent(`${code}.changePercent`, `${name}比上年（%）`, [
      `${label}支出{n},占{n},比上年{d}{n},{d}#`,
      `${other}…{n}‥{上年}{d}…{n}‥{d}…#`,
    ]),
  ];
}

function budget(code: string, label: string, other: string): Phrase[] {
  const name = label.replaceAll('(', '（').replaceAll(')', '）').replaceAll('"三公"', '“三公”');
  return withBudget(makers, {
    code: `budget.${code}.`,
    names: [`${name}全年预算数`, `${name}决算数`, `${name}预决算差异率`],
    budgetCode: 'fullYearBudget',
    lead: `${label}全年预算数`,
    other: `${other}…预算数`,
  });
}

/** Section 七: what was spent, of what kind, on how many, and against the budget. */
export const threePublicPhrases: Phrase[] = [
  money('total.amount', '财政拨款“三公”经费支出', [
    '财政拨款"三公"经费支出#',
    '"三公"经费…支出…#(?=,?[比较与]上年)',
    '"三公"经费…#(?=,?[比较与]上年)',
    '三公经费…#',
  ]),
  ...withChange(makers, {
    code: 'total.',
    name: '财政拨款“三公”经费支出比上年',
    lead: '财政拨款"三公"经费支出{n},比上年',
    other: '三公{"}经费…{n}‥{上年}',
  }),
  ...kind('abroad', ABROAD, '因公出国'),
  ...kind('vehicle', VEHICLE, VEHICLE_OTHER),
  ...kind('reception', RECEPTION, RECEPTION),
  money('abroad.detail.amount', '因公出国（境）费支出（具体情况）', [
    `${ABROAD}支出#(?=,开支)`,
    `${ABROAD}…#(?=[,。]…开支)`,
  ]),
  count('个')('abroad.groups', '因公出国（境）团组', [
    '安排的因公出国(境)团组#',
    '因公出国(境)团组#',
    '出国…团组…#',
    '出国…团…#',
  ]),
  count('人次')('abroad.visits', '因公出国（境）人次', ['团组{n},因公出国(境)#', '团组…{n}‥出国…#', '团组…{n},…#']),
  money('vehicle.detail.amount', '公务用车购置及运行维护费（具体情况）', [
    `${VEHICLE}#(?=,其中)`,
    `${VEHICLE_OTHER}…#(?=,其中)`,
  ]),
  money('vehicle.purchase.amount', '公务用车购置费', ['公务用车购置费#', '公务用车购置费…#', '公务用车购置支出…#']),
  money('vehicle.operation.amount', '公务用车运行维护费', [
    '公务用车运行维护费#',
    '公务用车运行维护费…#',
    '公务用车运行费…#',
  ]),
  count('辆')('vehicle.purchase.count', '公务用车购置数', ['公务用车购置数#', '公务用车购置…#', '购置公务用车…#']),
  count('辆')('vehicle.retained.count', '公务用车保有量', ['公务用车保有量#', '公务用车保有量…#', '保有…公务用车…#']),
  count('辆')('vehicle.fixedAsset.count', '国有资产占用情况中固定资产车辆', [
    '国有资产占用情况中固定资产车辆#',
    '固定资产…车辆…#',
  ]),
  money('reception.detail.amount', '公务接待费（具体情况）', [
    `${RECEPTION}#(?=,开支)`,
    `${RECEPTION}…#(?=[,。]…开支)`,
  ]),
  count('批次')('reception.batches', '国内公务接待批次', ['安排的国内公务接待#', '国内…接待…#', '公务接待…#']),
  count('人次')('reception.visits', '国内公务接待人次', ['安排的国内公务接待{n},#', '国内…接待…{n}‥#', '接待…{n}‥#']),
  ...budget('total', '财政拨款"三公"经费支出', '三公{"}经费'),
  ...budget('abroad', ABROAD, '因公出国'),
  ...budget('vehiclePurchase', '公务用车购置费', '公务用车购置'),
  ...budget('vehicleOperation', '公务用车运行费', '公务用车运行{维护}费'),
  ...budget('reception', RECEPTION, RECEPTION),
];
