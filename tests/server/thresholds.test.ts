import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';

const fiscal = { green: '0.8', yellow: '0.6', overTolerance: '0.2' };

test('tells before saving which statuses would change, and changes exactly these', async () => {
  const app = await startApp();
  const officer = await app.as('officer');
  const statuses = async () => {
    const { items } = (await officer('GET', '/indicators?year=2024&month=10')).body;
    return new Map<number, string>(items.map(({ id, status }: { id: number; status: string }) => [id, status]));
  };
  const before = await statuses();
  const preview = (await officer('POST', '/thresholds/2024/preview?month=10', fiscal)).body;
  expect(preview.changed.length).toBeGreaterThan(0);
  expect(await statuses()).toEqual(before);
  const saved = await officer('PUT', '/thresholds/2024', { ...fiscal, reason: '按财政平台口径', version: 0 });
  expect(saved.status, JSON.stringify(saved.body)).toBe(204);
  const after = await statuses();
  const moved = [...after].filter(([id, status]) => status !== before.get(id)).map(([id]) => id);
  expect(moved.sort()).toEqual(preview.changed.map(({ id }: { id: number }) => id).sort());
  const book = (await officer('GET', '/thresholds?year=2024')).body;
  expect(book).toMatchObject({
    thresholds: { preset: 'fiscal' },
    version: 1,
    versions: [{ reason: '按财政平台口径', by: '绩效管理员' }],
  });
});

test('refuses numbers that make no order, a change that is none, a stale reader and whoever is no officer', async () => {
  const app = await startApp();
  const officer = await app.as('officer');
  const put = (change: object) =>
    officer('PUT', '/thresholds/2024', { ...fiscal, reason: '试', version: 0, ...change });
  expect((await put({ reason: '试' })).status).toBe(422);
  expect((await put({ reason: '口径', yellow: '0.9' })).status).toBe(422);
  expect((await put({ reason: '口径', green: '1.2' })).status).toBe(422);
  expect((await put({ reason: '口径', yellow: '-1' })).status).toBe(422);
  const same = { green: '0.950', yellow: '0.85', overTolerance: '0.2', reason: '口径' };
  expect((await put(same)).body.error.code).toBe('year.thresholds-unchanged');
  expect((await put({ reason: '口径', version: 3 })).body.error.code).toBe('rule.version-conflict');
  expect((await officer('PUT', '/thresholds/2022', { ...fiscal, reason: '口径', version: 0 })).body.error.code).toBe(
    'year.closed',
  );
  for (const name of ['leader', 'admin', 'dept01', 'auditor']) {
    const call = await app.as(name);
    expect((await call('PUT', '/thresholds/2024', { ...fiscal, reason: '口径', version: 0 })).status).toBe(403);
  }
});

test('numbers of no preset are called own, and a narrower tolerance makes more over-fulfilled', async () => {
  const app = await startApp();
  const officer = await app.as('officer');
  const over = async () => {
    const { items } = (await officer('GET', '/indicators?year=2024&month=10')).body;
    return items.filter(({ status }: { status: string }) => status === 'over').length;
  };
  const before = await over();
  await officer('PUT', '/thresholds/2024', {
    green: '0.95',
    yellow: '0.85',
    overTolerance: '0',
    reason: '试行',
    version: 0,
  });
  expect(await over()).toBeGreaterThan(before);
  expect((await officer('GET', '/thresholds?year=2024')).body.thresholds.preset).toBe('own');
});
