import { alertLevels } from '#domain/alerts/alert.ts';
import {
  type MailInput,
  mailInputSchema,
  type NewWebhook,
  newWebhookSchema,
  type WebhookChange,
  webhookChangeSchema,
} from '#domain/notifications/channels.ts';
import { type NewsEvent, newsEvents } from '#domain/notifications/news.ts';
import type { Channels, Webhook } from '../../queries/channels.ts';

/** What stands in the form of the mail server; a stored password never does. */
export interface MailDraft extends Omit<MailInput, 'port' | 'password'> {
  port: string;
  password: string;
}

export type Refusals<T> = Partial<Record<keyof T, string>>;

export function mailDraftOf(mail: Channels['mail']): MailDraft {
  if (mail === null) {
    const nothing = { host: '', port: '465', username: '', password: '', sender: '' };
    return { ...nothing, security: 'tls', events: [...newsEvents], levels: [...alertLevels], isActive: true };
  }
  const { hasPassword: _hasPassword, ...rest } = mail;
  return { ...rest, port: String(mail.port), password: '', events: [...mail.events], levels: [...mail.levels] };
}

/** As the API takes it, or what is wrong by field. Nothing typed keeps the stored password; no user name needs none. */
export function checkedMail(draft: MailDraft): { input: MailInput } | { refusals: Refusals<MailDraft> } {
  const password = draft.username.trim() === '' ? '' : draft.password === '' ? undefined : draft.password;
  const port = draft.port.trim() === '' ? undefined : Number(draft.port);
  const result = mailInputSchema.safeParse({ ...draft, port, password });
  return result.success ? { input: result.data } : { refusals: refusalsOf<MailDraft>(result.error.issues) };
}

/** What stands in the dialog of a webhook; the stored address and secret never do. */
export interface WebhookDraft extends Omit<NewWebhook, 'secret'> {
  secret: string;
  /** Takes the stored secret away. */
  dropsSecret: boolean;
}

/** What a group chat wants to know: red, worse, late. */
const usualEvents: readonly NewsEvent[] = ['alert.red', 'alert.worsened', 'alert.escalated', 'alert.overdue'];

export function webhookDraftOf(webhook: Webhook | null): WebhookDraft {
  const secrets = { address: '', secret: '', dropsSecret: false };
  if (webhook === null) {
    const usual = { events: [...usualEvents], levels: [...alertLevels], isActive: true };
    return { ...secrets, name: '', kind: 'wecom', ...usual };
  }
  const { name, kind, events, levels, isActive } = webhook;
  return { ...secrets, name, kind, events: [...events], levels: [...levels], isActive };
}

type WebhookSave = { id: null; input: NewWebhook } | { id: number; input: WebhookChange };

/** As the API takes it, or what is wrong by field. A robot of 企业微信 has no secret beside its address. */
export function checkedWebhook(
  { dropsSecret, ...draft }: WebhookDraft,
  id: number | null,
): { save: WebhookSave } | { refusals: Refusals<WebhookDraft> } {
  const hasNone = dropsSecret || draft.kind === 'wecom';
  const secret = hasNone ? '' : draft.secret === '' ? undefined : draft.secret;
  if (id === null) {
    const result = newWebhookSchema.safeParse({ ...draft, secret });
    if (result.success) return { save: { id, input: result.data } };
    return { refusals: refusalsOf<WebhookDraft>(result.error.issues) };
  }
  const address = draft.address.trim() === '' ? undefined : draft.address;
  const result = webhookChangeSchema.safeParse({ ...draft, address, secret });
  if (result.success) return { save: { id, input: result.data } };
  return { refusals: refusalsOf<WebhookDraft>(result.error.issues) };
}

function refusalsOf<T>(issues: readonly { path: PropertyKey[]; message: string }[]): Refusals<T> {
  const refusals: Refusals<T> = {};
  for (const { path, message } of issues) refusals[path[0] as keyof T] ??= message;
  return refusals;
}
