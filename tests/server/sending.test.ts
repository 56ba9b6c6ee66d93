import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secrets } from '#server/notifications/secrets.ts';
import { sendDue, startSender } from '#server/notifications/sender.ts';
import {
  addWebhook,
  admin,
  app,
  at,
  begin,
  MORNING,
  mailServer,
  outbox,
  remind,
  robot,
  sending,
  setUpMail,
  startMailServerAgain,
  startRobotAgain,
  useChannels,
} from '../support/channels.ts';
import type { CallReceiver } from '../support/receivers.ts';

useChannels();

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
    await startMailServerAgain();
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
    await startRobotAgain();
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
