import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let head: Caller;
let officer: Caller;
const PLACE = '/reports/2024-10/dept10';
const OCTOBER = { month: '2024-10', department: 'dept10' };
/** Due on Tuesday the 5th, five working days after it: until Tuesday the 12th. */
const LAST_DAY = '2024-11-12T23:59:00+08:00';
const LOCKED = '2024-11-13T00:01:00+08:00';

beforeEach(async () => {
  app = await startApp();
  await at('2024-11-02T09:00:00+08:00');
});

async function at(instant: string) {
  app.setNow(instant);
  head = await app.as('dept10');
  officer = await app.as('officer');
}

const codeOf = ({ status, body }: { status: number; body: Json }) => [status, body?.error?.code];
const detail = async (by = head) => (await by('GET', PLACE)).body;

async function save(by = head, value = '86.48') {
  const { version } = await detail(by);
  return by('PUT', PLACE, { version, entries: [{ indicatorId: 1, value, note: null }] });
}

/** Everything as last month, explained, saved and handed in. */
async function submit() {
  const { version, entries } = await detail();
  const filled = entries.map(({ indicatorId, lastMonth }: Json) => ({
    indicatorId,
    value: lastMonth,
    note: '演示说明',
  }));
  const saved = await head('PUT', PLACE, { version, entries: filled });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  return head('POST', `${PLACE}/moves`, { move: 'submit', version: saved.body.version });
}

const grant = (until: string, place: Json = OCTOBER) =>
  officer('POST', '/extensions', { ...place, until, reason: '系统故障，同意延期' });
const ask = (by = head, place: Json = OCTOBER) =>
  by('POST', '/extensions/requests', { ...place, reason: '数据尚未核对完' });
const list = async (by = officer) => (await by('GET', '/extensions?year=2024')).body;
const ofOctober = async () => (await list()).find((one: Json) => one.month === '2024-10');

describe('a report nobody handed in', () => {
  it('is taken late through the last minute of the grace, then locked for saving, handing in and files', async () => {
    await at(LAST_DAY);
    const late = await save();
    expect(late.status, JSON.stringify(late.body)).toBe(200);
    expect(late.body).toMatchObject({ isLate: true, lock: null, lastDay: '2024-11-12', isEditable: true });
    await at(LOCKED);
    const locked = await detail();
    expect(locked).toMatchObject({
      isEditable: false,
      moves: [],
      lock: { reason: 'grace-over', lastDay: '2024-11-12' },
      mayAskExtension: true,
    });
    const refused = await save();
    expect(codeOf(refused)).toEqual([409, 'report.locked']);
    expect(refused.body.error.message).toContain('申请延期');
    const { version } = locked;
    expect(codeOf(await head('POST', `${PLACE}/moves`, { move: 'submit', version }))).toEqual([409, 'report.locked']);
    const form = new FormData();
    form.set('file', new File(['x'], 'x.xlsx'));
    expect(codeOf(await head('POST', `${PLACE}/import?dryRun=1`, form))).toEqual([409, 'report.locked']);
    expect((await detail()).entries[0].value).toBe('86.48');
  });

  it('is never locked where the rule has no grace, nor for months before the installation', async () => {
    await officer('PUT', '/calendar/2024/rule', { dueDay: 5, shiftsToWorkingDay: true, graceDays: null });
    await at('2025-06-01T09:00:00+08:00');
    expect((await save()).status).toBe(200);
    await app.db
      .updateTable('years')
      .set({ graceDays: 0, reportingFrom: '2024-11' })
      .where('year', '=', 2024)
      .execute();
    expect((await save(head, '86.49')).status).toBe(200);
  });

  it('is shown as locked in the matrix, to everybody', async () => {
    const leader = await app.as('leader');
    const { body } = await leader('GET', '/reports?year=2024');
    const row = body.departments.find((one: Json) => one.code === 'dept14');
    expect(row.reports.find((one: Json) => one.month === '2024-09')).toMatchObject({
      isLate: true,
      lock: { reason: 'grace-over', lastDay: '2024-10-14' },
    });
  });
});

describe('a report that came back', () => {
  it('has its own grace from the day it came back, however old the month is', async () => {
    const { body } = await submit();
    await at('2024-12-03T09:00:00+08:00');
    await officer('POST', `${PLACE}/moves`, { move: 'return', reason: '请核对', version: body.version });
    await at('2024-12-10T18:00:00+08:00');
    expect((await detail()).lastDay).toBe('2024-12-10');
    expect((await save()).status).toBe(200);
    await at('2024-12-11T00:01:00+08:00');
    expect(codeOf(await save(head, '1'))).toEqual([409, 'report.locked']);
    await at('2024-12-12T09:00:00+08:00');
    expect((await grant('2024-12-13')).status).toBe(204);
    expect((await save(head, '86.50')).status).toBe(200);
  });

  it('is reopened by the officer long after, and can be corrected', async () => {
    await at('2025-03-03T09:00:00+08:00');
    const place = '/reports/2024-05/dept10';
    const { version } = (await officer('GET', place)).body;
    const { body } = await officer('POST', `${place}/moves`, { move: 'reopen', reason: '更正', version });
    expect((await head('GET', place)).body).toMatchObject({ isEditable: true, lastDay: '2025-03-10' });
    const entries = [{ indicatorId: 1, value: '84.00', note: '更正' }];
    expect((await head('PUT', place, { version: body.version, entries })).status).toBe(200);
  });
});

describe('an extension', () => {
  it('is asked for by the department, granted by the officer, and over by itself after its day', async () => {
    await at(LOCKED);
    expect((await ask()).status).toBe(204);
    expect((await detail()).extension).toMatchObject({
      standing: 'asked',
      asked: { reason: '数据尚未核对完', by: '城乡居民养老保险科负责人' },
    });
    expect(codeOf(await ask())).toEqual([409, 'extension.asked-already']);
    expect((await grant('2024-11-15')).status).toBe(204);
    expect(await ofOctober()).toMatchObject({
      standing: 'in-force',
      until: '2024-11-15',
      reason: '系统故障，同意延期',
      decidedBy: '绩效管理员',
      asked: { by: '城乡居民养老保险科负责人' },
      department: { code: 'dept10', name: '城乡居民养老保险科' },
    });
    await at('2024-11-15T23:00:00+08:00');
    expect((await save()).body).toMatchObject({ isEditable: true, lock: null, isLate: true, lastDay: '2024-11-15' });
    await at('2024-11-16T00:01:00+08:00');
    expect(codeOf(await save(head, '1'))).toEqual([409, 'report.locked']);
    expect((await ofOctober()).standing).toBe('expired');
  });

  it('lets a report be handed in, which still came late', async () => {
    await at(LOCKED);
    await grant('2024-11-20');
    expect((await submit()).body).toMatchObject({ state: 'submitted', isLate: true });
  });

  it('is taken back with a reason, and the report is locked again', async () => {
    await at(LOCKED);
    await grant('2024-11-20');
    const { id } = await ofOctober();
    const revoke = { move: 'revoke', reason: '误批' };
    expect((await officer('POST', `/extensions/${id}/moves`, revoke)).status).toBe(204);
    expect(await ofOctober()).toMatchObject({ standing: 'revoked', revokedReason: '误批', revokedBy: '绩效管理员' });
    expect(codeOf(await save())).toEqual([409, 'report.locked']);
    expect(codeOf(await officer('POST', `/extensions/${id}/moves`, revoke))).toEqual([409, 'extension.move-refused']);
  });

  it('is refused with a reason the department sees, and may be asked for again', async () => {
    const [request] = await list();
    expect(request).toMatchObject({ standing: 'asked', month: '2024-09', isDemo: true });
    await officer('POST', `/extensions/${request.id}/moves`, { move: 'refuse', reason: '已另行通报' });
    const asker = await app.as('dept14');
    const place = { month: '2024-09', department: 'dept14' };
    expect((await asker('GET', '/reports/2024-09/dept14')).body.extension).toMatchObject({
      standing: 'refused',
      reason: '已另行通报',
    });
    expect((await ask(asker, place)).status).toBe(204);
  });

  it('is neither asked for nor granted where it is not needed, and runs no longer than a quarter', async () => {
    expect(codeOf(await ask())).toEqual([409, 'extension.not-needed']);
    expect(codeOf(await grant('2024-11-20', { month: '2024-10', department: 'dept08' }))).toEqual([
      409,
      'extension.not-needed',
    ]);
    expect(codeOf(await grant('2024-11-01'))).toEqual([422, 'input.invalid']);
    expect(codeOf(await grant('2025-03-01'))).toEqual([422, 'input.invalid']);
    expect(codeOf(await grant('2024-11-20', { month: '2022-10', department: 'dept10' }))).toEqual([409, 'year.closed']);
    expect(codeOf(await grant('2024-11-20', { month: '2024-10', department: 'dept99' }))).toEqual([
      404,
      'department.not-found',
    ]);
    expect((await grant('2024-11-20')).status).toBe(204);
    expect(codeOf(await grant('2024-11-25'))).toEqual([409, 'extension.exists']);
  });

  it('is asked for by the own department only and granted by the officer only', async () => {
    await at(LOCKED);
    const other = await app.as('dept08');
    expect((await ask(other)).status).toBe(403);
    expect((await ask(officer)).status).toBe(403);
    const body = { ...OCTOBER, until: '2024-11-20', reason: '同意' };
    for (const username of ['dept10', 'leader', 'admin', 'auditor']) {
      expect((await (await app.as(username))('POST', '/extensions', body)).status, username).toBe(403);
    }
    const [request] = await list();
    expect((await other('POST', `/extensions/${request.id}/moves`, { move: 'refuse', reason: '不行' })).status).toBe(
      403,
    );
  });

  it('leaves an audit line at every step', async () => {
    await at(LOCKED);
    await ask();
    await grant('2024-11-20');
    const { id } = await ofOctober();
    await officer('POST', `/extensions/${id}/moves`, { move: 'revoke', reason: '误批' });
    const auditor = await app.as('auditor');
    const { body } = await auditor('GET', '/audit?subject=extension:2024-10:dept10');
    expect(body.map((line: Json) => [line.action, line.username])).toEqual([
      ['extension.revoke', 'officer'],
      ['extension.grant', 'officer'],
      ['extension.ask', 'dept10'],
    ]);
    expect(JSON.parse(body[1].after)).toEqual({ state: 'granted', until: '2024-11-20', reason: '系统故障，同意延期' });
  });
});

describe('the close of a year', () => {
  const setState = (state: 'closing' | 'closed') =>
    app.db.updateTable('years').set({ state, graceDays: null }).where('year', '=', 2024).execute();

  it('while it is being closed, takes what is due in time and what was reopened, nothing else', async () => {
    await setState('closing');
    expect((await save()).status, 'in time').toBe(200);
    await at('2024-11-06T09:00:00+08:00');
    const refused = await save();
    expect(codeOf(refused)).toEqual([409, 'report.locked']);
    expect(refused.body.error.message).toContain('年终结账');
    await grant('2024-11-08');
    expect((await save(head, '86.50')).status, 'extended').toBe(200);
    const place = '/reports/2024-05/dept10';
    const { version } = (await officer('GET', place)).body;
    await officer('POST', `${place}/moves`, { move: 'reopen', reason: '更正', version });
    expect((await head('GET', place)).body).toMatchObject({ isEditable: true, lock: null, lastDay: null });
  });

  it('once closed, refuses every change and says that it is locked', async () => {
    const sent = (await submit()).body;
    await setState('closed');
    expect(codeOf(await save())).toEqual([409, 'year.closed']);
    for (const move of ['approve', 'return', 'reopen', 'submit']) {
      const caller = move === 'submit' ? head : officer;
      const answer = await caller('POST', `${PLACE}/moves`, { move, reason: '测试', version: sent.version });
      expect(codeOf(answer), move).toEqual([409, 'year.closed']);
    }
    const batch = await officer('POST', '/reports/moves', {
      move: 'approve',
      items: [{ ...OCTOBER, version: sent.version }],
    });
    expect(batch.body.results[0].error.code).toBe('year.closed');
    expect(codeOf(await officer('POST', '/reports/reminders', { month: '2024-10' }))).toEqual([409, 'year.closed']);
    const form = new FormData();
    form.set('file', new File(['x'], 'x.xlsx'));
    expect(codeOf(await head('POST', `${PLACE}/import`, form))).toEqual([409, 'year.closed']);
    expect(codeOf(await grant('2024-11-20', { month: '2024-09', department: 'dept14' }))).toEqual([409, 'year.closed']);
    expect(codeOf(await ask(await app.as('dept14'), { month: '2024-09', department: 'dept14' }))).toEqual([
      409,
      'year.closed',
    ]);
    expect(await detail()).toMatchObject({
      lock: { reason: 'year-closed', lastDay: null },
      isEditable: false,
      moves: [],
      mayAskExtension: false,
    });
  });
});
