import type { NoticeWords } from './news.ts';

/** What a channel is asked to carry. */
export interface Message {
  /** The same at every attempt: receivers know a repetition by it. */
  id: string;
  /** An event's code, or `test`. */
  event: string;
  title: string;
  text: string;
  /** Where to read on; null while nobody has said where the pages are reached. */
  link: string | null;
  center: string;
  /** When it happened, ISO 8601. */
  at: string;
}

/** 企业微信 takes 4096 bytes of markdown; 钉钉 takes more. The frame around the text needs some of them. */
const LONGEST_TEXT_BYTES = 3000;

/** 企业微信群机器人: `{msgtype, markdown:{content}}` (developer.work.weixin.qq.com/document/path/91770). */
export function wecomBody(message: Message) {
  return { msgtype: 'markdown', markdown: { content: markdownOf(message) } } as const;
}

/** 钉钉自定义机器人: `{msgtype, markdown:{title, text}}`; the title shows in the list of chats. */
export function dingtalkBody(message: Message) {
  return { msgtype: 'markdown', markdown: { title: plainLine(message.title), text: markdownOf(message) } } as const;
}

/** What 钉钉 wants signed with HMAC-SHA256 (key: the secret), in Base64 as the query's `sign`: milliseconds, line feed, secret. */
export function dingtalkSignText(timestamp: number, secret: string): string {
  return `${timestamp}\n${secret}`;
}

/** The robot's address with the query that signs one call. */
export function dingtalkAddress(address: string, timestamp: number, sign: string): string {
  const url = new URL(address);
  url.searchParams.set('timestamp', String(timestamp));
  url.searchParams.set('sign', sign);
  return url.href;
}

/** Plain JSON for any other program. */
export function genericBody({ id, event, title, text, link, center, at }: Message) {
  return { id, event, title, text, link, center, at } as const;
}

/** What the `X-Center-Signature` of a generic webhook signs: the time keeps an old call from being played again. */
export function genericSignText(timestamp: number, body: string): string {
  return `${timestamp}.${body}`;
}

export function mailSubject({ title, center }: Message): string {
  return `【${center}】${plainLine(title)}`;
}

export function mailText({ title, text, link }: Message): string {
  const lines = [
    title,
    '',
    text,
    ...(link === null ? [] : ['', `查看：${link}`]),
    '',
    '此邮件由系统自动发送，请勿回复。',
  ];
  return `${lines.join('\n')}\n`;
}

/** The mail's Message-ID, from the row: a second sending after a crash is the same mail to a server that looks. */
export function mailMessageId(id: string, sender: string): string {
  return `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}

function markdownOf({ title, text, link, center }: Message): string {
  const lines = [`**${plainLine(title)}**`, `> ${plainLine(cut(text))}`];
  if (link !== null) lines.push(`[打开系统查看](${link})`);
  return [...lines, plainLine(center)].join('\n\n');
}

/** Words of people stay words: no mention of all (`<@all>`), no link, no line that starts something. */
function plainLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[<>[\]`*@]/g, (sign) => FULL_WIDTH[sign] ?? '')
    .trim();
}

const FULL_WIDTH: Record<string, string> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '`': '｀',
  '*': '＊',
  '@': '＠',
};

function cut(text: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= LONGEST_TEXT_BYTES) return text;
  let [kept, bytes] = ['', 0];
  for (const sign of text) {
    bytes += encoder.encode(sign).length;
    if (bytes > LONGEST_TEXT_BYTES) break;
    kept += sign;
  }
  return `${kept}……`;
}

/** What a test says: marked, so that nobody takes it for news. */
export function testWords(): NoticeWords {
  return { title: '【测试】通知渠道测试消息', text: '这是一条测试消息，收到即表示该渠道可用。', path: '/' };
}
