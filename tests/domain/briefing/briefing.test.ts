import { describe, expect, it } from 'vitest';
import { briefingName, buildBriefing } from '#domain/briefing/briefing.ts';
import type { BriefingFacts, Goal, Step } from '#domain/briefing/facts.ts';
import { exact } from '#domain/decimal.ts';
import type { Block } from '#domain/forms/document.ts';

const chart = {
  unit: '万人',
  actual: ['82.40', ...new Array<null>(11).fill(null)],
  path: new Array<string>(12).fill('83.00'),
  target: '87.70',
  operator: '>=' as const,
};

const pension: Goal = {
  id: 1,
  name: '参保人数',
  unit: '万人',
  department: '养老科',
  isOverall: true,
  isLevel: false,
  operator: '>=',
  operatorSign: '≥',
  target: '87.70',
  value: '82.76',
  valueMonth: 10,
  planPath: '86.05',
  gap: '4.94',
  completion: '94.37',
  scheduleProgress: '96.18',
  neededPerMonth: '2.47',
  forecast: { value: '83.00', low: '82.80', high: '83.20', methodName: '按近 6 个月月均净增推算' },
  status: 'behind',
  behindSince: 3,
  chart,
  cause: null,
  steps: [],
};
const visits: Goal = {
  ...pension,
  id: 2,
  name: '慰问户数',
  isOverall: false,
  status: 'seriously-behind',
  department: '办公室',
};
const fine: Goal = {
  ...pension,
  id: 3,
  name: '推送期数',
  status: 'met',
  behindSince: null,
  chart: null,
  department: '宣教科',
};
const unreported: Goal = {
  ...fine,
  id: 4,
  name: '档案查询',
  status: 'no-data',
  value: null,
  valueMonth: null,
  completion: null,
};

const facts: BriefingFacts = {
  year: 2024,
  month: 10,
  center: '某中心',
  day: '2024-11-02',
  thresholds: '判定标准：从严',
  isDemo: false,
  goals: [pension, visits, fine],
  score: { total: '88.50', max: '90', grade: '优', isFinal: false },
  before: {
    goals: [
      { id: 1, status: 'on-track' },
      { id: 2, status: 'behind' },
      { id: 3, status: 'behind' },
    ],
    score: { total: '88.00', max: '90', grade: '优', isFinal: false },
  },
  departments: [
    { name: '养老科', due: 10, inTime: 10, report: 'approved' },
    { name: '办公室', due: 10, inTime: 9, report: 'open' },
    { name: '宣教科', due: 10, inTime: 10, report: 'submitted' },
  ],
  budget: {
    planned: { amount: exact('1867.08'), unit: '万元' },
    month: null,
    spent: null,
    lagRule: { thresholds: {} },
  },
  missingReports: [],
  overdueAlerts: [],
};

function linesOf(blocks: Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'chart') return [`[图] ${block.alt}`];
    if (block.kind === 'table') return block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '));
    return [block.text];
  });
}

/** The lines between a heading and the next of its level. */
function sectionOf(change: Partial<BriefingFacts>, title: string): string[] {
  const { blocks } = buildBriefing({ ...facts, ...change });
  const isTop = (block: Block) => block.kind === 'heading' && block.level !== 2;
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === title);
  const length = blocks.slice(from + 1).findIndex(isTop);
  return linesOf(blocks.slice(from + 1, length < 0 ? undefined : from + 1 + length));
}
const situation = (change: Partial<BriefingFacts> = {}) => sectionOf(change, '一、总体情况').join('\n');
const shortfalls = (change: Partial<BriefingFacts> = {}) => sectionOf(change, '二、未达序时进度的目标');

describe('the briefing of a month', () => {
  it('has its title, five parts, who signs it, and the table of all goals on a page of its own', () => {
    const { title, blocks } = buildBriefing(facts);
    expect(title).toBe('某中心\n2024年10月绩效目标运行监控通报');
    expect(briefingName(facts)).toBe('2024年10月绩效目标运行监控通报');
    const headings = blocks.flatMap((block) => (block.kind === 'heading' && block.level !== 2 ? [block] : []));
    expect(headings.map(({ text }) => text)).toEqual([
      '一、总体情况',
      '二、未达序时进度的目标',
      '三、科室排名',
      '四、预算执行',
      '五、需关注事项',
      '附件：绩效目标完成情况一览表',
    ]);
    expect(headings.at(-1)?.newPage).toBe(true);
    expect(linesOf(blocks)).toContain('2024年11月2日');
    expect(
      linesOf(blocks).filter((line) => line.startsWith('1 | 参保人数（整体） | 养老科 | ≥87.70 万人')),
    ).toHaveLength(1);
  });

  it('says how many goals stand where, and what has changed since last month', () => {
    expect(situation()).toContain('绩效目标共 3 项：已达标 1 项，偏离（黄色）1 项，严重偏离（红色）1 项');
    expect(situation()).toContain(
      '严重偏离增加 1 项，偏离减少 1 项；新偏离 1 项（参保人数），恢复序时进度 1 项（推送期数）',
    );
    expect(situation()).toContain('约 88.50 分（满分 90 分，未计预算执行），比上月上升 0.50 分');
    expect(situation()).toContain('应报 3 份：已审核 1 份，已报未审 1 份，未报 1 份');
  });

  it.each<[string, Partial<BriefingFacts>, string]>([
    ['January has no month before', { month: 1, before: null }, '1月为年度首月，不与上月比较'],
    [
      'a month before without figures',
      { before: { goals: [{ id: 1, status: 'no-data' }], score: null } },
      '上月没有已审核的数据，不作比较',
    ],
    ['no figures at all', { goals: [unreported] }, '1 项绩效目标都没有已审核的数据，完成情况待审核后通报'],
    ['no goals', { goals: [] }, '没有设定绩效目标'],
    [
      'December has a score',
      { month: 12, score: { total: '99.16', max: '100', grade: '优', isFinal: true } },
      '自评得分 99.16 分（满分 100 分），等级为“优”',
    ],
    [
      'a score that cannot be told',
      { score: { total: null, max: '90', grade: null, isFinal: false } },
      '尚缺数据，不能估算',
    ],
    [
      'what is unreported does not count as recovered',
      { goals: [{ ...fine, status: 'no-data' }, pension] },
      '没有恢复序时进度的目标',
    ],
    [
      'a year without reports',
      { departments: [{ name: '养老科', due: 0, inTime: 0, report: null }] },
      '没有应报的月报',
    ],
  ])('%s', (_, change, expected) => {
    expect(situation(change)).toContain(expected);
  });
});

describe('the goals that fall short', () => {
  it('come red first, each with figures, chart, cause and measures', () => {
    const lines = shortfalls();
    expect(lines[0]).toBe('严重偏离 1 项，偏离 1 项，依次如下。');
    expect(lines[1]).toBe('（一）慰问户数　◆ 严重偏离');
    const at = lines.indexOf('（二）参保人数　▲ 偏离');
    expect(lines[at + 1]).toBe(
      '责任科室：养老科。截至10月完成 82.76 万人，年度目标 ≥87.70 万人，完成率 94.37%；序时目标 86.05 万人，序时完成 96.18%；距年度目标差 4.94 万人；其后每月需 2.47 万人；全年预计 83.00 万人（82.80～83.20，按近 6 个月月均净增推算）；自 3 月起偏离。',
    );
    expect(lines[at + 2]).toContain('[图] 折线图：参保人数，2024年各月');
    expect(lines.slice(at + 3)).toEqual(['偏差原因：尚未填写，请责任科室说明。', '措施：尚无批示和整改措施。']);
  });

  it('puts the goals of the center before those of projects of the same colour', () => {
    const lines = shortfalls({ goals: [visits, { ...pension, status: 'seriously-behind' }] });
    expect(lines[1]).toContain('（一）参保人数');
  });

  it('quotes the cause, instructions and measures, and says what is overdue', () => {
    const steps: Step[] = [
      { kind: 'instruct', text: '逐县分析', by: '中心领导', day: '2024-10-10', dueDate: null },
      { kind: 'rectify', text: '专项扩面。', by: '王科长', day: '2024-10-11', dueDate: '2024-10-31' },
    ];
    const lines = shortfalls({ goals: [{ ...pension, steps, cause: { text: '人员外流', source: '10月月报说明' } }] });
    expect(lines.slice(-3)).toEqual([
      '偏差原因（10月月报说明）：人员外流。',
      '领导批示（中心领导，2024年10月10日）：逐县分析。',
      '整改措施（王科长，2024年10月11日）：专项扩面。（期限 2024年10月31日，已逾期）',
    ]);
    expect(lines[0]).toBe('没有严重偏离的目标；偏离 1 项。');
  });

  it.each<[string, Partial<Goal>, string]>([
    ['an earlier month, and why', { valueMonth: 9, department: '宣教科' }, '截至9月（10月未审）完成'],
    ['an earlier month of a report not handed in', { valueMonth: 9, department: '办公室' }, '截至9月（10月未报）完成'],
    ['an earlier month of an approved report', { valueMonth: 9 }, '截至9月（10月没有该项数据）完成'],
    ['a ceiling that is broken', { operator: '<=', operatorSign: '≤', gap: '2.00' }, '已超出上限 2.00 万人'],
    ['a ceiling that will break', { operator: '<=', operatorSign: '≤', gap: '-2.00' }, '距上限余 2.00 万人，预计超出'],
    ['a level', { isLevel: true, value: '部分达成', chart: null }, '完成档次为“部分达成”；自 3 月起偏离'],
  ])('states %s', (_, change, expected) => {
    expect(shortfalls({ goals: [{ ...pension, ...change }] }).join('\n')).toContain(expected);
  });

  it('are none where all keep up, and not judged without figures', () => {
    expect(shortfalls({ goals: [fine] })).toEqual(['有数据的目标都达到了序时进度。']);
    expect(shortfalls({ goals: [unreported] })).toEqual(['没有已审核的数据，不能判定。']);
  });
});

describe('budget and what wants an eye', () => {
  const money = (name: string, adjusted: string, executed: string) => ({
    name,
    adjusted: exact(adjusted),
    executed: exact(executed),
    unit: '万元' as const,
  });

  it('does not compare money that is known for the whole year only', () => {
    const [text] = sectionOf({}, '四、预算执行');
    expect(text).toContain('全年预算数 1867.08 万元');
    expect(text).toContain('截至10月序时进度为 83.33%');
    expect(text).toContain('没有10月末已审核的预算执行数，本期不比较执行进度');
  });

  it('compares it with the calendar in December', () => {
    const spent = {
      overall: money('整体', '1867.08', '1867.08'),
      projects: [money('甲', '100', '80'), money('乙', '100', '79.99'), money('丙', '0', '0')],
    };
    const lines = sectionOf(
      { month: 12, budget: { planned: null, month: 12, spent, lagRule: { thresholds: {} } } },
      '四、预算执行',
    );
    expect(lines[0]).toContain('执行率 100.00%，序时进度 100.00%');
    expect(lines[1]).toContain('录入资金的项目 3 个，执行率低于序时进度 20 个百分点以上的 1 个');
    expect(lines.slice(3)).toEqual(['乙 | 100.00 万元 | 79.99 万元 | 79.99%']);
    const none = sectionOf(
      {
        month: 12,
        budget: { planned: null, month: 12, spent: { overall: null, projects: [] }, lagRule: { thresholds: {} } },
      },
      '四、预算执行',
    );
    expect(none).toEqual(['自评表中还没有录入全年预算数和执行数。']);
  });

  it('names over-fulfilment, shortfalls to come, missing reports and overdue measures, or that there are none', () => {
    expect(sectionOf({}, '五、需关注事项')[0]).toContain('没有超额较多');
    const lines = sectionOf(
      {
        goals: [
          { ...fine, status: 'over', value: '100.00', completion: '114.03' },
          { ...fine, status: 'on-track', name: '扩面' },
          { ...fine, status: 'on-track', name: '及时', forecast: { ...pension.forecast!, high: '87.70' } },
        ],
        missingReports: [{ department: '稽核科', month: 9, dueDate: '2024-10-08' }],
        overdueAlerts: [{ title: '参保人数未达目标', department: null, dueDate: '2024-10-31' }],
      },
      '五、需关注事项',
    );
    expect(lines[0]).toContain('（一）超额较多的目标，可能扣分，请说明原因 1 项：推送期数（宣教科，完成 100.00 万人');
    expect(lines[1]).toMatch(/^（二）目前正常、预计年底达不到目标的 1 项：扩面/);
    expect(lines[2]).toBe('（三）逾期未报的月报 1 项：稽核科9月月报（应于 2024年10月8日前报送）。');
    expect(lines[3]).toContain('参保人数未达目标（期限 2024年10月31日）');
  });
});
