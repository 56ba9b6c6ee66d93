import type { Department } from '../departments.ts';
import { type Month, monthLabel, monthNumber, yearOf } from '../period.ts';

/** What is told to people without their asking. The codes stand in the database and in webhooks: never renamed. */
export const newsEvents = [
  'alert.red',
  'alert.instruct',
  'alert.rectify',
  'report.submit',
  'report.return',
  'report.remind',
] as const;
export type NewsEvent = (typeof newsEvents)[number];

export const newsEventNames: Record<NewsEvent, string> = {
  'alert.red': '红色预警',
  'alert.instruct': '领导批示',
  'alert.rectify': '整改措施',
  'report.submit': '月报提交',
  'report.return': '月报退回',
  'report.remind': '月报催办',
};

/** `department`: its heads. `reporters`: its heads and whoever fills in for them today (B角). */
export type Audience = 'leader' | 'officer' | 'department' | 'reporters';

/** Where an alert is looked at: its year, and the as-of month the screens show with it. */
interface AlertFacts {
  alertId: number;
  title: string;
  year: number;
  month: number;
}

interface ReportFacts {
  month: Month;
  department: Department;
}

/** What each piece of news is made of. */
export interface NewsFacts {
  'alert.red': AlertFacts & { message: string };
  'alert.instruct': AlertFacts & { text: string };
  'alert.rectify': AlertFacts & { text: string; dueDate: string | null };
  'report.submit': ReportFacts;
  'report.return': ReportFacts & { reason: string };
  'report.remind': ReportFacts & { dueDate: string };
}

/** What a person reads: one line that says it all, the words behind it, and where to go. */
export interface NoticeWords {
  title: string;
  text: string;
  /** A path inside the application. */
  path: string;
}

/** Goes out once: `key` names the happening, and no two notices to one receiver have the same. */
export interface Notice extends NoticeWords {
  event: NewsEvent;
  key: string;
}

interface Row<E extends NewsEvent> {
  audience: readonly Audience[];
  /** `by` is who did it, by name. */
  words: (facts: NewsFacts[E], by: string) => NoticeWords;
}

/** The one table: what has happened → who is told → in which words. */
const table: { [E in NewsEvent]: Row<E> } = {
  'alert.red': {
    audience: ['leader', 'officer', 'department'],
    words: (facts) => ({ title: `红色预警：${facts.title}`, text: facts.message, path: alertPath(facts) }),
  },
  'alert.instruct': {
    audience: ['department'],
    words: (facts, by) => ({ title: `批示：${facts.title}`, text: `${by}：${facts.text}`, path: alertPath(facts) }),
  },
  'alert.rectify': {
    audience: ['leader'],
    words: (facts, by) => ({
      title: `整改措施：${facts.title}`,
      text: `${by}：${facts.text}${facts.dueDate === null ? '' : `（完成时限 ${facts.dueDate}）`}`,
      path: alertPath(facts),
    }),
  },
  'report.submit': {
    audience: ['officer'],
    words: ({ month, department }, by) => ({
      title: `待审核：${department.name} ${monthLabel(month)}月报`,
      text: `${by}已提交，请审核。`,
      path: `/reviews?${periodOf(month)}&department=${department.code}&at=${month}`,
    }),
  },
  'report.return': {
    audience: ['reporters'],
    words: ({ reason, ...place }, by) => ({
      title: `已退回：${place.department.name} ${monthLabel(place.month)}月报`,
      text: `${by}：${reason}`,
      path: reportPath(place),
    }),
  },
  'report.remind': {
    audience: ['reporters'],
    words: ({ dueDate, ...place }, by) => ({
      title: `请尽快填报：${place.department.name} ${monthLabel(place.month)}月报`,
      text: `${by}催办；报送截止 ${dueDate}。`,
      path: reportPath(place),
    }),
  },
};

export function audienceOf(event: NewsEvent): readonly Audience[] {
  return table[event].audience;
}

/** The words of one happening. `occurrence` tells it from the next of its kind, as the version of a returned report does. */
export function noticeOf<E extends NewsEvent>(event: E, facts: NewsFacts[E], by: string, occurrence: string): Notice {
  return { event, key: `${event}:${occurrence}`, ...table[event].words(facts, by) };
}

function alertPath({ alertId, year, month }: AlertFacts): string {
  return `/alerts/${alertId}?year=${year}&month=${month}`;
}

function reportPath({ month, department }: ReportFacts): string {
  return `/reports?${periodOf(month)}&department=${department.code}`;
}

function periodOf(month: Month): string {
  return `year=${yearOf(month)}&month=${monthNumber(month)}`;
}
