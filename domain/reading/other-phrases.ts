import { type Phrase, phrasesOf, withChange } from './phrases.ts';

const staff = phrasesOf('第一部分', 'staff');
const people = staff.count('人');
const agency = phrasesOf('十', 'agencyOperation');
const procurement = phrasesOf('十', 'procurement');
const assets = phrasesOf('十', 'assets');
const cars = assets.count('辆');
const performance = phrasesOf('十一', 'performance');

function contract(code: string, label: string): Phrase[] {
  return [
    procurement.money(`${code}.amount`, `授予${label}合同金额`, [`授予${label}合同金额#`, `${label}…合同…#`]),
    procurement.percent(`${code}.share`, `授予${label}合同金额占政府采购支出总额`, [
      `授予${label}合同金额{n},占政府采购支出总额的#`,
      `${label}…合同…{n}{,}…占…#`,
    ]),
  ];
}

/** The staff of the first part, section 十, and what section 十一 says of the forms. */
export const otherPhrases: Phrase[] = [
  people('actual', '实有人数', ['实有人数#', '实有…人…#', '实有#']),
  people('inService', '在职人员', ['在职人员#', '在职…#']),
  people('retiredCadre', '离休人员', ['离休人员#', '离休…#']),
  people('retired', '退休人员', ['退休人员#', '退休…#']),
  staff.count('个')('departmentCount', '处室数', [
    '下设#(?=处室)',
    '下设#(?=(?:科室|内设机构|部门|股室))',
    '内设机构…#',
    '设…#(?=(?:处室|科室|内设机构|部门|股室))',
  ]),
  agency.money('amount', '机关运行经费支出', ['机关运行经费支出#', '机关运行经费…#', '公用经费…#']),
  ...withChange(agency, { name: '机关运行经费比上年', lead: '比上年', other: '{上年}' }),
  procurement.money('total', '政府采购支出总额', ['政府采购支出总额#', '政府采购…总额…#', '政府采购支出…#']),
  procurement.money('goods', '政府采购货物支出', ['政府采购货物支出#', '货物…#']),
  procurement.money('works', '政府采购工程支出', ['政府采购工程支出#', '工程…#']),
  procurement.money('services', '政府采购服务支出', ['政府采购服务支出#', '服务支出…#', '采购服务…#']),
  ...contract('smallMediumEnterprise', '中小企业'),
  ...contract('smallMicroEnterprise', '小微企业'),
  assets.money('fixedAssetOriginalValue', '固定资产原值', ['固定资产原值#', '固定资产…#']),
  assets.count('平方米')('building.area', '房屋面积', ['房屋#', '房屋…#']),
  assets.money('building.value', '房屋价值', ['房屋{n},价值#', '房屋…{n}{,}价值…#']),
  cars('vehicle.count', '车辆', ['车辆#', '车辆…#']),
  assets.money('vehicle.value', '车辆价值', ['车辆{n},价值#', '车辆…{n}{,}价值…#']),
  cars('vehicle.viceMinisterial.count', '副部（省）级及以上领导用车', ['副部(省)级及以上领导用车#', '副部…用车…#']),
  cars('vehicle.principal.count', '主要负责人用车', ['主要负责人用车#', '主要…用车…#', '负责人用车…#']),
  cars('vehicle.confidentialCommunication.count', '机要通信用车', ['机要通信用车#', '机要…用车…#']),
  cars('vehicle.emergency.count', '应急保障用车', ['应急保障用车#', '应急…用车…#']),
  cars('vehicle.lawEnforcement.count', '执法执勤用车', ['执法执勤用车#', '执法…用车…#']),
  cars('vehicle.specialTechnical.count', '特种专业技术用车', ['特种专业技术用车#', '特种…用车…#']),
  cars('vehicle.retiredCadre.count', '离退休干部服务用车', ['离退休干部服务用车#', '离退休…用车…#']),
  cars('vehicle.other.count', '其他用车', ['其他用车#', '其他用车…#']),
  assets.count('台（套）')('largeEquipment.count', '单价100万元（含）以上设备（不含车辆）', [
    '以上设备(不含车辆)#',
    '以上…设备…#',
  ]),
  performance.count('个')('overallForm.count', '整体支出绩效自评表', [
    '预算绩效管理整体支出绩效自评表#',
    '整体支出绩效自评表#',
    '整体支出…自评…#',
  ]),
  performance.money('overall.budget', '全年预算总额', ['全年预算总额#', '全年预算总…#', '预算总额…#']),
  performance.money('overall.executed', '实际执行总额', ['实际执行总额#', '执行总额…#', '全年执行总额…#']),
  performance.count('个')('project.count', '预算绩效评价项目', ['预算绩效评价项目#', '绩效…项目…#', '项目…自评…#']),
  performance.money('project.budget', '项目全年预算数', [
    '预算绩效评价项目{n},全年预算数#',
    '项目{n},全年预算数#',
    '全年预算数…#',
  ]),
  performance.money('project.executed', '项目全年执行数', ['全年执行数#', '全年执行数…#']),
];
