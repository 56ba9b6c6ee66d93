import type { AlertSettings } from '../alerts/settings.ts';
import type { LineChart } from '../charts/line-chart.ts';
import type { Exact } from '../decimal.ts';
import type { MoneyUnit } from '../forms/form.ts';
import type { Status } from '../indicators/status.ts';
import type { Operator } from '../indicators/target.ts';

/** What the briefing says of a month, from approved figures only. Figures are texts at the indicator's decimals. */
export interface BriefingFacts {
  year: number;
  /** 1–12 */
  month: number;
  center: string;
  /** `YYYY-MM-DD`, when it is made. */
  day: string;
  /** 判定标准, a sentence. */
  thresholds: string;
  /** Some of it is demonstration data. */
  isDemo: boolean;
  /** Every indicator with a target, the worst first. */
  goals: Goal[];
  score: Score | null;
  /** The month before in the same year; null in January and when it had no figures. */
  before: { goals: Pick<Goal, 'id' | 'status'>[]; score: Score | null } | null;
  departments: DepartmentFacts[];
  budget: BudgetFacts;
  /** Reports that nobody has handed in although the day has passed. */
  missingReports: { department: string; month: number; dueDate: string }[];
  /** Open alerts whose measures should have been finished. */
  overdueAlerts: { title: string; department: string | null; dueDate: string }[];
}

export interface Goal {
  id: number;
  name: string;
  unit: string;
  department: string;
  /** Of the overall form: what the center answers for. */
  isOverall: boolean;
  isLevel: boolean;
  operator: Operator;
  operatorSign: string;
  target: string;
  value: string | null;
  /** 1–12: the month the value stands for. */
  valueMonth: number | null;
  planPath: string | null;
  gap: string | null;
  completion: string | null;
  scheduleProgress: string | null;
  neededPerMonth: string | null;
  forecast: { value: string | null; low: string | null; high: string | null; methodName: string } | null;
  status: Status;
  behindSince: number | null;
  /** Null for a goal that is judged by levels. */
  chart: LineChart | null;
  /** 偏差原因 as somebody wrote it. */
  cause: { text: string; source: string } | null;
  /** 批示 and 整改措施 in the order they were written. */
  steps: Step[];
}

export interface Step {
  kind: 'instruct' | 'rectify';
  text: string;
  by: string | null;
  /** `YYYY-MM-DD` */
  day: string;
  dueDate: string | null;
}

export interface Score {
  total: string | null;
  max: string;
  grade: string | null;
  /** With the execution of the budget; before year end it is an estimate without. */
  isFinal: boolean;
}

export interface DepartmentFacts {
  name: string;
  /** Months of the year whose report was due by now or came. */
  due: number;
  inTime: number;
  /** Of the month's report; null when none is wanted. */
  report: 'approved' | 'submitted' | 'open' | null;
}

export interface Money {
  name: string;
  adjusted: Exact;
  executed: Exact;
  unit: MoneyUnit;
}

export interface BudgetFacts {
  /** Adjusted budget of the overall form; null when nobody has entered it. */
  planned: { amount: Exact; unit: MoneyUnit } | null;
  /** The thresholds of the alert 执行滞后 in the year. */
  lagRule: Pick<AlertSettings, 'thresholds'>;
  /** 1–12: the month that `spent` stands for; the last approved one where the budget is kept by month. */
  month: number | null;
  /** Null while nothing is known: forms state the whole year only, and so speak in December. */
  spent: { overall: Money | null; projects: Money[] } | null;
}
