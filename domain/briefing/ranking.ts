import { Exact, percentOf, printed } from '../decimal.ts';
import { type Block, body, figure } from '../forms/document.ts';
import { isBehind } from '../indicators/status.ts';
import { paragraph, table } from './blocks.ts';
import type { BriefingFacts, DepartmentFacts, Goal } from './facts.ts';

export interface Ranked {
  department: DepartmentFacts;
  goals: number;
  keptUp: number;
  /** Percent; null without a report that was due. */
  timeliness: Exact | null;
  /** Percent of the goals that keep up; null without a goal. */
  completion: Exact | null;
  /** Mean of both; null where one is missing. */
  points: Exact | null;
  /** Equal points share a rank, the next one counts them all (1, 1, 3); null without points. */
  rank: number | null;
}

/** Departments by the mean of timeliness and completion, the best first; those that have only one of them come last. */
export function rankDepartments(departments: DepartmentFacts[], goals: Goal[]): Ranked[] {
  const lines = departments.map((department) => {
    const own = goals.filter((goal) => goal.department === department.name);
    const keptUp = own.filter(({ status }) => status !== 'no-data' && !isBehind(status)).length;
    const timeliness = percentOf(new Exact(department.inTime), new Exact(department.due));
    const completion = percentOf(new Exact(keptUp), new Exact(own.length));
    const points = timeliness && completion ? timeliness.plus(completion).div(2) : null;
    return { department, goals: own.length, keptUp, timeliness, completion, points };
  });
  lines.sort((one, other) => (other.points ?? UNRANKED).comparedTo(one.points ?? UNRANKED));
  return lines.map((line) => {
    const { points } = line;
    if (points === null) return { ...line, rank: null };
    return { ...line, rank: 1 + lines.filter((other) => other.points?.gt(points)).length };
  });
}

const UNRANKED = new Exact(-1);

/** 三、科室排名: the rule first, then the table. */
export function ranking({ month, departments, goals }: BriefingFacts): Block[] {
  if (departments.length === 0) return [paragraph('没有承担月报的科室。')];
  const rule =
    '排名规则：月报及时率（截止日前报送的月报数÷应报月报数）和达序时率（已达标、超额、正常的目标数÷承担的目标数，未报不计）各占一半，合计相同的名次相同；缺其中一项的不参加排名。只计已审核的数据，标“未审”的科室本月数据尚未计入。';
  const titles = [
    '名次',
    '科室',
    '应报\n（份）',
    '及时\n（份）',
    '及时率\n（%）',
    '目标\n（项）',
    '达序时\n（项）',
    '达序时率\n（%）',
    '合计',
  ];
  const rows = rankDepartments(departments, goals).map((line) => {
    const { department, rank } = line;
    return [
      figure(0, rank === null ? '—' : String(rank)),
      body(1, `${department.name}${markOf(department, month)}`),
      figure(2, String(department.due)),
      figure(3, String(department.inTime)),
      figure(4, percentText(line.timeliness)),
      figure(5, String(line.goals)),
      figure(6, String(line.keptUp)),
      figure(7, percentText(line.completion)),
      figure(8, percentText(line.points)),
    ];
  });
  return [paragraph(rule), table(titles, [12, 44, 13, 13, 17, 13, 14, 17, 13], rows)];
}

/** `（10月未审）` */
export function markOf({ report }: Pick<DepartmentFacts, 'report'>, month: number): string {
  if (report === 'submitted') return `（${month}月未审）`;
  return report === 'open' ? `（${month}月未报）` : '';
}

const percentText = (value: Exact | null) => (value === null ? '—' : printed(value, 1));
