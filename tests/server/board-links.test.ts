import { expect, test } from 'vitest';
import { type Caller, startApp, type TestApp } from '../support/app.ts';

async function issued(app: TestApp, input: object = {}): Promise<{ id: number; token: string }> {
  const officer = await app.as('officer');
  const answer = await officer('POST', '/board-links', { name: '三楼会议室', ...input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

/** What a browser on the wall sends after it has opened its link once. */
async function wallOf(app: TestApp, token: string): Promise<Caller> {
  const opened = await app.anonymous('POST', '/board-session', { token });
  expect(opened.status).toBe(200);
  const cookie = opened.headers.get('set-cookie') ?? '';
  expect(cookie).toContain('HttpOnly');
  return (method, path, body) => app.anonymous(method, path, body, { cookie: cookie.split(';')[0] ?? '' });
}

test('a link opens what the wall shows, and nothing else', async () => {
  const app = await startApp();
  const { token } = await issued(app);
  const wall = await wallOf(app, token);
  const session = (await wall('GET', '/session')).body;
  expect(session).toMatchObject({ isBoard: true, actions: ['figure.read'], user: { roleName: '大屏' } });
  expect((await wall('GET', '/overview?year=2024&month=10')).body.indicators.length).toBeGreaterThan(0);
  expect((await wall('GET', '/alerts?year=2024')).status).toBe(200);
  const events = await wall('GET', '/events');
  expect(events.status).toBe(200);
  await events.stream?.cancel();
  const { items } = (await (await app.as('officer'))('GET', '/alerts?year=2024')).body;
  for (const [method, path, body] of [
    ['GET', '/indicators?year=2024'],
    ['GET', `/alerts/${items[0].id}`],
    ['GET', '/reports?year=2024&month=10'],
    ['GET', '/forms?year=2023'],
    ['GET', '/inbox'],
    ['GET', '/audit'],
    ['GET', '/users'],
    ['GET', '/board-links'],
    ['GET', '/briefings/2024/10'],
    ['POST', `/alerts/${items[0].id}/moves`, { move: 'instruct', text: '代领导批示' }],
    ['POST', '/board-links', { name: '又一块' }],
    ['PUT', '/thresholds/2024', {}],
    ['DELETE', '/session'],
    ['POST', '/session/password', { current: 'x', next: 'Demo-2024x' }],
  ] as const) {
    expect((await wall(method, path, body)).status, `${method} ${path}`).toBe(401);
  }
});

test('a link outlasts a session, and ends with its day', async () => {
  const app = await startApp();
  const { token } = await issued(app, { expiresOn: '2024-12-31' });
  const wall = await wallOf(app, token);
  app.setNow('2024-12-31T23:00:00+08:00');
  expect((await wall('GET', '/overview')).status).toBe(200);
  app.setNow('2025-01-01T00:30:00+08:00');
  expect((await wall('GET', '/overview')).status).toBe(401);
  expect((await app.anonymous('POST', '/board-session', { token })).body.error.code).toBe('board.link-invalid');
});

test('a revoked link ends the wall at once, its stream too, and is listed', async () => {
  const app = await startApp();
  const { id, token } = await issued(app);
  const wall = await wallOf(app, token);
  const events = await wall('GET', '/events');
  const reader = events.stream!.getReader();
  await reader.read();
  const admin = await app.as('admin');
  expect((await admin('POST', `/board-links/${id}/revocation`)).status).toBe(204);
  let isOver = false;
  while (!isOver) isOver = (await reader.read()).done;
  expect((await wall('GET', '/overview')).status).toBe(401);
  const { items } = (await admin('GET', '/board-links')).body;
  expect(items).toMatchObject([{ name: '三楼会议室', state: 'revoked', revokedBy: '系统管理员', mayRevoke: false }]);
  expect((await admin('POST', `/board-links/${id}/revocation`)).body.error.code).toBe('board.link-not-found');
});

test('the token is kept as a digest alone, and issued for a year at most by officers only', async () => {
  const app = await startApp();
  const { token } = await issued(app);
  const kept = JSON.stringify([
    await app.db.selectFrom('boardLinks').selectAll().execute(),
    await app.db.selectFrom('audit').select(['subject', 'before', 'after']).execute(),
  ]);
  expect(kept).not.toContain(token);
  const officer = await app.as('officer');
  expect((await officer('POST', '/board-links', { name: '大厅', expiresOn: '2026-01-01' })).status).toBe(422);
  expect((await officer('POST', '/board-links', { name: '大厅', expiresOn: '2024-11-01' })).status).toBe(422);
  expect((await officer('POST', '/board-links', { name: '' })).status).toBe(422);
  for (const name of ['admin', 'leader', 'dept01', 'auditor']) {
    expect((await (await app.as(name))('POST', '/board-links', { name: '大厅' })).status).toBe(403);
  }
  expect((await app.anonymous('POST', '/board-session', { token: 'x'.repeat(43) })).status).toBe(401);
});
