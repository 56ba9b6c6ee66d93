import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/users.ts';
import { startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});

const accounts: Record<Role, string> = {
  leader: 'leader',
  head: 'dept10',
  officer: 'officer',
  admin: 'admin',
  auditor: 'auditor',
};
const readers: Role[] = ['leader', 'head', 'officer', 'auditor'];

/** Who is let through each door. Bodies are wrong on purpose where the door stands before the reading of the body. */
const doors: [method: string, path: string, allowed: Role[]][] = [
  ['GET', '/overview', readers],
  ['GET', '/indicators', readers],
  ['GET', '/indicators/1', readers],
  ['GET', '/indicators/1/series?from=2023-01&to=2023-12', readers],
  ['GET', '/indicators/1/what-if?value=87', readers],
  ['GET', '/points-to-win', readers],
  ['GET', '/reports', readers],
  ['GET', '/reports/2024-10/dept10', readers],
  ['GET', '/work', ['head']],
  ['GET', '/history/imports', readers],
  ['GET', '/history/template.xlsx?from=2021&to=2021', ['officer']],
  ['GET', '/report-years/2024/dept10/template.xlsx', readers],
  ['GET', '/rules', ['head', 'officer', 'auditor']],
  ['GET', '/rules/limits/1/history', ['head', 'officer', 'auditor']],
  ['GET', '/rules/relations/2/history', ['head', 'officer', 'auditor']],
  ['GET', '/reports/2024-10/dept10/events/1', readers],
  ['GET', '/calendar', readers],
  ['GET', '/extensions', readers],
  ['GET', '/delegations', readers],
  ['GET', '/alerts', readers],
  ['GET', '/alerts/1', readers],
  ['GET', '/alert-rules', readers],
  ['GET', '/alert-rules/2024/outlier/history', readers],
  ['GET', '/forms', readers],
  ['GET', '/forms/1', readers],
  ['GET', '/forms/1/export', readers],
  ['GET', '/forms/1/monitoring', readers],
  ['GET', '/briefings/2024/10', ['leader', 'officer', 'auditor']],
  ['GET', '/briefings/2024/10/export', ['leader', 'officer', 'auditor']],
  ['GET', '/checks', readers],
  ['GET', '/audit', ['auditor']],
  ['GET', '/users', ['admin', 'auditor']],
];

describe('doors for reading', () => {
  it.each(doors)('%s %s', async (method, path, allowed) => {
    expect((await app.anonymous(method, path)).status, 'without a session').toBe(401);
    for (const [role, username] of Object.entries(accounts)) {
      const caller = await app.as(username);
      const { status, body } = await caller(method, path);
      const expected = allowed.includes(role as Role) ? 200 : 403;
      expect(status, `${role}: ${JSON.stringify(body)}`.slice(0, 200)).toBe(expected);
    }
  });
});

describe('doors for changing', () => {
  const save = { version: 0, entries: [{ indicatorId: 1, value: '86.50', note: null }] };

  it('let a head write the own report only, and nobody else', async () => {
    for (const [role, username] of Object.entries(accounts)) {
      const { status } = await (await app.as(username))('PUT', '/reports/2024-10/dept13', save);
      expect(status, role).toBe(403);
    }
  });

  it('let only the officer approve', async () => {
    for (const [role, username] of Object.entries(accounts)) {
      if (role === 'officer') continue;
      const move = { move: 'approve', version: 2 };
      expect((await (await app.as(username))('POST', '/reports/2024-10/dept03/moves', move)).status, role).toBe(403);
    }
  });

  it('let only the leader instruct', async () => {
    const alerts = await (await app.as('leader'))('GET', '/alerts?year=2023');
    const { id } = alerts.body.items[0];
    for (const [role, username] of Object.entries(accounts)) {
      const { status } = await (await app.as(username))('POST', `/alerts/${id}/moves`, {
        move: 'instruct',
        text: '请核实',
      });
      expect(status, role).toBe(role === 'leader' ? 204 : 403);
    }
  });

  it('let only the officer bring in a form, only the administrator make a user', async () => {
    const form = { kind: 'project', year: 2023, name: '测试项目' };
    const user = { username: 'someone', name: '某', role: 'leader' };
    for (const [role, username] of Object.entries(accounts)) {
      const caller = await app.as(username);
      expect((await caller('POST', '/forms', form)).status, role).toBe(role === 'officer' ? 201 : 403);
      expect((await caller('POST', '/users', user)).status, role).toBe(role === 'admin' ? 201 : 403);
    }
  });

  it('let only the officer set rules', async () => {
    const limits = { version: 0, lower: '1', upper: '2', spread: null, reason: '按文件' };
    const sides = { left: [{ indicatorId: 1, sign: '+' }], operator: '<=', right: [{ indicatorId: 2, sign: '+' }] };
    const relation = { department: 'dept10', ...sides, reason: '按指标解释' };
    for (const [role, username] of Object.entries(accounts)) {
      if (role === 'officer') continue;
      const caller = await app.as(username);
      expect((await caller('PUT', '/rules/limits/1', limits)).status, role).toBe(403);
      expect((await caller('POST', '/rules/relations', relation)).status, role).toBe(403);
      expect((await caller('PUT', '/rules/relations/1', { ...relation, version: 1 })).status, role).toBe(403);
    }
  });

  it('turn away a form post from a foreign page', async () => {
    const answer = await app.anonymous('POST', '/session', 'username=leader', {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://elsewhere.example',
    });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'request.foreign-origin']);
  });
});

describe('bad requests', () => {
  it.each([
    ['GET', '/overview?year=abc', 422],
    ['GET', '/overview?year=2023&month=13', 422],
    ['GET', '/overview?year=2031', 404],
    ['GET', '/indicators/999', 404],
    ['GET', '/indicators/abc', 422],
    ['GET', '/indicators/1/series?from=2023-12&to=2023-01', 422],
    ['GET', '/indicators/1/series?from=1&to=2', 422],
    ['GET', '/indicators/1/what-if?value=many', 422],
    ['GET', '/reports/2024-13/dept10', 422],
    ['GET', '/reports/2024-10/dept99', 404],
    ['GET', '/forms/999', 404],
    ['GET', '/forms/1/export?format=exe', 422],
    ['GET', '/nowhere', 404],
  ])('%s %s is answered %i with a Chinese sentence', async (method, path, status) => {
    const answer = await (await app.as('officer'))(method, path);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/);
    expect(JSON.stringify(answer.body)).not.toMatch(/\.ts:|at \w+ \(/);
  });

  it('that are no JSON are told so', async () => {
    const answer = await app.anonymous('POST', '/session', '{"username":');
    expect([answer.status, answer.body.error.code]).toEqual([400, 'input.malformed']);
  });

  it('that are too large are refused', async () => {
    const answer = await app.anonymous('POST', '/session', { username: 'x'.repeat(3_000_000), password: 'y' });
    expect(answer.status).toBe(413);
  });
});
