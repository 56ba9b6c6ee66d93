import { describe, expect, it } from 'vitest';
import { Secrets } from '#server/notifications/secrets.ts';
import { sendDue } from '#server/notifications/sender.ts';
import {
  addWebhook,
  admin,
  app,
  begin,
  mail,
  outbox,
  remind,
  robot,
  sending,
  setUpMail,
  startRobotAgain,
  useChannels,
  webhook,
} from '../support/channels.ts';
import { MAIL_ACCOUNT } from '../support/receivers.ts';

useChannels();

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
    await startRobotAgain();
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
