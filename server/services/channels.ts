import { findSetting, setSetting } from '#db/tables/settings.ts';
import { getWebhook, insertWebhook, listWebhooks, removeWebhook, updateWebhook } from '#db/tables/webhooks.ts';
import { Failure } from '#domain/failures.ts';
import {
  type MailInput,
  type NewWebhook,
  shownAddress,
  type WebhookChange,
  webhookKindNames,
} from '#domain/notifications/channels.ts';
import type { Ctx } from '../context.ts';
import { findMailSettings, type MailSettings, setMailSettings } from '../notifications/mail-settings.ts';
import type { Secrets } from '../notifications/secrets.ts';
import { write } from '../write.ts';

/** All channels as they may be read: whether a secret is there, never the secret. */
export async function channelsView(ctx: Ctx, secrets: Secrets, sendsOutside: boolean) {
  const mail = await findMailSettings(ctx.db);
  const webhooks = await listWebhooks(ctx.db);
  return {
    sendsOutside,
    isSealing: secrets.isSealing,
    publicAddress: (await findSetting(ctx.db, 'public-address')) ?? '',
    mail: mail === null ? null : withoutPassword(mail),
    webhooks: webhooks.map(({ address: _address, secret, ...rest }) => ({
      ...rest,
      kindName: webhookKindNames[rest.kind],
      hasSecret: secret !== null,
    })),
  };
}

/** Throws `channel.secret-required` where a stored password would go to another server, or unprotected over the wire. */
export async function setMail(ctx: Ctx, secrets: Secrets, { password, ...input }: MailInput): Promise<void> {
  await write(ctx, { action: 'channel.update', subject: 'channel:mail' }, async (inside) => {
    const before = await findMailSettings(inside.db);
    const isElsewhere =
      before !== null &&
      (before.host !== input.host || before.port !== input.port || before.security !== input.security);
    if (password === undefined && isElsewhere && before.password !== null) {
      throw new Failure('channel.secret-required');
    }
    const kept = password === undefined ? (before?.password ?? null) : sealedOrNull(secrets, password);
    await setMailSettings(inside.db, { ...input, password: kept });
    const after = { ...input, hasPassword: kept !== null, isPasswordNew: Boolean(password) };
    return { result: undefined, before: before === null ? undefined : withoutPassword(before), after };
  });
}

export async function setPublicAddress(ctx: Ctx, address: string): Promise<void> {
  await write(ctx, { action: 'channel.update', subject: 'channel:public-address' }, async (inside) => {
    const before = await findSetting(inside.db, 'public-address');
    await setSetting(inside.db, 'public-address', address);
    return { result: undefined, before, after: address };
  });
}

export async function createWebhook(ctx: Ctx, secrets: Secrets, webhook: NewWebhook): Promise<number> {
  const subject = `channel:webhook:${webhook.name}`;
  return write(ctx, { action: 'channel.update', subject }, async ({ db }) => {
    const { name, kind, address, secret, events, levels, isActive } = webhook;
    const id = await insertWebhook(db, {
      name,
      kind,
      shownAddress: shownAddress(address),
      address: secrets.seal(address),
      secret: sealedOrNull(secrets, secret ?? ''),
      events: JSON.stringify(events),
      levels: JSON.stringify(levels),
      isActive: Number(isActive),
    });
    return { result: id, after: auditView({ ...webhook, shownAddress: shownAddress(address) }, Boolean(secret)) };
  });
}

/** Changes a webhook; an address and a secret that are left out stay as they are. */
export async function changeWebhook(ctx: Ctx, secrets: Secrets, id: number, change: WebhookChange): Promise<void> {
  await write(ctx, { action: 'channel.update', subject: `channel:webhook:${id}` }, async ({ db }) => {
    const before = await getWebhook(db, id);
    const { name, kind, address, secret, events, levels, isActive } = change;
    const shown = address === undefined ? before.shownAddress : shownAddress(address);
    const kept = secret === undefined ? before.secret : sealedOrNull(secrets, secret);
    await updateWebhook(db, id, {
      name,
      kind,
      shownAddress: shown,
      ...(address === undefined ? {} : { address: secrets.seal(address) }),
      secret: kept,
      events: JSON.stringify(events),
      levels: JSON.stringify(levels),
      isActive: Number(isActive),
    });
    const after = {
      ...auditView({ ...change, shownAddress: shown }, kept !== null),
      isAddressNew: address !== undefined,
      isSecretNew: Boolean(secret),
    };
    return { result: undefined, before: auditView(before, before.secret !== null), after };
  });
}

/** What waits in the outbox for it fails with that reason, and is kept. */
export async function deleteWebhook(ctx: Ctx, id: number): Promise<void> {
  await write(ctx, { action: 'channel.update', subject: `channel:webhook:${id}` }, async ({ db }) => {
    const before = await getWebhook(db, id);
    await removeWebhook(db, id);
    return { result: undefined, before: auditView(before, before.secret !== null) };
  });
}

function withoutPassword({ password, ...rest }: MailSettings) {
  return { ...rest, hasPassword: password !== null };
}

type Auditable = Pick<WebhookChange, 'name' | 'kind' | 'events' | 'levels' | 'isActive'> & { shownAddress: string };

function auditView({ name, kind, events, levels, isActive, shownAddress: address }: Auditable, hasSecret: boolean) {
  return { name, kind, address, hasSecret, events, levels, isActive };
}

function sealedOrNull(secrets: Secrets, secret: string): string | null {
  return secret === '' ? null : secrets.seal(secret);
}
