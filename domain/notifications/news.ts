import { type AlertLevel, alertLevelWords } from '../alerts/alert.ts';
import type { Department } from '../departments.ts';
import { type Month, monthLabel, monthNumber, yearOf } from '../period.ts';

/** What is told to people without their asking. The codes stand in the database and in webhooks: never renamed. */
export const newsEvents = [
  'alert.red',
  'alert.new',
  'alert.worsened',
  'alert.escalated',
  'alert.overdue',
  'alert.instruct',
  'alert.rectify',
  'report.submit',
  'report.return',
  'report.remind',
  'target.propose',
  'target.approve',
  'target.decline',
] as const;
export type NewsEvent = (typeof newsEvents)[number];

/** What an evaluation finds, of which a channel may carry some levels only. */
export type AlertNewsEvent = 'alert.red' | 'alert.new' | 'alert.worsened' | 'alert.escalated' | 'alert.overdue';

export const newsEventNames: Record<NewsEvent, string> = {
  'alert.red': '新增红色预警',
  'alert.new': '新增黄色、蓝色预警',
  'alert.worsened': '预警加重',
  'alert.escalated': '报请领导',
  'alert.overdue': '整改超期',
  'alert.instruct': '领导批示',
  'alert.rectify': '整改措施',
  'report.submit': '月报提交',
  'report.return': '月报退回',
  'report.remind': '月报催办',
  'target.propose': '目标调整待批准',
  'target.approve': '目标调整批准',
  'target.decline': '目标调整不同意',
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

/** `detail`: since when nobody has acted, or which date has passed; else empty. */
type FoundFacts = AlertFacts & { message: string; level: AlertLevel; detail: string };

interface TargetFacts {
  indicatorId: number;
  indicatorName: string;
  year: number;
  /** 州工作要点 ≥85.00 万人，2024年7月起 */
  target: string;
  reason: string;
}

/** What each piece of news is made of. */
export interface NewsFacts {
  'alert.red': FoundFacts;
  'alert.new': FoundFacts;
  'alert.worsened': FoundFacts;
  'alert.escalated': FoundFacts;
  'alert.overdue': FoundFacts;
  'alert.instruct': AlertFacts & { text: string };
  'alert.rectify': AlertFacts & { text: string; dueDate: string | null };
  'report.submit': ReportFacts;
  'report.return': ReportFacts & { reason: string };
  'report.remind': ReportFacts & { dueDate: string };
  'target.propose': TargetFacts;
  'target.approve': TargetFacts;
  'target.decline': TargetFacts;
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
  /** Of what an evaluation found; null where a person has spoken, whose words every channel carries. */
  level: AlertLevel | null;
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
    words: (facts) => foundWords('红色预警', facts),
  },
  'alert.new': {
    audience: ['officer', 'department'],
    words: (facts) => foundWords(`${alertLevelWords[facts.level].word}预警`, facts),
  },
  'alert.worsened': {
    audience: ['leader', 'officer', 'department'],
    words: (facts) => foundWords(`预警加重为${alertLevelWords[facts.level].word}`, facts),
  },
  'alert.escalated': {
    audience: ['leader', 'officer', 'department'],
    words: (facts) => foundWords('报请领导阅处', facts),
  },
  'alert.overdue': {
    audience: ['leader', 'officer', 'department'],
    words: (facts) => foundWords('整改超期', facts),
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
  'target.propose': {
    audience: ['leader'],
    words: (facts, by) => targetWords('目标调整待批准', facts, `${by}提出`),
  },
  'target.approve': {
    audience: ['officer', 'department'],
    words: (facts, by) => targetWords('目标已调整', facts, `${by}批准`),
  },
  'target.decline': {
    audience: ['officer'],
    words: (facts, by) => targetWords('目标调整未获同意', facts, `${by}不同意`),
  },
};

export function audienceOf(event: NewsEvent): readonly Audience[] {
  return table[event].audience;
}

/** The words of one happening. `occurrence` tells it from the next of its kind, as the version of a returned report does. */
export function noticeOf<E extends NewsEvent>(event: E, facts: NewsFacts[E], by: string, occurrence: string): Notice {
  const level = 'level' in facts ? facts.level : null;
  return { event, key: `${event}:${occurrence}`, level, ...table[event].words(facts, by) };
}

function foundWords(kind: string, facts: FoundFacts): NoticeWords {
  const text = facts.detail === '' ? facts.message : `${facts.detail}。${facts.message}`;
  return { title: `${kind}：${facts.title}`, text, path: alertPath(facts) };
}

function targetWords(kind: string, facts: TargetFacts, by: string): NoticeWords {
  const { indicatorId, indicatorName, year, target, reason } = facts;
  return {
    title: `${kind}：${indicatorName}`,
    text: `${by}：${target}${reason === '' ? '' : `；${reason}`}`,
    path: `/indicators/${indicatorId}?year=${year}#targets`,
  };
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
