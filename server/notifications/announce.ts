import { type Alert, findLastAlertEvent, getAlert } from '#db/tables/alerts.ts';
import { listDeputies } from '#db/tables/delegations.ts';
import { getDepartment } from '#db/tables/departments.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { findReport } from '#db/tables/reports.ts';
import { listProposals } from '#db/tables/target-proposals.ts';
import { getYear } from '#db/tables/years.ts';
import { fromMicro, printedInFull } from '#domain/decimal.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import { alertNotices, newsOfAlerts } from '#domain/notifications/alert-news.ts';
import { type AlertNewsEvent, audienceOf, type Notice, noticeOf } from '#domain/notifications/news.ts';
import { recipientsOf } from '#domain/notifications/recipients.ts';
import { localDay, monthLabel, monthNumber, reportingMonth, yearOf } from '#domain/period.ts';
import type { Action } from '#domain/permissions.ts';
import { dueDateIn } from '#domain/reports/due.ts';
import { actorId, type Ctx } from '../context.ts';
import { reportingCalendarOf } from '../services/reporting-calendar.ts';
import { listRecipients, postNotices, type Recipient } from './post.ts';

interface News {
  notice: Notice;
  /** Whose alert or report it is about. */
  department: string | null;
}

/** Acts that others are told of, each with what is said; everything else is nobody's news. */
const newsOf: Partial<Record<Action, (ctx: Ctx, subject: string) => Promise<News>>> = {
  'alert.instruct': async (ctx, subject) => {
    const { facts, step, department } = await alertStep(ctx, subject, 'instruct');
    const notice = noticeOf('alert.instruct', { ...facts, text: step?.text ?? '' }, ctx.actor.name, `${step?.id}`);
    return { notice, department };
  },
  'alert.rectify': async (ctx, subject) => {
    const { facts, step, department } = await alertStep(ctx, subject, 'rectify');
    const answer = { ...facts, text: step?.text ?? '', dueDate: step?.dueDate ?? null };
    return { notice: noticeOf('alert.rectify', answer, ctx.actor.name, `${step?.id}`), department };
  },
  'report.submit': async (ctx, subject) => {
    const { facts, department, version } = await reportStep(ctx, subject);
    return { notice: noticeOf('report.submit', facts, ctx.actor.name, version), department };
  },
  'report.return': async (ctx, subject) => {
    const { facts, department, version, reason } = await reportStep(ctx, subject);
    return { notice: noticeOf('report.return', { ...facts, reason }, ctx.actor.name, version), department };
  },
  'target.propose': (ctx, subject) => targetStep(ctx, subject, 'target.propose'),
  'target.approve': (ctx, subject) => targetStep(ctx, subject, 'target.approve'),
  'target.decline': (ctx, subject) => targetStep(ctx, subject, 'target.decline'),
  'report.remind': async (ctx, subject) => {
    const { facts, department } = await reportStep(ctx, subject);
    const calendar = await reportingCalendarOf(ctx.db, await getYear(ctx.db, yearOf(facts.month)));
    const reminded = { ...facts, dueDate: dueDateIn(facts.month, calendar) };
    const once = `${facts.month}:${department}:${localDay(ctx.now)}`;
    return { notice: noticeOf('report.remind', reminded, ctx.actor.name, once), department };
  },
};

/** Asked by `write` at the end of every act, inside its transaction. */
export async function announce(ctx: Ctx, action: Action, subject: string): Promise<void> {
  const news = await newsOf[action]?.(ctx, subject);
  if (news === undefined) return;
  const { notice, department } = news;
  const deputies = department === null ? [] : await listDeputies(ctx.db, department, localDay(ctx.now));
  const people = await listRecipients(ctx, department, deputies);
  const to = recipientsOf(audienceOf(notice.event), people, department, actorId(ctx));
  await postNotices(
    ctx,
    to.map((person) => ({ notice, to: person })),
    [notice],
  );
}

/**
 * Asked after an evaluation: tells of what it has found new, worse, overdue, or left lying. Each person hears of what concerns
 * them, each event and level for itself.
 */
export async function announceAlerts(ctx: Ctx, before: readonly Alert[], after: readonly Alert[]): Promise<void> {
  const news = newsOfAlerts(before, after);
  const [first] = news;
  if (first === undefined) return;
  const at = ctx.now.toISOString();
  const month = asOfMonth(ctx, first.alert.year);
  const people = await listRecipients(ctx, null, []);
  const kinds = [...new Set(news.map(({ event, alert }) => `${event} ${alert.level}`))];
  const mail: { notice: Notice; to: Recipient }[] = [];
  const all: Notice[] = [];
  for (const kind of kinds) {
    const own = news.filter(({ event, alert }) => `${event} ${alert.level}` === kind);
    const { event } = own[0]!;
    const alerts = own.map(({ alert }) => alert);
    const details = await detailsOf(ctx, event, alerts);
    const detailOf = ({ id }: { id: number }) => details.get(id) ?? '';
    all.push(...alertNotices(event, alerts, month, at, detailOf));
    for (const to of people) {
      const mine = alerts.filter((one) => recipientsOf(audienceOf(event), [to], one.departmentCode, null).length > 0);
      mail.push(...alertNotices(event, mine, month, at, detailOf).map((notice) => ({ notice, to })));
    }
  }
  await postNotices(ctx, mail, all);
}

/** What its history says of the date that has passed, or of who was waited for. */
async function detailsOf(ctx: Ctx, event: AlertNewsEvent, alerts: readonly Alert[]): Promise<Map<number, string>> {
  const kind = event === 'alert.overdue' ? 'overdue' : event === 'alert.escalated' ? 'escalated' : null;
  if (kind === null) return new Map();
  const found = alerts.map(async ({ id }) => [id, (await findLastAlertEvent(ctx.db, id, kind))?.text ?? ''] as const);
  return new Map(await Promise.all(found));
}

async function alertStep(ctx: Ctx, subject: string, kind: 'instruct' | 'rectify') {
  const { id, title, year, departmentCode } = await getAlert(ctx.db, Number(subject.split(':')[1]));
  const facts = { alertId: id, title, year, month: asOfMonth(ctx, year) };
  return { facts, step: await findLastAlertEvent(ctx.db, id, kind), department: departmentCode };
}

/** The proposal that was put forward or decided on last: what the act has just written. */
async function targetStep(
  ctx: Ctx,
  subject: string,
  event: 'target.propose' | 'target.approve' | 'target.decline',
): Promise<News> {
  const [, year, id] = subject.split(':').map(Number);
  const [indicator] = await listIndicators(ctx.db, { ids: [id!] });
  const proposals = await listProposals(ctx.db, year!, id!);
  const stepped = proposals.filter(({ state }) => (event === 'target.propose') === (state === 'proposed'));
  const proposal = stepped.reduce((last, one) => ((one.decidedAt ?? '') >= (last.decidedAt ?? '') ? one : last));
  const { source, operator, valueMicro, validFrom, decision } = proposal;
  const value = printedInFull(fromMicro(valueMicro), indicator!.decimals);
  const facts = {
    indicatorId: id!,
    indicatorName: indicator!.name,
    year: year!,
    target: `${targetSourceName(source)} ${operatorSigns[operator]}${value} ${indicator!.unit}，${monthLabel(validFrom)}起`,
    reason: event === 'target.propose' ? proposal.reason : (decision ?? ''),
  };
  const notice = noticeOf(event, facts, ctx.actor.name, `${proposal.id}`);
  return { notice, department: indicator!.departmentCode };
}

async function reportStep(ctx: Ctx, subject: string) {
  const [, month = '', department = ''] = subject.split(':');
  const report = await findReport(ctx.db, department, month);
  const facts = { month, department: await getDepartment(ctx.db, department) };
  return { facts, department, version: `${month}:${department}:${report?.version}`, reason: report?.reason ?? '' };
}

/** The month a year's alerts are looked at with: the one being reported, or December of a year that is over. */
function asOfMonth({ now }: Ctx, year: number): number {
  const current = reportingMonth(now);
  return yearOf(current) === year ? monthNumber(current) : 12;
}
