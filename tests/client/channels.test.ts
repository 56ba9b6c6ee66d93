import { expect, test } from 'vitest';
import { checkedMail, checkedWebhook, mailDraftOf, webhookDraftOf } from '../../client/pages/channels/channel-draft.ts';

const mail = {
  host: 'smtp.example.gov.cn',
  port: 465,
  security: 'tls',
  username: 'center',
  sender: 'center@example.gov.cn',
  events: ['alert.red'],
  levels: ['red'],
  isActive: true,
  hasPassword: true,
} as const;

const webhook = {
  id: 3,
  name: '绩效群',
  kind: 'dingtalk',
  kindName: '钉钉群机器人',
  shownAddress: 'https://oapi.dingtalk.com/…',
  hasSecret: true,
  events: ['alert.red'],
  levels: ['red'],
  isActive: true,
} as const;

test('a stored password is neither shown nor sent back, and goes with the user name', () => {
  const draft = mailDraftOf({ ...mail, events: [...mail.events], levels: [...mail.levels] });
  expect(draft.password).toBe('');
  expect(checkedMail(draft)).toMatchObject({ input: { port: 465, levels: ['red'] } });
  expect(checkedMail(draft)).not.toHaveProperty('input.password', '');
  expect(checkedMail({ ...draft, password: 'new' })).toMatchObject({ input: { password: 'new' } });
  expect(checkedMail({ ...draft, username: ' ' })).toMatchObject({ input: { username: '', password: '' } });
});

test('what is missing or wrong is said by field', () => {
  const checked = checkedMail({ ...mailDraftOf(null), port: 'x' });
  expect(Object.keys('refusals' in checked ? checked.refusals : {}).sort()).toEqual(['host', 'port', 'sender']);
  const empty = checkedWebhook(webhookDraftOf(null), null);
  expect(Object.keys('refusals' in empty ? empty.refusals : {}).sort()).toEqual(['address', 'name']);
});

test('a webhook keeps its address and secret until others are typed', () => {
  const draft = webhookDraftOf({ ...webhook, events: [...webhook.events], levels: [...webhook.levels] });
  expect([draft.address, draft.secret]).toEqual(['', '']);
  const kept = checkedWebhook(draft, webhook.id);
  expect(kept).toMatchObject({ save: { id: 3, input: { name: '绩效群' } } });
  expect('save' in kept && [kept.save.input.address, kept.save.input.secret]).toEqual([undefined, undefined]);
  expect(checkedWebhook({ ...draft, dropsSecret: true }, 3)).toMatchObject({ save: { input: { secret: '' } } });
  expect(checkedWebhook({ ...draft, kind: 'wecom', secret: 'x' }, 3)).toMatchObject({
    save: { input: { secret: '' } },
  });
});
