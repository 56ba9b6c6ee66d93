import { type AlertLevel, alertLevels } from '../alerts/alert.ts';
import { z } from '../zod.ts';
import { type NewsEvent, type Notice, newsEvents } from './news.ts';

/** How the connection to the mail server is kept from being read: from the start, by STARTTLS, or not at all. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof mailSecurities)[number];
export const mailSecurityNames: Record<MailSecurity, string> = {
  tls: 'TLS（常用端口 465）',
  starttls: 'STARTTLS（常用端口 587）',
  none: '不加密（仅限内网）',
};

export const emailSchema = z.email('邮箱应写作 name@example.gov.cn 这样的形式').max(120, '邮箱最多 120 字');

const eventsSchema = z.array(z.enum(newsEvents, '没有这种通知，请刷新页面后重试'));

/** Of what evaluations find; words of people are carried whatever the level. Left out: all. */
const levelsSchema = z.array(z.enum(alertLevels, '级别应为红色、黄色或蓝色')).default([...alertLevels]);

/** Left out keeps what is stored, empty removes it: a stored secret is never read back to be sent again. */
const secretSchema = z.string().max(500, '密钥最多 500 字').optional();

export const mailInputSchema = z
  .object({
    host: z
      .string({ error: '请填写邮件服务器' })
      .trim()
      .regex(/^[A-Za-z0-9.:_-]{1,253}$/, '邮件服务器应为主机名或 IP 地址'),
    port: z
      .number({ error: '端口应为 1 至 65535' })
      .int()
      .min(1, '端口应为 1 至 65535')
      .max(65535, '端口应为 1 至 65535'),
    security: z.enum(mailSecurities, '请选择加密方式'),
    /** Empty: the server asks for no sign-in. */
    username: z.string().trim().max(200, '用户名最多 200 字').default(''),
    password: secretSchema,
    sender: emailSchema,
    events: eventsSchema,
    levels: levelsSchema,
    isActive: z.boolean(),
  })
  .meta({ id: 'MailInput' });
export type MailInput = z.infer<typeof mailInputSchema>;

export const webhookKinds = ['wecom', 'dingtalk', 'generic'] as const;
export type WebhookKind = (typeof webhookKinds)[number];
export const webhookKindNames: Record<WebhookKind, string> = {
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  generic: '通用 Webhook（JSON）',
};

/** http and https only, without a name and password in the address; what else may be reached is for the network to say. */
export const webhookAddressSchema = z
  .string({ error: '请填写地址' })
  .trim()
  .max(1000, '地址最多 1000 字')
  .refine(isWebAddress, '地址应以 http:// 或 https:// 开头，且不含用户名和密码');

const webhookFields = {
  name: z.string({ error: '请填写名称' }).trim().min(1, '请填写名称').max(40, '名称最多 40 字'),
  kind: z.enum(webhookKinds, '请选择类型'),
  secret: secretSchema,
  events: eventsSchema,
  levels: levelsSchema,
  isActive: z.boolean(),
};
export const newWebhookSchema = z.object({ ...webhookFields, address: webhookAddressSchema });
/** The address of a robot is itself a secret: left out, the stored one stays. */
export const webhookChangeSchema = z.object({ ...webhookFields, address: webhookAddressSchema.optional() });
export type NewWebhook = z.infer<typeof newWebhookSchema>;
export type WebhookChange = z.infer<typeof webhookChangeSchema>;

/** Where the pages are reached from outside, for links in messages; empty: messages carry no links. */
export const publicAddressSchema = z.object({
  address: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: '访问地址应以 http:// 或 https:// 开头' })]),
});

/** Does a channel that is set so carry the notice? */
export function carries(
  { events, levels }: { events: readonly NewsEvent[]; levels: readonly AlertLevel[] },
  { event, level }: Pick<Notice, 'event' | 'level'>,
): boolean {
  return events.includes(event) && (level === null || levels.includes(level));
}

/** What may be shown of an address whose path and query let anybody write: the machine it is on. */
export function shownAddress(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return pathname === '/' && search === '' ? `${origin}/` : `${origin}/…`;
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** `withheld`: written in the demonstration, which sends nothing. */
export const outboxStates = ['waiting', 'sending', 'sent', 'failed', 'given-up', 'withheld'] as const;
export type OutboxState = (typeof outboxStates)[number];
export const outboxStateNames: Record<OutboxState, string> = {
  waiting: '待发送',
  sending: '发送中',
  sent: '已发送',
  failed: '发送失败',
  'given-up': '已放弃',
  withheld: '演示未外发',
};
