import { pino } from 'pino';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Sending } from '#server/notifications/sender.ts';
import { type Caller, type Json, startApp, type TestApp } from './app.ts';
import {
  type CallReceiver,
  MAIL_ACCOUNT,
  type MailReceiver,
  startCallReceiver,
  startMailReceiver,
} from './receivers.ts';

export let app: TestApp;
export let admin: Caller;
export let mailServer: MailReceiver;
export let robot: CallReceiver;
export const MORNING = '2024-11-02T09:00:00+08:00';

/** Before each test of a file: a mail server, a robot and a center that sends to them; all closed after it. */
export function useChannels(): void {
  beforeEach(async () => {
    [mailServer, robot] = await Promise.all([startMailReceiver(), startCallReceiver()]);
    await begin();
  });
  afterEach(async () => {
    await Promise.all([mailServer.stop(), robot.stop()]);
    await app.db.destroy();
  });
}

/** A center without anything waiting to be sent. */
export async function begin(options: Parameters<typeof startApp>[0] = {}) {
  app = await startApp({ sendsOutside: true, ...options });
  await app.db.deleteFrom('outbox').execute();
  await app.db.deleteFrom('webhooks').execute();
  admin = await app.as('admin');
}

export async function at(instant: string) {
  app.setNow(instant);
  admin = await app.as('admin');
}

export const sending = (change: Partial<Sending> = {}): Sending => ({
  db: app.db,
  secrets: app.secrets,
  timeoutMs: 300,
  now: app.now,
  logger: pino({ level: 'silent' }),
  sendsOutside: true,
  ...change,
});

export const mail = (change: Json = {}) => ({
  host: '127.0.0.1',
  port: mailServer.port,
  security: 'none',
  ...MAIL_ACCOUNT,
  sender: 'no-reply@center.invalid',
  events: ['report.remind', 'alert.instruct'],
  isActive: true,
  ...change,
});

export const webhook = (change: Json = {}) => ({
  name: '绩效群',
  kind: 'generic',
  address: `${robot.origin}/hook/token-in-path?key=token-in-query`,
  secret: 'SEC-webhook',
  events: ['report.remind'],
  isActive: true,
  ...change,
});

export async function setUpMail(change: Json = {}) {
  const answer = await admin('PUT', '/channels/mail', mail(change));
  expect(answer.status, JSON.stringify(answer.body)).toBe(204);
  await admin('PATCH', '/users/dept10', { email: 'dept10@center.invalid' });
}

export async function addWebhook(change: Json = {}): Promise<number> {
  const { status, body } = await admin('POST', '/channels/webhooks', webhook(change));
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

export async function remind(department = 'dept10') {
  const officer = await app.as('officer');
  const { body } = await officer('POST', '/reports/reminders', { month: '2024-10', departments: [department] });
  expect(body.reminded).toHaveLength(1);
}

export const outbox = async (): Promise<Json[]> => (await admin('GET', '/outbox')).body.items;

/** A robot that was stopped to be found gone answers again, at another port. */
export async function startRobotAgain(): Promise<void> {
  robot = await startCallReceiver();
}

/** The mail server is back where it was. */
export async function startMailServerAgain(): Promise<void> {
  mailServer = await startMailReceiver(mailServer.port);
}
