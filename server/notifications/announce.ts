import { type Alert, findLastAlertEvent, getAlert } from '#db/tables/alerts.ts';
import { listDeputies } from '#db/tables/delegations.ts';
import { getDepartment } from '#db/tables/departments.ts';
import { findReport } from '#db/tables/reports.ts';
import { getYear } from '#db/tables/years.ts';
import { audienceOf, type Notice, noticeOf } from '#domain/notifications/news.ts';
import { recipientsOf } from '#domain/notifications/recipients.ts';
import { newlyRed, redNotices } from '#domain/notifications/red-alerts.ts';
import { localDay, monthNumber, reportingMonth, yearOf } from '#domain/period.ts';
import type { Action } from '#domain/permissions.ts';
import { dueDateIn } from '#domain/reports/due.ts';
import { actorId, type Ctx } from '../context.ts';
import { reportingCalendarOf } from '../services/reporting-calendar.ts';
import { listRecipients, postNotices } from './post.ts';

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

/** Asked after an evaluation: tells of what is red now and was not. Each person hears of what concerns them. */
export async function announceRedAlerts(ctx: Ctx, before: readonly Alert[], after: readonly Alert[]): Promise<void> {
  const red = newlyRed(before, after);
  const [first] = red;
  if (first === undefined) return;
  const at = ctx.now.toISOString();
  const month = asOfMonth(ctx, first.year);
  const people = await listRecipients(ctx, null, []);
  const audience = audienceOf('alert.red');
  const mail = people.flatMap((person) => {
    const mine = red.filter((alert) => recipientsOf(audience, [person], alert.departmentCode, null).length > 0);
    return redNotices(mine, month, at).map((notice) => ({ notice, to: person }));
  });
  await postNotices(ctx, mail, redNotices(red, month, at));
}

async function alertStep(ctx: Ctx, subject: string, kind: 'instruct' | 'rectify') {
  const { id, title, year, departmentCode } = await getAlert(ctx.db, Number(subject.split(':')[1]));
  const facts = { alertId: id, title, year, month: asOfMonth(ctx, year) };
  return { facts, step: await findLastAlertEvent(ctx.db, id, kind), department: departmentCode };
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
