import { createHmac } from 'node:crypto';
import type { WebhookKind } from '#domain/notifications/channels.ts';
import {
  dingtalkAddress,
  dingtalkBody,
  dingtalkSignText,
  genericBody,
  genericSignText,
  type Message,
  wecomBody,
} from '#domain/notifications/formats.ts';

/** A webhook with its secrets opened, only for the time of a call. */
export interface OpenWebhook {
  kind: WebhookKind;
  address: string;
  secret: string | null;
}

export interface WebhookCall {
  address: string;
  headers: Record<string, string>;
  body: string;
}

/** What is sent to a robot or a program: address, headers and body, signed for this instant (milliseconds). */
export function webhookCall({ kind, address, secret }: OpenWebhook, message: Message, timestamp: number): WebhookCall {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': message.id,
    'user-agent': 'center-notifications',
  };
  switch (kind) {
    // 企业微信 knows no signature: the key in the address is the secret.
    case 'wecom':
      return { address, headers, body: JSON.stringify(wecomBody(message)) };
    case 'dingtalk': {
      const body = JSON.stringify(dingtalkBody(message));
      if (secret === null) return { address, headers, body };
      const sign = hmac(secret, dingtalkSignText(timestamp, secret)).toString('base64');
      return { address: dingtalkAddress(address, timestamp, sign), headers, body };
    }
    case 'generic': {
      const body = JSON.stringify(genericBody(message));
      if (secret === null) return { address, headers, body };
      const sign = hmac(secret, genericSignText(timestamp, body)).toString('hex');
      const signed = { 'x-center-timestamp': String(timestamp), 'x-center-signature': `sha256=${sign}` };
      return { address, headers: { ...headers, ...signed }, body };
    }
  }
}

function hmac(secret: string, text: string): Buffer {
  return createHmac('sha256', secret).update(text, 'utf8').digest();
}
