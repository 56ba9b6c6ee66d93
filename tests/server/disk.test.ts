import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileBehind } from '#db/connection.ts';
import { damageIn } from '#db/sqlite-file.ts';
import { verifyAudit } from '#server/services/audit-chain.ts';
import { type HttpCaller, startServer, type TestServer } from '../support/server.ts';

const PLACE = '/reports/2024-10/dept10';
let server: TestServer;
let head: HttpCaller;

beforeEach(async () => {
  server = await startServer();
  head = await server.enter('dept10');
});
afterEach(() => server.stop());

const save = (version: number, note: string, key = crypto.randomUUID()) =>
  head('PUT', PLACE, { version, entries: [{ indicatorId: 1, value: '86.48', note }], key });
const pragma = (words: string) => fileBehind(server.db).pragma(words, { simple: true });

describe('a disk that is full', () => {
  it('is said in words, loses nothing, and takes the same act when there is room again', async () => {
    const pages = Number(pragma('page_count'));
    pragma(`max_page_count = ${pages}`);
    let version = 0;
    let answer = await save(version, 'x'.repeat(400));
    while (answer.status === 200 && version < 500) {
      version = answer.body.version;
      answer = await save(version, `${version}`.padEnd(400, 'y'));
    }
    expect([answer.status, answer.body.error.code]).toEqual([507, 'server.disk-full']);
    expect(answer.body.error.message).toContain('磁盘已满');
    // What was acknowledged is there, what was not is nowhere, and reading goes on.
    const { body } = await head('GET', PLACE);
    expect(body.version).toBe(version);
    const saved = server.db.selectFrom('audit').select('id').where('action', '=', 'report.save');
    expect(await saved.where('subject', '=', 'report:2024-10:dept10').execute()).toHaveLength(version);
    expect((await verifyAudit(server.db)).broken).toBeNull();
    expect(damageIn(server.db, 'whole')).toBeNull();
    pragma('max_page_count = 1073741823');
    const key = crypto.randomUUID();
    expect((await save(version, 'later', key)).body.version).toBe(version + 1);
    expect((await save(version, 'later', key)).body.version).toBe(version + 1);
  });
});

describe('a disk that can only be read', () => {
  it('is said in words for every write, while reading goes on', async () => {
    pragma('query_only = on');
    const answer = await save(0, 'no');
    expect([answer.status, answer.body.error.code]).toEqual([503, 'server.read-only']);
    expect(answer.body.error.message).toContain('没有保存');
    expect((await head('GET', PLACE)).body.version).toBe(0);
    pragma('query_only = off');
    expect((await save(0, 'yes')).status).toBe(200);
  });
});
