import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { evaluateIfDue } from '#server/jobs/evaluation-job.ts';
import { sendDue } from '#server/notifications/sender.ts';
import { type Json, startApp, type TestApp } from '../support/app.ts';
import { MAIL_ACCOUNT, type MailReceiver, startMailReceiver } from '../support/receivers.ts';

let app: TestApp;
let mailServer: MailReceiver;

beforeEach(async () => {
  mailServer = await startMailReceiver();
  app = await startApp({ sendsOutside: true });
});
afterEach(async () => {
  await mailServer.stop();
  await app.db.destroy();
});

const logger = pino({ level: 'silent' });
const send = () =>
  sendDue({ db: app.db, secrets: app.secrets, timeoutMs: 300, now: app.now, logger, sendsOutside: true });

async function setUpMail(change: Json) {
  const admin = await app.as('admin');
  const mail = {
    host: '127.0.0.1',
    port: mailServer.port,
    security: 'none',
    ...MAIL_ACCOUNT,
    sender: 'no-reply@center.invalid',
    events: ['alert.escalated', 'alert.overdue', 'alert.new', 'alert.red', 'alert.worsened'],
    levels: ['red', 'yellow', 'blue'],
    isActive: true,
    ...change,
  };
  expect((await admin('PUT', '/channels/mail', mail)).status).toBe(204);
  await admin('PATCH', '/users/leader', { email: 'leader@center.invalid' });
  await app.db.deleteFrom('outbox').execute();
  await app.db.deleteFrom('notifications').execute();
}

/** One alert that nobody has touched for weeks, and measures whose date has passed; everything else is quiet. */
async function leaveLying(level: 'red' | 'yellow' = 'red') {
  const rows = await app.db
    .selectFrom('alerts')
    .selectAll()
    .where('year', '=', 2024)
    .where('level', '=', level)
    .execute();
  const [idle, late] = rows.filter(
    ({ rule, state, mutedUntil }) => rule === 'target-gap' && state !== 'closed' && mutedUntil === null,
  );
  await app.db.updateTable('alerts').set({ mutedUntil: '2025-12-31' }).execute();
  const waiting = { mutedUntil: null, waitingFrom: '2024-10-08', escalatedOn: null, overdueOn: null } as const;
  await app.db
    .updateTable('alerts')
    .set({ ...waiting, state: 'open', dueDate: null })
    .where('id', '=', idle!.id)
    .execute();
  await app.db
    .updateTable('alerts')
    .set({ ...waiting, state: 'handling', waitingFrom: '2024-11-02', dueDate: '2024-11-01' })
    .where('id', '=', late!.id)
    .execute();
  return { idle: idle!, late: late! };
}

async function nextMorning() {
  app.setNow('2024-11-03T07:00:00+08:00');
  expect(await evaluateIfDue({ db: app.db, now: app.now, logger })).toBe(true);
}

const inbox = async (username: string): Promise<Json[]> => (await (await app.as(username))('GET', '/inbox')).body.items;

test('what is left lying and what is overdue are notices of their own, in the inbox and by mail, once each', async () => {
  await setUpMail({});
  const { idle, late } = await leaveLying();
  await nextMorning();
  const told = await inbox('leader');
  const own = told.filter(({ event }) => event === 'alert.escalated' || event === 'alert.overdue');
  expect(own.map(({ event, title }) => [event, title]).sort()).toEqual([
    ['alert.escalated', `报请领导阅处：${idle.title}`],
    ['alert.overdue', `整改超期：${late.title}`],
  ]);
  expect(own.find(({ event }) => event === 'alert.escalated')?.text).toContain('个工作日没有处理');
  expect(own.find(({ event }) => event === 'alert.overdue')?.text).toContain('2024-11-01');
  expect(await send()).toBe(told.length);
  expect(mailServer.mails.every(({ to }) => to.includes('leader@center.invalid'))).toBe(true);
  app.setNow('2024-11-04T07:00:00+08:00');
  await evaluateIfDue({ db: app.db, now: app.now, logger });
  const again = (await inbox('leader')).filter(({ event }) => event === 'alert.escalated' || event === 'alert.overdue');
  expect(again).toHaveLength(2);
});

test('a mail server that is down is tried again, and nothing is lost', async () => {
  await setUpMail({ events: ['alert.escalated'] });
  await leaveLying();
  await nextMorning();
  mailServer.behave('refuse');
  expect(await send()).toBe(0);
  mailServer.behave('take');
  app.setNow('2024-11-03T07:05:00+08:00');
  expect(await send()).toBe(1);
  expect(mailServer.mails).toHaveLength(1);
});

test('a channel for red alerts carries nothing of a yellow one, which stands in the inbox all the same', async () => {
  await setUpMail({ levels: ['red'] });
  await leaveLying('yellow');
  await nextMorning();
  expect((await inbox('leader')).some(({ event }) => event === 'alert.overdue')).toBe(true);
  expect(await app.db.selectFrom('outbox').select('event').where('channel', '=', 'mail').execute()).toEqual([]);
});
