import type { WebhookKind } from '#domain/notifications/channels.ts';
import type { Message } from '#domain/notifications/formats.ts';
import { SendingFailed } from './sending-failed.ts';
import { type OpenWebhook, webhookCall } from './webhook-call.ts';

const LARGEST_ANSWER = 64 * 1024;
const LONGEST_WORDS = 200;

/**
 * Calls a webhook once; throws `SendingFailed` with what went wrong. On a network inside, an address may point at anything:
 * so a redirect is not followed, the time and the size of the answer are bounded, and of what a generic receiver answers
 * nothing but its status is told.
 */
export async function sendWebhook(webhook: OpenWebhook, message: Message, timeoutMs: number): Promise<string> {
  const { address, headers, body } = webhookCall(webhook, message, Date.now());
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, { method: 'POST', headers, body, redirect: 'manual', signal });
    const answer = await startOf(response);
    if (response.status >= 300 && response.status < 400) {
      throw new SendingFailed(`对方要求转到其他地址（${response.status}），为安全起见不跟随；请填写最终地址`);
    }
    if (!response.ok) throw new SendingFailed(`对方拒绝：HTTP ${response.status}`);
    return outcomeOf(webhook.kind, response.status, answer);
  } catch (error) {
    if (error instanceof SendingFailed) throw error;
    if (signal.aborted) throw new SendingFailed(`${timeoutMs / 1000} 秒内没有收到应答`);
    throw new SendingFailed(`连接失败：${reasonOf(error)}`);
  }
}

/** As much of the answer as is looked at; the rest is not read. */
async function startOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (size < LARGEST_ANSWER) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
  }
  await reader.cancel();
  return Buffer.concat(pieces).subarray(0, LARGEST_ANSWER).toString('utf8');
}

/** Both robots answer 200 to everything, and say in `errcode` whether they took it. */
function outcomeOf(kind: WebhookKind, status: number, answer: string): string {
  if (kind === 'generic') return `HTTP ${status}`;
  const { errcode, errmsg } = robotAnswer(answer);
  if (errcode === 0) return `HTTP ${status}，errcode 0`;
  if (typeof errcode !== 'number') throw new SendingFailed('对方的应答不是机器人的应答（没有 errcode），请核对地址');
  throw new SendingFailed(`机器人拒绝：errcode ${errcode}，${String(errmsg).slice(0, LONGEST_WORDS)}`);
}

function robotAnswer(answer: string): { errcode?: unknown; errmsg?: unknown } {
  try {
    const parsed: unknown = JSON.parse(answer);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** The code of the network, as ECONNREFUSED; never the address, which is a secret. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '网络故障';
}
