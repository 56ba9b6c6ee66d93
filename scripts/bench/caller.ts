import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { DEMO_PASSWORD } from '#seeds/demo/load.ts';

/** A connection kept open, as a browser's. Not `fetch`, whose own slow end is as long as what is measured. */
export class Caller {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie = '';

  constructor(readonly origin: string) {}

  async signIn(username: string): Promise<void> {
    await this.call('POST', '/api/session', { username, password: DEMO_PASSWORD });
  }

  /** The text of the answer; throws unless it is a success. */
  call(method: string, path: string, body?: unknown): Promise<string> {
    const headers: OutgoingHttpHeaders = {
      origin: this.origin,
      cookie: this.#cookie,
      'content-type': 'application/json',
    };
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.origin), { method, headers, agent: this.#agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => {
          this.#cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? this.#cookie;
          if (answer.statusCode === 200 || answer.statusCode === 204) resolve(text);
          else reject(new Error(`${answer.statusCode}: ${text}`));
        });
      });
      asked.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
