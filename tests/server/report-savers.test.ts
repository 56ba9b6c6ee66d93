import { randomUUID } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exactFromMicro, printedInFull } from '#domain/decimal.ts';
import type { Json } from '../support/app.ts';
import { type HttpCaller, startServer, type TestServer } from '../support/server.ts';

const PLACE = '/reports/2024-10/dept10';
const SAVERS = 50;
const SAVES_EACH = 2;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.stop());

interface Act {
  indicatorId: number;
  value: string;
  /** The version that the first answer to it named. */
  version: number;
}

/** Saves a cell until it is acknowledged; who comes second looks again and saves over what is there. */
async function saveUntilTaken(call: HttpCaller, indicatorId: number, value: string, statuses: number[]): Promise<Act> {
  const key = randomUUID();
  for (let version = 0, tries = 1; ; tries += 1) {
    const save = { version, entries: [{ indicatorId, value, note: '演示' }], key };
    const answer = await call('PUT', PLACE, save);
    statuses.push(answer.status);
    if (answer.status === 200) {
      // Every third answer counts as lost on the way: the same act is sent again, and must not be carried out again.
      if (Number(value) % 3 === 0) statuses.push((await call('PUT', PLACE, save)).status);
      return { indicatorId, value, version: answer.body.version };
    }
    if (answer.status !== 409) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    version = answer.body.error.details.current;
    // As people do: not all at the same moment again.
    await later(Math.random() * 60 * tries);
  }
}

it('fifty people save one report at once: no acknowledged figure is lost, none is written twice', async () => {
  const call = await server.enter('dept10');
  const { body: before } = await call('GET', PLACE);
  const ids: number[] = before.entries.map((entry: Json) => entry.indicatorId);
  const statuses: number[] = [];
  const acts = (
    await Promise.all(
      Array.from({ length: SAVERS }, async (_, person) => {
        const own: Act[] = [];
        for (let turn = 0; turn < SAVES_EACH; turn += 1) {
          const indicatorId = ids[(person + turn) % ids.length]!;
          own.push(await saveUntilTaken(call, indicatorId, String(1000 + person * SAVES_EACH + turn), statuses));
        }
        return own;
      }),
    )
  ).flat();

  expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
  expect(statuses).toContain(409);
  // One version for each act, one after the other without a gap.
  const versions = acts.map(({ version }) => version).sort((a, b) => a - b);
  expect(versions).toEqual(acts.map((_, index) => index + 1));
  const { body: after } = await call('GET', PLACE);
  expect(after.version).toBe(acts.length);

  const inOrder = [...acts].sort((a, b) => a.version - b.version);
  const last = new Map(inOrder.map(({ indicatorId, value }) => [indicatorId, value]));
  for (const { indicatorId, value } of after.entries) expect(Number(value)).toBe(Number(last.get(indicatorId)));

  // Revisions and audit lines tell the same acts in the same order.
  const told = inOrder.map(({ indicatorId, value, version }) => [version, indicatorId, value]);
  const revisions = await server.db
    .selectFrom('entryRevisions')
    .innerJoin('reports', 'reports.id', 'entryRevisions.reportId')
    .select(['reportVersion', 'indicatorId', 'valueMicro'])
    .where('departmentCode', '=', 'dept10')
    .where('month', '=', '2024-10')
    .orderBy('entryRevisions.id')
    .execute();
  expect(
    revisions.map((one) => [one.reportVersion, one.indicatorId, printedInFull(exactFromMicro(one.valueMicro)!)]),
  ).toEqual(told);
  const lines = await server.db
    .selectFrom('audit')
    .select('after')
    .where('subject', '=', 'report:2024-10:dept10')
    .where('action', '=', 'report.save')
    .orderBy('id')
    .execute();
  expect(lines.map(({ after: text }) => JSON.parse(text ?? '[]'))).toEqual(
    inOrder.map(({ indicatorId, value }) => [{ indicatorId, value, note: '演示' }]),
  );
}, 180_000);
