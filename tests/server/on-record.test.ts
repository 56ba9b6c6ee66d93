import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditLine } from '#db/tables/audit.ts';
import { startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let routes: { method: string; path: string }[];

beforeAll(async () => {
  app = await startApp();
  const { body } = await app.anonymous('GET', '/openapi.json');
  routes = Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(([path, item]) =>
    Object.keys(item).map((method) => ({ method: method.toUpperCase(), path: path.replace(/^\/api/, '') })),
  );
});
afterAll(() => rmSync(dirname(app.evidenceFolder), { recursive: true, force: true }));

const samples: Record<string, string> = { year: '2023', month: '2024-10', department: 'dept10', date: '2024-10-02' };
const filled = (path: string) =>
  path
    .replace('/briefings/{year}/{month}', '/briefings/2024/10')
    .replace(/\{(\w+)\}/g, (_, name: string) => samples[name] ?? '1');
const questions: Record<string, string> = {
  '/history/template.xlsx': '?from=2022&to=2022',
  '/forms/export.zip': '?year=2023&formats=docx',
  '/forms/{id}/monitoring': '?month=7&format=xlsx',
  '/accounts/document/export': '?year=2023&format=docx',
};
const writing = () => routes.filter(({ method }) => method !== 'GET');

async function linesOf(work: () => Promise<unknown>): Promise<AuditLine[]> {
  const newest = app.db.selectFrom('audit').select(({ fn }) => fn.max('id').as('last'));
  const { last } = await newest.executeTakeFirstOrThrow();
  await work();
  return app.db.selectFrom('audit').selectAll().where('id', '>', last).orderBy('id').execute();
}

describe('on record', () => {
  it('are all routes there are', () => {
    expect(writing().length).toBeGreaterThan(60);
    expect(routes.length - writing().length).toBeGreaterThan(60);
  });

  it('is every write without a session', async () => {
    const open = ['/session', '/board-session'];
    for (const { method, path } of writing()) {
      if (method === 'POST' && open.includes(path)) continue;
      const [line, ...more] = await linesOf(() => app.anonymous(method, filled(path), {}));
      expect(more, path).toEqual([]);
      expect(line, `${method} ${path}`).toMatchObject({
        subject: `request:${method} ${filled(path)}`,
        outcome: 'refused',
        after: '{"code":"session.required","address":"unknown"}',
      });
    }
  });

  it('is every write that a foreign page causes, with the person whose browser it used', async () => {
    const officer = await app.as('officer');
    for (const { method, path } of writing()) {
      const [line] = await linesOf(() => officer(method, filled(path), {}, { origin: 'http://evil.example' }));
      expect(line, `${method} ${path}`).toMatchObject({ username: 'officer', outcome: 'refused' });
      expect(line?.after, path).toContain('request.foreign-origin');
    }
  });

  it('is what somebody may not do, under the name of the act, and what somebody may not read', async () => {
    const [leader, dept10] = [await app.as('leader'), await app.as('dept10')];
    const [write] = await linesOf(() => leader('DELETE', '/forms/1'));
    expect(write).toMatchObject({ username: 'leader', action: 'form.remove', outcome: 'refused' });
    const [read] = await linesOf(() => dept10('GET', '/audit'));
    expect(read).toMatchObject({ username: 'dept10', action: 'audit.read', outcome: 'refused' });
  });

  it('is a wrong password once, at the door and at its change', async () => {
    const wrong = { username: 'dept03', password: 'wrong-password' };
    const atTheDoor = await linesOf(() => app.anonymous('POST', '/session', wrong));
    expect(atTheDoor).toMatchObject([{ action: 'session.refuse', subject: 'user:dept03', outcome: 'refused' }]);
    const change = { current: 'wrong-password', next: 'Another-2024!' };
    const dept04 = await app.as('dept04');
    const inside = await linesOf(() => dept04('POST', '/session/password', change));
    expect(inside).toMatchObject([{ username: 'dept04', outcome: 'refused' }]);
  });

  it('is a wall that is opened with a link that does not hold', async () => {
    const lines = await linesOf(() => app.anonymous('POST', '/board-session', { token: 'x'.repeat(43) }));
    expect(lines).toMatchObject([{ action: 'request.refuse', outcome: 'refused' }]);
  });

  it('is every file that leaves, by whatever route', async () => {
    const files: string[] = [];
    const people = [await app.as('officer'), await app.as('auditor')];
    for (const { method, path } of routes) {
      if (method !== 'GET' || path === '/events') continue;
      for (const call of people) {
        const asked = `${filled(path)}${questions[path] ?? '?year=2023'}`;
        let isFile = false;
        const lines = await linesOf(async () => {
          const { headers } = await call('GET', asked);
          isFile = headers.get('content-disposition')?.startsWith('attachment') === true;
        });
        if (!isFile) continue;
        expect(lines, asked).toHaveLength(1);
        expect(lines[0], asked).toMatchObject({ outcome: 'done' });
        files.push(path);
        break;
      }
    }
    // Evidence has its own test in evidence.test.ts.
    expect(files.sort()).toEqual([
      '/accounts/document/export',
      '/accounts/tables.xlsx',
      '/audit/export',
      '/briefings/{year}/{month}/export',
      '/budget/months/{month}/template.xlsx',
      '/forms/export.zip',
      '/forms/report',
      '/forms/{id}/export',
      '/forms/{id}/monitoring',
      '/history/template.xlsx',
      '/report-years/{year}/{department}/template.xlsx',
      '/reports/{month}/{department}/figures.csv',
      '/reports/{month}/{department}/template.xlsx',
    ]);
  });
});
