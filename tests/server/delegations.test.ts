import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let head: Caller;
let deputy: Caller;
let officer: Caller;
const PLACE = '/reports/2024-10/dept12';
const SPAN = { deputy: 'dept13', from: '2024-11-04', to: '2024-11-08', reason: '外出培训' };
const BEHALF = '企业职工养老待遇审核科负责人（代 社会保险关系管理科 社会保险关系管理科负责人）';

beforeEach(async () => {
  app = await startApp();
  await at('2024-11-02T09:00:00+08:00');
});

async function at(instant: string) {
  app.setNow(instant);
  head = await app.as('dept12');
  deputy = await app.as('dept13');
  officer = await app.as('officer');
}

const codeOf = ({ status, body }: { status: number; body: Json }) => [status, body?.error?.code];
const create = (change: Json = {}, by = head) => by('POST', '/delegations', { ...SPAN, ...change });
const items = async (by = officer) => (await by('GET', '/delegations')).body.items;
const find = async () => (await items()).find((one: Json) => one.department.code === 'dept12');

/** Everything as last month, explained. */
async function save(by: Caller) {
  const { version, entries } = (await by('GET', PLACE)).body;
  const filled = entries.map(({ indicatorId, lastMonth }: Json) => ({
    indicatorId,
    value: lastMonth,
    note: '演示说明',
  }));
  return by('PUT', PLACE, { version, entries: filled });
}

describe('a deputy', () => {
  it('fills in and hands in from the first day to the last, and the names of both are kept', async () => {
    expect((await create()).status).toBe(204);
    expect((await save(deputy)).status, 'before').toBe(403);
    await at('2024-11-04T00:01:00+08:00');
    const saved = await save(deputy);
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(saved.body.isEditable).toBe(true);
    expect(saved.body.entries[0].enteredBy).toBe(BEHALF);
    await at('2024-11-08T23:59:00+08:00');
    const { version } = saved.body;
    const sent = await deputy('POST', `${PLACE}/moves`, { move: 'submit', version });
    expect(sent.body).toMatchObject({ state: 'submitted' });
    expect(sent.body.events).toMatchObject([{ move: 'submit', actor: BEHALF }]);
    await at('2024-11-09T00:01:00+08:00');
    const now = (await officer('GET', PLACE)).body;
    expect(now.events[0].actor, 'told after it is over, too').toBe(BEHALF);
    await officer('POST', `${PLACE}/moves`, { move: 'return', reason: '请核对', version: now.version });
    expect((await save(deputy)).status, 'after').toBe(403);
    const entry = await app.db
      .selectFrom('entries')
      .innerJoin('users', 'users.id', 'entries.enteredBy')
      .innerJoin('reports', 'reports.id', 'entries.reportId')
      .select('users.username')
      .where('reports.month', '=', '2024-10')
      .where('reports.departmentCode', '=', 'dept12')
      .executeTakeFirst();
    expect(entry?.username).toBe('dept13');
  });

  it('is named in the audit as who did it, beside whom it was done for', async () => {
    await create();
    await at('2024-11-04T09:00:00+08:00');
    await save(deputy);
    const auditor = await app.as('auditor');
    const [line] = (await auditor('GET', '/audit?subject=report:2024-10:dept12')).body;
    expect(line).toMatchObject({
      action: 'report.save',
      username: 'dept13',
      behalfOf: '社会保险关系管理科 社会保险关系管理科负责人',
    });
    await deputy('PUT', '/reports/2024-10/dept13', {
      version: 0,
      entries: [
        {
          indicatorId: (await deputy('GET', '/reports/2024-10/dept13')).body.entries[0].indicatorId,
          value: null,
          note: '测试',
        },
      ],
    });
    const [own] = (await auditor('GET', '/audit?subject=report:2024-10:dept13')).body;
    expect(own, 'for the own department nobody is stood in for').toMatchObject({ username: 'dept13', behalfOf: null });
  });

  it('is told by the session for whom and until when', async () => {
    await create();
    expect((await deputy('GET', '/session')).body.user.deputyFor).toEqual([]);
    await at('2024-11-04T09:00:00+08:00');
    expect((await deputy('GET', '/session')).body.user.deputyFor).toEqual([
      {
        department: 'dept12',
        departmentName: '社会保险关系管理科',
        principal: '社会保险关系管理科负责人',
        to: '2024-11-08',
      },
    ]);
  });

  it('may neither approve, nor hand the deputyship on, nor act elsewhere', async () => {
    await create();
    await at('2024-11-04T09:00:00+08:00');
    await save(deputy);
    const { version } = (await deputy('GET', PLACE)).body;
    const sent = await deputy('POST', `${PLACE}/moves`, { move: 'submit', version });
    const approve = { move: 'approve', version: sent.body.version };
    expect((await deputy('POST', `${PLACE}/moves`, approve)).status).toBe(403);
    const onward = { principal: 'dept12', deputy: 'dept11', from: '2024-11-20', to: '2024-11-21', reason: '转委托' };
    expect((await create(onward, deputy)).status).toBe(403);
    expect(
      (await deputy('PUT', '/reports/2024-10/dept11', { version: 1, entries: [{ indicatorId: 1, value: '1' }] }))
        .status,
    ).toBe(403);
  });

  it('stops the moment it is revoked, and keeps what was done', async () => {
    await create();
    await at('2024-11-04T09:00:00+08:00');
    await save(deputy);
    app.setNow('2024-11-04T09:05:00+08:00');
    const { id } = await find();
    expect((await head('POST', `/delegations/${id}/revocation`)).status).toBe(204);
    expect((await save(deputy)).status).toBe(403);
    expect((await find()).standing).toBe('revoked');
    expect((await officer('GET', PLACE)).body.entries[0].enteredBy).toBe(BEHALF);
    expect(codeOf(await head('POST', `/delegations/${id}/revocation`))).toEqual([409, 'delegation.over']);
  });

  it('has nobody to act for once the head is switched off', async () => {
    await create();
    await at('2024-11-04T09:00:00+08:00');
    const admin = await app.as('admin');
    await admin('PATCH', '/users/dept12', { isActive: false });
    expect((await save(deputy)).status).toBe(403);
  });
});

describe('enterer and approver', () => {
  it('are never one person, whatever has become of the person since', async () => {
    await create();
    await at('2024-11-04T09:00:00+08:00');
    await save(deputy);
    const { version } = (await head('GET', PLACE)).body;
    const sent = await head('POST', `${PLACE}/moves`, { move: 'submit', version });
    expect(sent.body.state).toBe('submitted');
    const admin = await app.as('admin');
    await admin('PATCH', '/users/dept13', { role: 'officer', department: null });
    app.setNow('2024-11-04T09:01:00+08:00');
    const promoted = await app.as('dept13');
    const approve = { move: 'approve', version: sent.body.version };
    const refused = await promoted('POST', `${PLACE}/moves`, approve);
    expect(codeOf(refused)).toEqual([403, 'report.own-submission']);
    const batch = await promoted('POST', '/reports/moves', {
      move: 'approve',
      items: [{ month: '2024-10', department: 'dept12', version: sent.body.version }],
    });
    expect(batch.body.results[0].error.code).toBe('report.own-submission');
    expect((await officer('POST', `${PLACE}/moves`, approve)).body.state).toBe('approved');
  });

  it('are not one person either when somebody else handed in again what was returned', async () => {
    await save(head);
    const { version } = (await head('GET', PLACE)).body;
    const first = await head('POST', `${PLACE}/moves`, { move: 'submit', version });
    const back = await officer('POST', `${PLACE}/moves`, {
      move: 'return',
      reason: '核对',
      version: first.body.version,
    });
    await create({ from: '2024-11-02', to: '2024-11-08' });
    const again = await deputy('POST', `${PLACE}/moves`, { move: 'submit', version: back.body.version });
    expect(again.body.events.at(-1).actor).toBe(BEHALF);
    const admin = await app.as('admin');
    await admin('PATCH', '/users/dept12', { role: 'officer', department: null });
    app.setNow('2024-11-02T09:01:00+08:00');
    const promoted = await app.as('dept12');
    const answer = await promoted('POST', `${PLACE}/moves`, { move: 'approve', version: again.body.version });
    expect(codeOf(answer)).toEqual([403, 'report.own-submission']);
  });
});

describe('naming a deputy', () => {
  it.each([
    ['oneself', { deputy: 'dept12' }, [422, 'delegation.self']],
    ['an officer', { deputy: 'officer' }, [422, 'delegation.deputy-unfit']],
    ['a leader', { deputy: 'leader' }, [422, 'delegation.deputy-unfit']],
    ['nobody known', { deputy: 'nobody' }, [422, 'delegation.deputy-unfit']],
    ['days in the wrong order', { to: '2024-11-03' }, [422, 'input.invalid']],
    ['days that are over', { from: '2024-10-01', to: '2024-10-31' }, [422, 'input.invalid']],
    ['more than half a year', { to: '2025-06-01' }, [422, 'input.invalid']],
    ['no reason', { reason: '' }, [422, 'input.invalid']],
    ['somebody else as the one who is away', { principal: 'dept11' }, [403, 'permission.denied']],
  ])('is refused for %s', async (_what, change, code) => {
    expect(codeOf(await create(change))).toEqual(code);
    expect(await find()).toBeUndefined();
  });

  it('is refused for somebody switched off and for a colleague who may fill in anyway', async () => {
    const admin = await app.as('admin');
    await admin('PATCH', '/users/dept13', { isActive: false });
    expect(codeOf(await create())).toEqual([422, 'delegation.deputy-unfit']);
    await admin('PATCH', '/users/dept11', { department: 'dept12' });
    expect(codeOf(await create({ deputy: 'dept11' }))).toEqual([422, 'delegation.not-needed']);
  });

  it('is refused for days that are taken, until the first is revoked', async () => {
    await create();
    expect(codeOf(await create({ deputy: 'dept11', from: '2024-11-08', to: '2024-11-10' }))).toEqual([
      409,
      'delegation.overlap',
    ]);
    expect((await create({ deputy: 'dept11', from: '2024-11-09', to: '2024-11-10' })).status).toBe(204);
    const { id } = (await items()).find((one: Json) => one.from === '2024-11-04');
    await head('POST', `/delegations/${id}/revocation`);
    expect((await create({ deputy: 'dept11', from: '2024-11-04', to: '2024-11-08' })).status).toBe(204);
  });

  it('is done by the officer for others, who may also revoke it; not by leader, administrator or auditor', async () => {
    expect((await create({ principal: 'dept12' }, officer)).status).toBe(204);
    expect(await find()).toMatchObject({ standing: 'ahead', createdBy: '绩效管理员', mayRevoke: true });
    const { id } = await find();
    for (const username of ['leader', 'admin', 'auditor', 'dept13']) {
      const caller = await app.as(username);
      expect((await create({ principal: 'dept11', deputy: 'dept10' }, caller)).status, username).toBe(403);
      expect((await caller('POST', `/delegations/${id}/revocation`)).status, username).toBe(403);
    }
    expect((await officer('POST', `/delegations/${id}/revocation`)).status).toBe(204);
    const auditor = await app.as('auditor');
    const { body } = await auditor('GET', '/audit?subject=delegation:dept12');
    expect(body.map((line: Json) => [line.action, line.username])).toEqual([
      ['delegation.revoke', 'officer'],
      ['delegation.create', 'officer'],
    ]);
  });
});
