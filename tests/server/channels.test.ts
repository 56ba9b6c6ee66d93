import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secrets } from '#server/notifications/secrets.ts';
import { type Sending, sendDue, startSender } from '#server/notifications/sender.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import {
  type CallReceiver,
  MAIL_ACCOUNT,
  type MailReceiver,
  startCallReceiver,
  startMailReceiver,
} from '../support/receivers.ts';

let app: TestApp;
let admin: Caller;
let mailServer: MailReceiver;
let robot: CallReceiver;
const MORNING = '2024-11-02T09:00:00+08:00';

beforeEach(async () => {
  [mailServer, robot] = await Promise.all([startMailReceiver(), startCallReceiver()]);
  await begin();
});
afterEach(async () => {
  await Promise.all([mailServer.stop(), robot.stop()]);
  await app.db.destroy();
});

/** A center without anything waiting to be sent. */
async function begin(options: Parameters<typeof startApp>[0] = {}) {
  app = await startApp({ sendsOutside: true, ...options });
  await app.db.deleteFrom('outbox').execute();
  await app.db.deleteFrom('webhooks').execute();
  admin = await app.as('admin');
}

async function at(instant: string) {
  app.setNow(instant);
  admin = await app.as('admin');
}

const sending = (change: Partial<Sending> = {}): Sending => ({
  db: app.db,
  secrets: app.secrets,
  timeoutMs: 300,
  now: app.now,
  logger: pino({ level: 'silent' }),
  sendsOutside: true,
  ...change,
});

const mail = (change: Json = {}) => ({
  host: '127.0.0.1',
  port: mailServer.port,
  security: 'none',
  ...MAIL_ACCOUNT,
  sender: 'no-reply@center.invalid',
  events: ['report.remind', 'alert.instruct'],
  isActive: true,
  ...change,
});

const webhook = (change: Json = {}) => ({
  name: '绩效群',
  kind: 'generic',
  address: `${robot.origin}/hook/token-in-path?key=token-in-query`,
  secret: 'SEC-webhook',
  events: ['report.remind'],
  isActive: true,
  ...change,
});

async function setUpMail(change: Json = {}) {
  const answer = await admin('PUT', '/channels/mail', mail(change));
  expect(answer.status, JSON.stringify(answer.body)).toBe(204);
  await admin('PATCH', '/users/dept10', { email: 'dept10@center.invalid' });
}

async function addWebhook(change: Json = {}): Promise<number> {
  const { status, body } = await admin('POST', '/channels/webhooks', webhook(change));
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function remind(department = 'dept10') {
  const officer = await app.as('officer');
  const { body } = await officer('POST', '/reports/reminders', { month: '2024-10', departments: [department] });
  expect(body.reminded).toHaveLength(1);
}

const outbox = async (): Promise<Json[]> => (await admin('GET', '/outbox')).body.items;

describe('a mail', () => {
  it('goes out once, signed in, with the identity of its row and to whom it concerns', async () => {
    await setUpMail();
    await admin('PUT', '/channels/public-address', { address: 'http://10.0.0.8:3000/' });
    await remind();
    expect(await outbox()).toMatchObject([
      { receiver: expect.stringContaining('负责人'), state: 'waiting', attempts: 0 },
    ]);
    expect(await sendDue(sending())).toBe(1);
    expect(await sendDue(sending())).toBe(0);
    expect(mailServer.mails).toHaveLength(1);
    const [received] = mailServer.mails;
    const row = await app.db.selectFrom('outbox').select('messageId').executeTakeFirstOrThrow();
    expect(received).toMatchObject({ to: ['dept10@center.invalid'], messageId: `<${row.messageId}@center.invalid>` });
    expect(received?.source).toContain('From: =?UTF-8?');
    expect(await outbox()).toMatchObject([{ state: 'sent', attempts: 1, lastError: null, mayResend: false }]);
  });

  it('that a server refuses is tried again later, and arrives', async () => {
    await setUpMail();
    await remind();
    mailServer.behave('refuse');
    expect(await sendDue(sending())).toBe(0);
    const [refused] = await outbox();
    expect(refused).toMatchObject({ state: 'waiting', attempts: 1, dueAt: '2024-11-02T01:01:00.000Z' });
    expect(refused.lastError).toContain('550 5.1.1 no such user');
    mailServer.behave('take');
    expect(await sendDue(sending()), 'not yet').toBe(0);
    await at('2024-11-02T09:01:00+08:00');
    expect(await sendDue(sending())).toBe(1);
    expect(mailServer.mails).toHaveLength(1);
  });

  it('does not wait for ever for a server that says nothing', async () => {
    await setUpMail();
    await remind();
    mailServer.behave('silent');
    await sendDue(sending());
    const [row] = await outbox();
    expect(row).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(row.lastError).toMatch(/超时/);
  });

  it('with a wrong password says so, and goes out once the password is right', async () => {
    await setUpMail({ password: 'wrong' });
    await remind();
    await sendDue(sending());
    expect((await outbox())[0].lastError).toMatch(/^用户名或密码不被接受.*535/);
    await setUpMail();
    const [{ id }] = await outbox();
    expect((await admin('POST', `/outbox/${id}/resending`)).status).toBe(204);
    expect(await sendDue(sending())).toBe(1);
  });

  it('is not sent in the clear where STARTTLS is asked for and not offered', async () => {
    await setUpMail({ security: 'starttls' });
    const test = await admin('POST', '/channels/mail/test', { to: 'somebody@center.invalid' });
    expect(test.body).toMatchObject({ isSent: false, words: expect.stringMatching(/^加密连接失败/) });
    expect(mailServer.mails).toEqual([]);
  });

  it('is given up after the last attempt, and tried anew when the administrator says so', async () => {
    await setUpMail();
    await remind();
    await mailServer.stop();
    for (const hours of [0, 1, 2, 3, 6, 13]) {
      app.setNow(new Date(Date.parse(MORNING) + hours * 3_600_000).toISOString());
      await sendDue(sending());
    }
    await at('2024-11-03T09:00:00+08:00');
    const [failed] = await outbox();
    expect(failed).toMatchObject({ state: 'failed', attempts: 6, dueAt: null, mayResend: true });
    expect(failed.lastError).toContain('ECONNREFUSED');
    mailServer = await startMailReceiver(mailServer.port);
    await admin('POST', `/outbox/${failed.id}/resending`);
    expect(await sendDue(sending())).toBe(1);
    expect((await admin('POST', `/outbox/${failed.id}/resending`)).body.error.code).toBe('outbox.move-refused');
  });

  it('is not sent for somebody who has none, nor once it is given up by hand', async () => {
    await setUpMail();
    await remind('dept06');
    expect(await outbox()).toEqual([]);
    await remind();
    const [{ id }] = await outbox();
    expect((await admin('POST', `/outbox/${id}/giving-up`)).status).toBe(204);
    expect(await sendDue(sending())).toBe(0);
    expect(mailServer.mails).toEqual([]);
  });
});

describe('a crash', () => {
  it('between the commit and the sending loses nothing and doubles nothing', async () => {
    await setUpMail();
    await addWebhook();
    await remind();
    // The process ends here: nothing but the database is left. Another one starts over it.
    const sender = startSender(sending({ secrets: new Secrets(null) }));
    await expect.poll(() => mailServer.mails.length + robot.calls.length).toBe(2);
    await sender.stop();
    const again = startSender(sending());
    await again.stop();
    expect([mailServer.mails.length, robot.calls.length]).toEqual([1, 1]);
  });

  it('while sending is made good after the lease, under the same identity', async () => {
    await addWebhook();
    await remind();
    // Sent, and not marked: as a process leaves it that ends before the answer is in the database.
    const before = await app.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    await sendDue(sending());
    const lease = new Date(app.now().getTime() + 60_000).toISOString();
    await app.db.updateTable('outbox').set({ state: 'sending', sentAt: null, dueAt: lease }).execute();
    expect(await sendDue(sending()), 'its sender may still live').toBe(0);
    app.setNow('2024-11-02T09:01:00+08:00');
    expect(await sendDue(sending())).toBe(1);
    const keys = robot.calls.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([before.messageId, before.messageId]);
  });

  it('of the act itself tells nobody: what is rolled back was never news', async () => {
    await addWebhook();
    const officer = await app.as('officer');
    const answer = await officer('POST', '/reports/2024-10/dept08/moves', { move: 'return', version: 0 });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await outbox()).toEqual([]);
  });
});

describe('two senders at once', () => {
  it('send each message once', async () => {
    await setUpMail();
    await addWebhook();
    await addWebhook({ name: '另一群', kind: 'dingtalk' });
    await remind();
    const counts = await Promise.all([sendDue(sending()), sendDue(sending()), sendDue(sending())]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(3);
    expect([mailServer.mails.length, robot.calls.length]).toEqual([1, 2]);
  });
});

describe('a webhook', () => {
  it('of another program is JSON with a signature over time and body', async () => {
    await addWebhook();
    await remind();
    await sendDue(sending());
    const [call] = robot.calls;
    expect(call?.path).toBe('/hook/token-in-path?key=token-in-query');
    const body = JSON.parse(call!.body);
    expect(body).toMatchObject({ event: 'report.remind', link: null, id: call!.headers['idempotency-key'] });
    const text = `${call!.headers['x-center-timestamp']}.${call!.body}`;
    const sign = createHmac('sha256', 'SEC-webhook').update(text).digest('hex');
    expect(call!.headers['x-center-signature']).toBe(`sha256=${sign}`);
  });

  it('of 钉钉 is signed as the robot wants it, one of 企业微信 carries its key in the address', async () => {
    await addWebhook({ kind: 'dingtalk', address: `${robot.origin}/robot/send?access_token=abc` });
    await addWebhook({
      name: '企微',
      kind: 'wecom',
      address: `${robot.origin}/cgi-bin/webhook/send?key=k`,
      secret: '',
    });
    await remind();
    expect(await sendDue(sending())).toBe(2);
    const [ding, wecom] = ['/robot', '/cgi-bin'].map((path) => robot.calls.find((call) => call.path.startsWith(path))!);
    const query = new URL(ding!.path, robot.origin).searchParams;
    const text = `${query.get('timestamp')}\nSEC-webhook`;
    expect(query.get('sign')).toBe(createHmac('sha256', 'SEC-webhook').update(text).digest('base64'));
    expect(query.get('access_token')).toBe('abc');
    expect(JSON.parse(ding!.body).markdown.title).toContain('请尽快填报');
    expect(wecom!.path).toBe('/cgi-bin/webhook/send?key=k');
    expect(JSON.parse(wecom!.body).markdown.content).toContain('请尽快填报');
  });

  it.each<[string, Parameters<CallReceiver['answer']>[0], string]>([
    ['dingtalk', { body: { errcode: 310000, errmsg: 'sign not match' } }, 'errcode 310000，sign not match'],
    ['wecom', { body: { hello: 1 } }, '没有 errcode'],
    ['generic', { status: 503, body: 'secret of another service' }, '对方拒绝：HTTP 503'],
    ['generic', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, '不跟随'],
    ['generic', null, '0.3 秒内没有收到应答'],
  ])('of kind %s that is answered %j is tried again, and says why', async (kind, answer, words) => {
    await addWebhook({ kind });
    await remind();
    robot.answer(answer);
    expect(await sendDue(sending())).toBe(0);
    const [row] = await outbox();
    expect(row).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(row.lastError).toContain(words);
    expect(row.lastError).not.toContain('secret');
    robot.answer({});
    app.setNow('2024-11-02T09:01:00+08:00');
    expect(await sendDue(sending())).toBe(1);
  });

  it('that is switched off, or did not ask for the event, is sent nothing', async () => {
    await addWebhook({ isActive: false });
    await addWebhook({ name: '只要预警', events: ['alert.red'] });
    await remind();
    expect(await outbox()).toEqual([]);
  });
});

describe('a test message', () => {
  it('is marked as such and tells the precise outcome', async () => {
    await setUpMail({ isActive: false });
    const mailed = await admin('POST', '/channels/mail/test', { to: 'somebody@center.invalid' });
    expect(mailed.body).toMatchObject({ isSent: true, words: expect.stringContaining('250') });
    expect(mailServer.mails[0]?.to).toEqual(['somebody@center.invalid']);
    const id = await addWebhook();
    expect((await admin('POST', `/channels/webhooks/${id}/test`)).body).toEqual({ isSent: true, words: 'HTTP 200' });
    expect(JSON.parse(robot.calls[0]!.body)).toMatchObject({ event: 'test', title: expect.stringContaining('测试') });
    await robot.stop();
    const refused = await admin('POST', `/channels/webhooks/${id}/test`);
    expect(refused.body).toEqual({ isSent: false, words: '连接失败：ECONNREFUSED' });
    robot = await startCallReceiver();
  });

  it('is not sent from the demonstration, nor is anything else', async () => {
    await begin({ sendsOutside: false });
    const id = await addWebhook();
    expect((await admin('POST', `/channels/webhooks/${id}/test`)).body.error.code).toBe('channel.demo');
    await remind();
    await sendDue(sending({ sendsOutside: false }));
    expect(await outbox()).toMatchObject([{ state: 'withheld' }]);
    expect(robot.calls).toEqual([]);
  });
});

describe('secrets', () => {
  const everything = async () => {
    const audit = await app.db.selectFrom('audit').select(['before', 'after']).execute();
    const answers = [(await admin('GET', '/channels')).body, await outbox()];
    return JSON.stringify([audit, answers]);
  };

  it('are never shown again, neither by an answer nor in the audit', async () => {
    await setUpMail();
    const id = await addWebhook();
    await admin('PUT', `/channels/webhooks/${id}`, webhook({ secret: 'SEC-second' }));
    await remind();
    await robot.stop();
    await sendDue(sending());
    robot = await startCallReceiver();
    const { body } = await admin('GET', '/channels');
    expect(body.mail).toMatchObject({ hasPassword: true, username: MAIL_ACCOUNT.username });
    expect(body.webhooks).toMatchObject([{ hasSecret: true, shownAddress: expect.stringMatching(/\/…$/) }]);
    expect(await everything()).not.toMatch(/mail-密码-1|SEC-|token-in/);
  });

  it('stay as they are when they are left out, and go when they are emptied', async () => {
    await setUpMail();
    const { password: _password, ...rest } = mail();
    expect((await admin('PUT', '/channels/mail', { ...rest, sender: 'other@center.invalid' })).status).toBe(204);
    await remind();
    expect(await sendDue(sending())).toBe(1);
    await admin('PUT', '/channels/mail', mail({ password: '' }));
    expect((await admin('GET', '/channels')).body.mail.hasPassword).toBe(false);
  });

  it('are not handed to another server: the password is asked for again', async () => {
    await setUpMail();
    const { password: _password, ...rest } = mail();
    for (const change of [{ host: 'localhost' }, { port: 2525 }, { security: 'starttls' }]) {
      const answer = await admin('PUT', '/channels/mail', { ...rest, ...change });
      expect(answer.body.error.code, JSON.stringify(change)).toBe('channel.secret-required');
    }
  });

  it('are sealed in the database under a key, and useless under another', async () => {
    await app.db.destroy();
    await begin({ secrets: new Secrets('a key of more than sixteen signs') });
    await setUpMail();
    await addWebhook();
    const kept = JSON.stringify([
      await app.db.selectFrom('settings').selectAll().execute(),
      await app.db.selectFrom('webhooks').selectAll().execute(),
    ]);
    expect(kept).toContain('sealed.');
    for (const secret of [MAIL_ACCOUNT.password, 'SEC-webhook', 'token-in-path']) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(Buffer.from(secret).toString('base64url'));
    }
    await remind();
    await sendDue(sending({ secrets: new Secrets('another key of enough signs') }));
    expect((await outbox())[0].lastError).toContain('SECRET_KEY');
    app.setNow('2024-11-02T09:01:00+08:00');
    expect(await sendDue(sending())).toBe(2);
  });
});

describe('the settings', () => {
  it("are the administrator's alone, and every change leaves a line", async () => {
    for (const username of ['leader', 'officer', 'dept10', 'auditor']) {
      const caller = await app.as(username);
      const id = await addWebhook({ name: username });
      const answers = await Promise.all([
        caller('GET', '/channels'),
        caller('GET', '/outbox'),
        caller('PUT', '/channels/mail', mail()),
        caller('POST', '/channels/webhooks', webhook()),
        caller('DELETE', `/channels/webhooks/${id}`),
        caller('POST', `/channels/webhooks/${id}/test`),
      ]);
      expect(
        answers.map(({ status }) => status),
        username,
      ).toEqual([403, 403, 403, 403, 403, 403]);
    }
    expect(robot.calls).toEqual([]);
    await setUpMail();
    const auditor = await app.as('auditor');
    const [line] = (await auditor('GET', '/audit?subject=channel:mail')).body;
    expect(line).toMatchObject({ action: 'channel.update', username: 'admin' });
  });

  it('refuse what could not work', async () => {
    for (const change of [{ port: 0 }, { host: 'http://smtp' }, { sender: 'nobody' }, { security: 'ssl3' }]) {
      expect((await admin('PUT', '/channels/mail', mail(change))).status, JSON.stringify(change)).toBe(422);
    }
    for (const address of ['ftp://10.0.0.1/', 'http://u:p@10.0.0.1/', 'nowhere']) {
      expect((await admin('POST', '/channels/webhooks', webhook({ address }))).status, address).toBe(422);
    }
    expect((await admin('POST', '/channels/mail/test', { to: 'a@b.cn' })).body.error.code).toBe('channel.no-mail');
    expect((await admin('DELETE', '/channels/webhooks/999')).body.error.code).toBe('channel.not-found');
    expect((await admin('POST', '/outbox/999/resending')).body.error.code).toBe('outbox.not-found');
  });

  it('removed while a message waits make it fail with that reason', async () => {
    const id = await addWebhook();
    await remind();
    expect((await admin('DELETE', `/channels/webhooks/${id}`)).status).toBe(204);
    await sendDue(sending());
    expect((await outbox())[0]).toMatchObject({ state: 'waiting', lastError: '该渠道已停用或删除' });
  });
});
