/** A rule of 数据核对: what it compares, in one sentence, for people to read. `citation` only where it can be looked up. */
export interface CheckRule {
  name: string;
  compares: string;
  citation?: string | null;
}

const MEASURES = '财预〔2020〕10号《项目支出绩效评价管理办法》';

export const checkRules = {
  weights: { name: '分值合计', compares: '自评表预算执行与各指标的分值相加，应为 100 分。', citation: MEASURES },
  total: { name: '总分合计', compares: '自评表印出的总分，与预算执行得分加各行得分之和（经扣分、限高）比较。' },
  funds: { name: '资金合计', compares: '资金合计行的年初预算数、全年预算数、全年执行数，与各资金来源之和比较。' },
  rate: { name: '执行率', compares: '印出的执行率，与全年执行数 ÷ 全年预算数比较。' },
  'rate-row': {
    name: '比率指标',
    compares: '预算成本控制率与执行率比较；同一事项数量未达标时，其覆盖率、完成率不应为 100%。',
  },
  score: {
    name: '得分计算',
    compares: '印出的得分，与按该表所用计分办法由指标值、完成值算出的得分比较。',
    citation: MEASURES,
  },
  'full-score': { name: '未达标满分', compares: '完成值未达到指标值而得满分的行，核对是否仅由四舍五入造成。' },
  policy: { name: '计分口径', compares: '同类偏差（超额完成、节约支出）在同一表内、各表之间应按同一办法计分。' },
  reason: {
    name: '偏差原因',
    compares: '未得满分或明显超额的指标行，应写明偏差原因分析及改进措施。',
    citation: MEASURES,
  },
  goal: { name: '完成文字', compares: '“实际完成情况”文字中的数字，按单位和前后用词对应到指标行，与其完成值比较。' },
  'goal-target': {
    name: '目标文字',
    compares: '“预期目标”文字中的数字，按单位和前后用词对应到指标行，与其年度指标值比较。',
  },
  label: { name: '名称与数字', compares: '文字给一个数字冠的名称，与该数字所属指标的名称比较（如“失业”实为工伤）。' },
  definition: {
    name: '计量口径',
    compares: '同一数字在文字、指标名称和单元格中的计量单位应一致，如人与人次、次与条、期与场次。',
  },
  budget: {
    name: '预算执行',
    compares: '自评表各资金来源的年初、全年预算数和执行数，与预算执行按月登记、已审核的数比较。',
  },
  'two-targets': {
    name: '两种目标',
    compares: '同一指标按自评表目标算出的完成率，与文字所称“完成任务的百分之几”比较。',
  },
  figure: { name: '与月报一致', compares: '自评表各行完成值，与已审核月报的年末数比较。' },
  'same-indicator': { name: '各表一致', compares: '同一指标出现在几张自评表中时，指标值和完成值应相同。' },
  statement: { name: '与文字一致', compares: '公开说明第十一部分文字中的数字，与该指标已审核月报的年末数比较。' },
  accounts: {
    name: '同一数字',
    compares: '同一金额在决算各部分和自评表中出现时应相同，如财政拨款与整体支出表各级安排之和。',
  },
  'accounts-sum': { name: '分项合计', compares: '决算各部分中，总数与其各分项之和比较。' },
  'accounts-share': { name: '占比', compares: '决算各部分中的占比，与分项 ÷ 总数比较。' },
  'year-on-year': { name: '同比', compares: '决算各部分中的增减百分比，与增减额 ÷ 上年数比较。' },
  'difference-rate': { name: '预决算差异率', compares: '预决算差异率，与（决算数 − 预算数）÷ 预算数比较。' },
  'project-total': { name: '项目支出范围', compares: '各项目自评表全年执行数之和，不应超过决算的项目支出。' },
  'added-budget': { name: '年中追加', compares: '文字称“年中追加”的项目，其自评表年初预算数不应等于全年预算数。' },
  direction: { name: '增减说法', compares: '同一部分对同一事项，不应一处称本年增加、另一处称本年减少。' },
  document: { name: '文件名称', compares: '同一文号的文件，各处所写的名称应相同。' },
  'unit-name': { name: '单位名称', compares: '各自评表的主管部门、实施单位，与整体支出自评表的单位名称比较。' },
} as const satisfies Record<string, CheckRule>;

export type CheckName = keyof typeof checkRules;
export const checkNameList = Object.keys(checkRules) as CheckName[];
