import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let auditor: Caller;
beforeEach(async () => {
  app = await startApp();
  auditor = await app.as('auditor');
});

const save = async (value: string, note: string | null = null) =>
  (await app.as('dept10'))('PUT', '/reports/2024-10/dept10', {
    version: 0,
    entries: [{ indicatorId: 1, value, note }],
    key: crypto.randomUUID(),
  });
const found = async (query: string): Promise<Json[]> => (await auditor('GET', `/audit?${query}`)).body;

describe('the audit log', () => {
  it('is asked by day, person, kind of act, subject, department and outcome', async () => {
    await save('86.48');
    await (await app.as('leader'))('DELETE', '/forms/1');
    expect(
      (await found('group=report&from=2024-11-02&to=2024-11-02&department=dept10')).map(({ action }) => action),
    ).toContain('report.save');
    expect(await found('group=report&from=2024-11-03')).toEqual([]);
    expect(await found('outcome=refused')).toMatchObject([{ username: 'leader', action: 'form.remove' }]);
    expect(await found('username=dept10&action=report.save&subject=report:2024-10')).toHaveLength(1);
    expect(await found('subject=report:2024-1')).toEqual([]);
    expect((await auditor('GET', '/audit?group=none')).status).toBe(422);
  });

  it('is verified by the auditor, who sees how many lines there are and where it is broken', async () => {
    const { body: whole } = await auditor('POST', '/audit/verification');
    expect(whole).toMatchObject({ broken: null });
    expect(whole.digest).toMatch(/^[0-9a-f]{64}$/);
    await sql`drop trigger audit_no_update`.execute(app.db);
    await sql`update audit set username = 'nobody' where id = 3`.execute(app.db);
    expect((await auditor('POST', '/audit/verification')).body).toMatchObject({ lines: 2, broken: { id: 3 } });
    expect(await found('action=audit.verify')).toHaveLength(2);
    expect((await (await app.as('admin'))('POST', '/audit/verification')).status).toBe(403);
  });

  it('leaves as a file that runs no formula, and the leaving is on record', async () => {
    await save('86.48', '=cmd|calc');
    await (await app.as('dept03'))('DELETE', '/forms/=1');
    const text = new TextDecoder().decode(await (await auditor('GET', '/audit/export?from=2024-11-02')).bytes());
    expect(text.split('\r\n')[0]).toContain('编号,时间,用户');
    expect(text).toContain('report.save');
    expect(text).not.toMatch(/(^|,|\n)"?[=+@]/);
    expect(await found('action=audit.export')).toHaveLength(1);
  });

  it('tells the whole life of one figure, refused attempts included, and nothing of its neighbours', async () => {
    await save('86.48');
    await (await app.as('dept11'))('PUT', '/reports/2024-10/dept10', {
      version: 0,
      entries: [{ indicatorId: 1, value: '1', note: null }],
      key: crypto.randomUUID(),
    });
    const { body } = await auditor('GET', '/audit/figures/1/2024-10');
    expect(body.indicator).toMatchObject({ id: 1, department: 'dept10' });
    const acts = body.lines.map(({ action, outcome }: Json) => `${action} ${outcome}`);
    expect(acts).toContain('report.save done');
    expect(acts).toContain('report.save refused');
    const other = (await auditor('GET', '/audit/figures/2/2024-10')).body;
    expect(other.lines.map(({ action, outcome }: Json) => `${action} ${outcome}`)).not.toContain('report.save done');
    expect((await auditor('GET', '/audit/figures/999/2024-10')).status).toBe(404);
  });
});
