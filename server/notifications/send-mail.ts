import { createTransport } from 'nodemailer';
import type { MailSecurity } from '#domain/notifications/channels.ts';
import { type Message, mailMessageId, mailSubject, mailText } from '#domain/notifications/formats.ts';
import { SendingFailed } from './sending-failed.ts';

/** The mail server with its password opened, only for the time of a sending. */
export interface OpenMailServer {
  host: string;
  port: number;
  security: MailSecurity;
  username: string;
  password: string | null;
  sender: string;
}

const LONGEST_WORDS = 200;

/** Sends one mail; throws `SendingFailed` with what went wrong. Answers what the server said. */
export async function sendMail(
  server: OpenMailServer,
  to: string,
  message: Message,
  timeoutMs: number,
): Promise<string> {
  const { host, port, security, username, password, sender } = server;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(username === '' ? {} : { auth: { user: username, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const sent = await transport.sendMail({
      from: { name: message.center, address: sender },
      to,
      subject: mailSubject(message),
      text: mailText(message),
      messageId: mailMessageId(message.id, sender),
      // Answers of absence are not wanted by anybody.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return sent.response.slice(0, LONGEST_WORDS);
  } catch (error) {
    throw new SendingFailed(wordsOf(error));
  } finally {
    transport.close();
  }
}

const byCode: Record<string, string> = {
  EAUTH: '用户名或密码不被接受',
  ETIMEDOUT: '连接超时',
  EDNS: '找不到该主机名',
  ECONNECTION: '连接失败',
  ESOCKET: '连接失败',
  ETLS: '加密连接失败，请核对加密方式和端口',
  EENVELOPE: '发件人或收件人地址不被接受',
};

/** What kind of refusal, and the server's own line: 535 5.7.8 authentication failed. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return '邮件发送失败';
  const { code, response } = error as Error & { code?: unknown; response?: unknown };
  const words = (typeof code === 'string' ? byCode[code] : undefined) ?? '邮件发送失败';
  const said = typeof response === 'string' ? response : error.message;
  return `${words}：${said.slice(0, LONGEST_WORDS)}`;
}
