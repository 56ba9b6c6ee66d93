import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let leader: Caller;
let officer: Caller;
let head: Caller;

beforeEach(async () => {
  app = await startApp();
  await app.db.deleteFrom('notifications').execute();
  leader = await app.as('leader');
  officer = await app.as('officer');
  head = await app.as('dept06');
});

const unread = async (caller: Caller) => (await caller('GET', '/inbox/count')).body.unread;
const items = async (caller: Caller): Promise<Json[]> => (await caller('GET', '/inbox')).body.items;

/** An open alert and the head whose department it is of. */
const withAlert = async () => {
  const { body } = await leader('GET', '/alerts?year=2024');
  const found = body.items.find((one: Json) => one.department !== null && one.state !== 'closed');
  return { alert: found, owner: await app.as(found.department.code) };
};

describe('the inbox', () => {
  it('tells the heads of a 批示, and the leader of the 整改措施', async () => {
    const { alert, owner } = await withAlert();
    await leader('POST', `/alerts/${alert.id}/moves`, { move: 'instruct', text: '请分析原因' });
    expect([await unread(owner), await unread(leader), await unread(officer)]).toEqual([1, 0, 0]);
    expect(await items(owner)).toMatchObject([
      {
        event: 'alert.instruct',
        eventName: '领导批示',
        title: `批示：${alert.title}`,
        text: '中心领导：请分析原因',
        path: `/alerts/${alert.id}?year=2024&month=10`,
        readAt: null,
      },
    ]);
    await owner('POST', `/alerts/${alert.id}/moves`, { move: 'rectify', text: '专项扩面', dueDate: '2024-12-20' });
    expect(await items(leader)).toMatchObject([
      { event: 'alert.rectify', text: expect.stringContaining('2024-12-20') },
    ]);
  });

  it('tells the officers what was handed in, and the heads what came back and what is wanted', async () => {
    const place = '/reports/2024-10/dept12';
    const reporter = await app.as('dept12');
    await officer('POST', '/reports/reminders', { month: '2024-10', departments: ['dept12'] });
    const { version, entries } = (await reporter('GET', place)).body;
    const filled = entries.map(({ indicatorId, lastMonth }: Json) => ({ indicatorId, value: lastMonth, note: '说明' }));
    const saved = await reporter('PUT', place, { version, entries: filled });
    const sent = await reporter('POST', `${place}/moves`, { move: 'submit', version: saved.body.version });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    expect(await items(officer)).toMatchObject([{ event: 'report.submit' }]);
    await officer('POST', `${place}/moves`, { move: 'return', reason: '请核对', version: sent.body.version });
    expect((await items(reporter)).map(({ event, text }) => [event, text])).toEqual([
      ['report.return', '绩效管理员：请核对'],
      ['report.remind', '绩效管理员催办；报送截止 2024-11-05。'],
    ]);
  });

  it('tells a deputy of what the department acted for is wanted for', async () => {
    const span = { deputy: 'dept13', from: '2024-11-02', to: '2024-11-08', reason: '外出培训' };
    await (await app.as('dept12'))('POST', '/delegations', span);
    await officer('POST', '/reports/reminders', { month: '2024-10', departments: ['dept12'] });
    expect(await unread(await app.as('dept13'))).toBe(1);
    expect(await unread(await app.as('dept11'))).toBe(0);
  });

  it('tells of an alert that turned red, once', async () => {
    const red = (await leader('GET', '/alerts?year=2024')).body.items.find((one: Json) => one.level === 'red');
    await app.db.updateTable('alerts').set({ level: 'yellow' }).where('id', '=', red.id).execute();
    const { version } = (await officer('GET', '/reports/2024-09/dept06')).body;
    const reopened = await officer('POST', '/reports/2024-09/dept06/moves', {
      move: 'reopen',
      reason: '更正',
      version,
    });
    expect(reopened.status, JSON.stringify(reopened.body)).toBe(200);
    expect((await items(leader)).filter(({ title }) => title === `预警加重为红色：${red.title}`)).toHaveLength(1);
    const again = { move: 'submit', version: reopened.body.version };
    await head('POST', '/reports/2024-09/dept06/moves', again);
    expect((await items(leader)).filter(({ title }) => title === `预警加重为红色：${red.title}`)).toHaveLength(1);
  });

  it('is read one by one or whole, only by its owner, and the reading is kept', async () => {
    for (const department of ['dept06', 'dept10']) {
      await officer('POST', '/reports/reminders', { month: '2024-10', departments: [department] });
    }
    const [mine] = await items(head);
    const other = await app.as('dept10');
    expect((await other('POST', '/inbox/reading', { ids: [mine.id] })).status).toBe(204);
    expect([await unread(head), await unread(other)]).toEqual([1, 1]);
    expect((await head('POST', '/inbox/reading', { ids: [mine.id] })).status).toBe(204);
    expect((await items(head))[0].readAt).toBe('2024-11-02T01:00:00.000Z');
    await other('POST', '/inbox/reading', {});
    expect([await unread(head), await unread(other)]).toEqual([0, 0]);
    const [line] = (await (await app.as('auditor'))('GET', '/audit?subject=inbox:dept06')).body;
    expect(line).toMatchObject({ action: 'notification.read', username: 'dept06' });
  });

  it('shows what is unread first', async () => {
    await officer('POST', '/reports/reminders', { month: '2024-10', departments: ['dept06'] });
    app.setNow('2024-11-03T09:00:00+08:00');
    officer = await app.as('officer');
    head = await app.as('dept06');
    await officer('POST', '/reports/reminders', { month: '2024-10', departments: ['dept06'] });
    const [newer, older] = await items(head);
    expect(newer.at > older.at).toBe(true);
    await head('POST', '/inbox/reading', { ids: [newer.id] });
    expect((await items(head)).map(({ id }) => id)).toEqual([older.id, newer.id]);
  });

  it('is not there for who is told nothing', async () => {
    expect((await (await app.as('admin'))('GET', '/inbox')).status).toBe(403);
    expect((await (await app.as('auditor'))('GET', '/inbox')).status).toBe(403);
    expect((await app.anonymous('GET', '/inbox')).status).toBe(401);
  });
});
