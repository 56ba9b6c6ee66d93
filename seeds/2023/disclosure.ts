import type { DisclosureTemplate, TemplateSection } from '#domain/disclosure/template.ts';
import { glossaryText2023, tablesText2023 } from './disclosure-glossary.ts';
import { fundText2023, otherMattersText2023, performanceText2023, threePublicText2023 } from './disclosure-prose.ts';

/** The words of the 2023 paper with its figures as placeholders; a line is a paragraph. */
const sections: TemplateSection[] = [
  { code: 'cover', level: 'cover', heading: '', text: '{单位名称}\n{年度}年度部门决算\n公开说明' },
  { code: 'part-one', level: 'part', heading: '第一部分 单位概况', text: '' },
  {
    code: 'duties',
    level: 'section',
    heading: '一、主要职能',
    text: '贯彻执行国家及区州社会保险法律法规和政策，制定全州基金管理办法和经办服务规程并组织实施，研究提出完善社会保险政策的意见；负责区、州统筹的社会保险基金的管理和运营，指导县市级统筹的社会保险基金的经办管理；负责全州社保信息系统的运行管理和网络安全工作；承办州直范围内社会保险登记、个人权益记录、社会保险费用征收及待遇审核和支付等经办服务工作；提供社会保险咨询、档案查询和社会化管理等公共服务。',
  },
  {
    code: 'staff',
    level: 'section',
    heading: '二、机构设置及人员情况',
    text: lines(
      '{单位名称}{年度}年度，实有人数{实有人数}人，其中：在职人员{在职人员}人，离休人员{离休人员}人，退休人员{退休人员}人。',
      '单位无下属预算单位，下设{处室数}个处室，分别是：{处室名单}。',
    ),
  },
  { code: 'part-two', level: 'part', heading: '第二部分 部门决算情况说明', text: '' },
  {
    code: 'overall',
    level: 'section',
    heading: '一、收入支出决算总体情况说明',
    text: lines(
      '{年度}年度收入总计{收入总计}万元，其中：本年收入合计{本年收入合计}万元，使用非财政拨款结余{使用非财政拨款结余}万元，年初结转和结余{年初结转和结余}万元。',
      '{年度}年度支出总计{支出总计}万元，其中：本年支出合计{本年支出合计}万元，结余分配{结余分配}万元，年末结转和结余{年末结转和结余}万元。',
      '收入支出总体与上年相比，{收入支出总体与上年相比}万元，{收入支出总体与上年相比（%）}%，主要原因是：{收入支出总体与上年相比|原因}。',
    ),
  },
  {
    code: 'income',
    level: 'section',
    heading: '二、收入决算情况说明',
    text: '本年收入{本年收入}万元，其中：财政拨款收入{财政拨款收入}万元，占{财政拨款收入占比}%；上级补助收入{上级补助收入}万元，占{上级补助收入占比}%；事业收入{事业收入}万元，占{事业收入占比}%；经营收入{经营收入}万元，占{经营收入占比}%；附属单位上缴收入{附属单位上缴收入}万元，占{附属单位上缴收入占比}%；其他收入{其他收入}万元，占{其他收入占比}%。',
  },
  {
    code: 'expenditure',
    level: 'section',
    heading: '三、支出决算情况说明',
    text: '本年支出{本年支出}万元，其中：基本支出{基本支出}万元，占{基本支出占比}%；项目支出{项目支出}万元，占{项目支出占比}%；上缴上级支出{上缴上级支出}万元，占{上缴上级支出占比}%；经营支出{经营支出}万元，占{经营支出占比}%；对附属单位补助支出{对附属单位补助支出}万元，占{对附属单位补助支出占比}%。',
  },
  {
    code: 'fiscal',
    level: 'section',
    heading: '四、财政拨款收入支出决算总体情况说明',
    text: lines(
      '{年度}年度财政拨款收入总计{财政拨款收入总计}万元，其中：年初财政拨款结转和结余{年初财政拨款结转和结余}万元，本年财政拨款收入{本年财政拨款收入}万元。财政拨款支出总计{财政拨款支出总计}万元，其中：年末财政拨款结转和结余{年末财政拨款结转和结余}万元，本年财政拨款支出{本年财政拨款支出}万元。',
      '财政拨款收入支出总体与上年相比，{财政拨款收入支出总体与上年相比}万元，{财政拨款收入支出总体与上年相比（%）}%，主要原因是：{财政拨款收入支出总体与上年相比|原因}。与年初预算相比，年初预算数{四.年初预算数}万元，决算数{四.决算数}万元，预决算差异率{四.预决算差异率}%，主要原因是：{四.预决算差异率|原因}。',
    ),
  },
  {
    code: 'general-budget',
    level: 'section',
    heading: '五、一般公共预算财政拨款支出决算情况说明',
    text: lines(
      '# （一）一般公共预算财政拨款支出决算总体情况',
      '{年度}年度一般公共预算财政拨款支出{一般公共预算财政拨款支出}万元，占本年支出合计的{一般公共预算财政拨款支出占比}%。与上年相比，{一般公共预算财政拨款支出与上年相比}万元，{一般公共预算财政拨款支出与上年相比（%）}%，主要原因是：{一般公共预算财政拨款支出与上年相比|原因}。与年初预算相比,年初预算数{五.年初预算数}万元，决算数{五.决算数}万元，预决算差异率{五.预决算差异率}%，主要原因是：{五.预决算差异率|原因}。',
      '# （二）一般公共预算财政拨款支出决算结构情况',
      '{每个 类}{序号}.{名称}(类){金额}万元,占{占比}%。\n{结束}',
      '# （三）一般公共预算财政拨款支出决算具体情况',
      // A line that came to nothing is printed without decimals, as in 2023.
      '{每个 项}{序号}.{类}(类){款}(款){项}(项):支出决算数为{决算数}万元，比上年决算{变动}万元，{如果 决算数 为零}{变动率|增减不补零}%{否则}{变动率}%{结束},主要原因是:{原因|原因}。\n{结束}',
    ),
  },
  {
    code: 'basic',
    level: 'section',
    heading: '六、一般公共预算财政拨款基本支出决算情况说明',
    text: lines(
      '{年度}年度一般公共预算财政拨款基本支出{一般公共预算财政拨款基本支出}万元，其中：人员经费{人员经费}万元，包括：基本工资、津贴补贴、奖金、机关事业单位基本养老保险缴费、职业年金缴费、职工基本医疗保险缴费、其他社会保障缴费、住房公积金、其他工资福利支出、退休费、抚恤金、奖励金、其他对个人和家庭的补助。',
      '公用经费{公用经费}万元，包括：办公费、水费、差旅费、公务接待费、工会经费、福利费、公务用车运行维护费、其他商品和服务支出。',
    ),
  },
  {
    code: 'three-public',
    level: 'section',
    heading: '七、财政拨款“三公”经费支出决算情况说明',
    text: threePublicText2023,
  },
  {
    code: 'government-fund',
    level: 'section',
    heading: '八、政府性基金预算财政拨款收入支出决算情况说明',
    text: fundText2023('政府性基金预算财政拨款'),
  },
  {
    code: 'state-capital',
    level: 'section',
    heading: '九、国有资本经营预算财政拨款收入支出决算情况说明',
    text: fundText2023('国有资本经营预算财政拨款'),
  },
  { code: 'other-matters', level: 'section', heading: '十、其他重要事项的情况说明', text: otherMattersText2023 },
  { code: 'performance', level: 'section', heading: '十一、预算绩效的情况说明', text: performanceText2023 },
  { code: 'further', level: 'section', heading: '十二、其他需说明的事项', text: '无其他说明事项。' },
  { code: 'part-three', level: 'part', heading: '第三部分 专业名词解释', text: glossaryText2023 },
  { code: 'part-four', level: 'part', heading: '第四部分 部门决算报表（见附表）', text: tablesText2023 },
];

export const disclosureTemplate2023: DisclosureTemplate = { year: 2023, sections };

function lines(...paragraphs: string[]): string {
  return paragraphs.join('\n');
}
