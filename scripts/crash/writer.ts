import { randomUUID } from 'node:crypto';

interface Place {
  origin: string;
  month: string;
  department: string;
  indicatorId: number;
  password: string;
}

/** One department that saves its report, cell by cell, as the entry grid does; the session outlives the server. */
export class Writer {
  readonly #place: Place;
  #cookie: string | null = null;

  constructor(place: Place) {
    this.#place = place;
  }

  /** The notes of the writes that were acknowledged, until the server is gone. */
  async writeUntilGone(round: number, begun: () => void): Promise<{ acknowledged: string[]; isUnderWay: boolean }> {
    const { month, department, indicatorId, password } = this.#place;
    const acknowledged: string[] = [];
    const path = `/api/reports/${month}/${department}`;
    let isUnderWay = false;
    try {
      if (this.#cookie === null) await this.#call('POST', '/api/session', { username: department, password });
      let { version } = await this.#call('GET', path);
      for (let turn = 0; ; turn += 1) {
        const note = `crash-${department}-${round}-${turn}`;
        isUnderWay = true;
        const entries = [{ indicatorId, value: `${10 + (turn % 80)}`, note }];
        ({ version } = await this.#call('PUT', path, { version, entries, key: randomUUID() }));
        isUnderWay = false;
        acknowledged.push(note);
        begun();
      }
    } catch (error) {
      // No answer any more is what this waits for; any other answer is a fault of the test.
      if (error instanceof Refused) throw error;
      return { acknowledged, isUnderWay };
    }
  }

  async #call(method: string, path: string, body?: unknown): Promise<{ version: number }> {
    const { origin } = this.#place;
    const headers = { origin, cookie: this.#cookie ?? '', 'content-type': 'application/json' };
    const answer = await fetch(`${origin}${path}`, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await answer.text();
    if (!answer.ok) throw new Refused(`${method} ${path}: ${answer.status} ${text}`);
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    return JSON.parse(text);
  }
}

class Refused extends Error {}
