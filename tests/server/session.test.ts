import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});

describe('signing in', () => {
  it('says who I am and what I may do, and keeps the token from scripts', async () => {
    const answer = await app.anonymous('POST', '/session', { username: 'dept10', password: 'demo-2023' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/);
    expect(answer.body.user).toMatchObject({
      role: 'head',
      roleName: '科室负责人',
      department: { code: 'dept10', name: '城乡居民养老保险科' },
    });
    expect(answer.body.actions).toContain('report.submit');
    expect(answer.body.actions).not.toContain('report.approve');
    expect(answer.body).toMatchObject({ dueMonth: '2024-10', dueDate: '2024-11-05', defaultYear: 2023, isDemo: true });
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = await app.anonymous('POST', '/session', { username: 'leader', password: 'wrong' });
    const unknown = await app.anonymous('POST', '/session', { username: 'nobody', password: 'wrong' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.body.error.message).toMatch(/用户名或密码不正确/);
  });

  it('locks a name after five refusals, even for the right password', async () => {
    const other = await startApp();
    for (let tries = 0; tries < 5; tries += 1) {
      await other.anonymous('POST', '/session', { username: 'leader', password: 'wrong' });
    }
    const locked = await other.anonymous('POST', '/session', { username: 'leader', password: 'demo-2023' });
    expect(locked.status).toBe(429);
    expect(locked.body.error.code).toBe('session.locked');
    const colleague = await other.anonymous('POST', '/session', { username: 'officer', password: 'demo-2023' });
    expect(colleague.status, 'others at the same address go on').toBe(200);
  });

  it('ends with signing out, and after an idle hour', async () => {
    const other = await startApp();
    const leader = await other.as('leader');
    expect((await leader('GET', '/session')).status).toBe(200);
    expect((await leader('DELETE', '/session')).status).toBe(204);
    expect((await leader('GET', '/overview')).status).toBe(401);
    const officer = await other.as('officer');
    other.setNow('2024-11-02T10:30:00+08:00');
    expect((await officer('GET', '/session')).body.error.code).toBe('session.required');
  });

  it('shows the accounts on the sign-in page in the demonstration only', async () => {
    const demo = await app.anonymous('GET', '/login-info');
    expect(demo.body.accounts.map((account: { username: string }) => account.username)).toContain('dept16');
    const production = await startApp({ isDemo: false });
    expect((await production.anonymous('GET', '/login-info')).body).toMatchObject({ isDemo: false, accounts: [] });
  });
});

describe('accounts', () => {
  let admin: Caller;
  beforeAll(async () => {
    admin = await app.as('admin');
  });

  it('start with a one-time password that must be replaced', async () => {
    const created = await admin('POST', '/users', { username: 'wang', name: '王', role: 'head', department: 'dept03' });
    expect(created.status).toBe(201);
    const once = created.body.oneTimePassword;
    const wang = await app.as('wang', once);
    expect((await wang('GET', '/overview')).body.error.code).toBe('session.password-change-required');
    const weak = await wang('POST', '/session/password', { current: once, next: 'short' });
    expect(weak.status).toBe(422);
    expect(weak.body.error.message).toMatch(/密码至少 8 位/);
    expect((await wang('POST', '/session/password', { current: once, next: once })).status).toBe(422);
    expect((await wang('POST', '/session/password', { current: once, next: 'Good-2024-pass' })).status).toBe(204);
    expect((await wang('GET', '/overview')).status).toBe(200);
  });

  it('are refused with a sentence when they make no sense', async () => {
    const headless = await admin('POST', '/users', { username: 'lili', name: '李', role: 'head', department: null });
    expect(headless.body.error.message).toMatch(/必须指定科室/);
    const taken = await admin('POST', '/users', { username: 'leader', name: '李', role: 'leader' });
    expect([taken.status, taken.body.error.code]).toEqual([409, 'user.exists']);
    const nowhere = await admin('POST', '/users', { username: 'lili', name: '李', role: 'head', department: 'dept99' });
    expect(nowhere.status).toBe(404);
  });

  it('cannot be switched off by their own administrator, and lose their sessions when switched off', async () => {
    expect((await admin('PATCH', '/users/admin', { isActive: false })).body.error.code).toBe('user.self-change');
    const dept16 = await app.as('dept16');
    expect((await admin('PATCH', '/users/dept16', { isActive: false })).status).toBe(204);
    expect((await dept16('GET', '/session')).status).toBe(401);
  });
});
