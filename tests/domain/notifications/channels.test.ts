import { describe, expect, it, test } from 'vitest';
import { mailInputSchema, shownAddress, webhookAddressSchema } from '#domain/notifications/channels.ts';
import {
  dingtalkAddress,
  dingtalkBody,
  genericBody,
  type Message,
  mailMessageId,
  mailSubject,
  mailText,
  wecomBody,
} from '#domain/notifications/formats.ts';
import { nextAttempt } from '#domain/notifications/retry.ts';

const message: Message = {
  id: '11111111-2222-4333-8444-555555555555',
  event: 'alert.instruct',
  title: '批示：参保人数',
  text: '请分析缺口',
  link: 'http://10.0.0.8:3000/alerts?alert=7',
  center: '社会保险中心',
  at: '2024-11-02T01:00:00.000Z',
};

describe('robots', () => {
  it('are sent markdown in the shape each documents', () => {
    const content =
      '**批示：参保人数**\n\n> 请分析缺口\n\n[打开系统查看](http://10.0.0.8:3000/alerts?alert=7)\n\n社会保险中心';
    expect(wecomBody(message)).toEqual({ msgtype: 'markdown', markdown: { content } });
    expect(dingtalkBody(message)).toEqual({
      msgtype: 'markdown',
      markdown: { title: '批示：参保人数', text: content },
    });
  });

  it('carry no link while nobody has said where the pages are', () => {
    expect(wecomBody({ ...message, link: null }).markdown.content).not.toContain('](');
  });

  it('are not made to mention everybody, or to link elsewhere, by what a person wrote', () => {
    const { content } = wecomBody({ ...message, text: '<@all> [点这里](http://evil)\n# 大' }).markdown;
    expect(content).toContain('＜＠all＞ ［点这里］(http://evil) # 大');
  });

  it('never get more than the 4096 bytes 企业微信 takes', () => {
    const long = wecomBody({ ...message, title: '标'.repeat(100), text: '长'.repeat(2000) }).markdown.content;
    expect(new TextEncoder().encode(long).length).toBeLessThan(4096);
    expect(long).toContain('长……');
  });

  it('of 钉钉 are signed in the address, beside the token', () => {
    const signed = dingtalkAddress('https://oapi.dingtalk.com/robot/send?access_token=abc', 1730509200000, 'a+b/c=');
    expect(signed).toBe(
      'https://oapi.dingtalk.com/robot/send?access_token=abc&timestamp=1730509200000&sign=a%2Bb%2Fc%3D',
    );
  });
});

test('other programs are sent plain fields', () => {
  const { id, event, title, text, link, center, at } = message;
  expect(genericBody(message)).toEqual({ id, event, title, text, link, center, at });
});

test('a mail says who sends it, and has its identity from the message', () => {
  expect(mailSubject(message)).toBe('【社会保险中心】批示：参保人数');
  expect(mailText(message)).toContain('查看：http://10.0.0.8:3000/alerts?alert=7');
  expect(mailText({ ...message, link: null })).not.toContain('查看');
  expect(mailMessageId(message.id, 'no-reply@center.gov.cn')).toBe(`<${message.id}@center.gov.cn>`);
});

test('is tried again after 1 min, 5 min, 30 min, 2 h and 6 h, and then given up', () => {
  const now = new Date('2024-11-02T01:00:00Z');
  const minutes = [1, 2, 3, 4, 5, 6].map((failed) => {
    const again = nextAttempt(failed, now);
    return again === null ? null : (again.getTime() - now.getTime()) / 60_000;
  });
  expect(minutes).toEqual([1, 5, 30, 120, 360, null]);
});

test.each([
  ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret', 'https://qyapi.weixin.qq.com/…'],
  ['http://10.1.1.1:8080/hook/secret', 'http://10.1.1.1:8080/…'],
  ['http://10.1.1.1/', 'http://10.1.1.1/'],
])('of %s only %s is shown', (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});

test.each([
  ['https://oapi.dingtalk.com/robot/send?access_token=a', true],
  ['http://10.1.1.1:8080/hook', true],
  ['ftp://10.1.1.1/hook', false],
  ['file:///etc/passwd', false],
  ['http://user:word@10.1.1.1/', false],
  ['10.1.1.1/hook', false],
])('%s is an address to call: %s', (address, isTaken) => {
  expect(webhookAddressSchema.safeParse(address).success).toBe(isTaken);
});

test.each([
  ['smtp.center.gov.cn', true],
  ['10.0.0.5', true],
  ['http://smtp', false],
  ['a b', false],
])('%s is a mail server: %s', (host, isTaken) => {
  const input = { host, port: 465, security: 'tls', sender: 'a@b.cn', events: ['alert.red'], isActive: true };
  expect(mailInputSchema.safeParse(input).success).toBe(isTaken);
});
