import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came in. */
export interface ReceivedMail {
  to: string[];
  messageId: string;
  source: string;
}

export interface MailReceiver {
  port: number;
  mails: ReceivedMail[];
  /** What it does with the next mails; by default takes them. */
  behave(behaviour: 'take' | 'refuse' | 'silent'): void;
  stop(): Promise<void>;
}

export const MAIL_ACCOUNT = { username: 'center@test.invalid', password: 'mail-密码-1' };

/** A real SMTP server on a free port of this machine that wants a sign-in. */
export async function startMailReceiver(port = 0): Promise<MailReceiver> {
  const mails: ReceivedMail[] = [];
  let behaviour: 'take' | 'refuse' | 'silent' = 'take';
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    // Sign-ins in the clear, over the loopback only.
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      const isRight = username === MAIL_ACCOUNT.username && password === MAIL_ACCOUNT.password;
      if (isRight) done(null, { user: username });
      else done(Object.assign(new Error('5.7.8 authentication failed'), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, done) {
      if (behaviour === 'silent') return;
      done(behaviour === 'refuse' ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const source = Buffer.concat(pieces).toString('utf8');
        const messageId = /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim() ?? '';
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), messageId, source });
        done();
      });
    },
  });
  // A client that hangs up in the middle is part of the tests.
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await new Promise((ready) => listening.once('listening', ready));
  return {
    port: (listening.address() as AddressInfo).port,
    mails,
    behave: (next) => {
      behaviour = next;
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}

export interface ReceivedCall {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface CallReceiver {
  origin: string;
  calls: ReceivedCall[];
  /** What it answers from now on; null never answers. */
  answer(answer: { status?: number; body?: unknown; headers?: Record<string, string> } | null): void;
  stop(): Promise<void>;
}

/** A real HTTP server that takes what robots and programs are sent, and answers as a robot does. */
export async function startCallReceiver(): Promise<CallReceiver> {
  const calls: ReceivedCall[] = [];
  let next: Parameters<CallReceiver['answer']>[0] = {};
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      calls.push({
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString('utf8'),
      });
      if (next === null) return;
      const { status = 200, body = { errcode: 0, errmsg: 'ok' }, headers = {} } = next;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answer: (answer) => {
      next = answer;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}
