import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const workOf = async (username: string) => (await (await app.as(username))('GET', '/work')).body;
const months = (reports: Json[]) => reports.map(({ month }) => month);

/** Fills October of a department, explaining whatever wants it, and hands it in. */
async function handIn(head: Caller, department: string) {
  const place = `/reports/2024-10/${department}`;
  const { body } = await head('GET', place);
  const entries = body.entries.map(({ indicatorId, lastMonth }: Json) => ({
    indicatorId,
    value: lastMonth ?? '1',
    note: '按台账',
  }));
  const { body: saved } = await head('PUT', place, { version: body.version, entries });
  return head('POST', `${place}/moves`, { move: 'submit', version: saved.version });
}

describe("the head's work", () => {
  it('names what is due and overdue, with the next cell, and only of the own department', async () => {
    const work = await workOf('dept14');
    expect(work.due.map(({ month, dueDate, isLate }: Json) => [month, dueDate, isLate])).toEqual([
      ['2024-09', '2024-10-05', true],
      ['2024-10', '2024-11-05', false],
    ]);
    const { body: report } = await (await app.as('dept14'))('GET', '/reports/2024-09/dept14');
    expect(work.due[0].progress).toMatchObject({ total: report.entries.length, filled: 0 });
    expect(work.due[0].progress.next.indicatorId).toBe(report.entries[0].indicatorId);
    expect(work.returned).toEqual([]);
  });

  it('names a returned report with its reason and the cells that were meant', async () => {
    const { due, returned } = await workOf('dept09');
    expect(due).toEqual([]);
    expect(returned).toHaveLength(1);
    expect(returned[0]).toMatchObject({ month: '2024-10', by: '绩效管理员', isLate: false });
    expect(returned[0].reason).toContain('查询人次与业务台账不符');
    expect(returned[0].cells).toMatchObject([
      { name: '社会保险档案查询人次', text: '（演示）与业务台账不符，请核对。' },
    ]);
  });

  it('says since when a report waits, what was approved last, and what comes next', async () => {
    const head = await app.as('dept10');
    expect((await handIn(head, 'dept10')).status).toBe(200);
    const work = await workOf('dept10');
    expect(work).toMatchObject({ due: [], returned: [], next: { month: '2024-11', dueDate: '2024-12-05' } });
    expect(work.waiting).toEqual([{ month: '2024-10', submittedAt: '2024-11-02T01:00:00.000Z' }]);
    expect(work.lastApproved.month).toBe('2024-09');
    const officer = await app.as('officer');
    const { body } = await head('GET', '/reports/2024-10/dept10');
    await officer('POST', '/reports/2024-10/dept10/moves', { move: 'approve', version: body.version });
    expect((await workOf('dept10')).lastApproved.month).toBe('2024-10');
  });

  it('tells of a reminder, and of alerts until measures are written', async () => {
    await (await app.as('officer'))('POST', '/reports/reminders', { month: '2024-09', departments: ['dept14'] });
    const { due } = await workOf('dept14');
    expect(due[0].lastReminder).toMatchObject({ day: '2024-11-02', by: '绩效管理员' });

    const { alerts } = await workOf('dept06');
    expect(alerts.length).toBeGreaterThan(0);
    const [first] = alerts;
    const rectify = { move: 'rectify', text: '按月通报进度', dueDate: '2024-12-31' };
    expect((await (await app.as('dept06'))('POST', `/alerts/${first.id}/moves`, rectify)).status).toBe(204);
    const after = (await workOf('dept06')).alerts;
    expect(after.map(({ id }: Json) => id)).not.toContain(first.id);
    expect(after).toHaveLength(alerts.length - 1);
  });

  it('lists own indicators that are behind, with gap and pace', async () => {
    const { standing } = await workOf('dept01');
    expect(standing.year).toBe(2024);
    expect(standing.items.length).toBeGreaterThan(0);
    const { body } = await (await app.as('leader'))(
      'GET',
      `/indicators/${standing.items[0].id}?year=2024&month=${standing.month}`,
    );
    const { gap, neededPerMonth, status } = body;
    expect(standing.items[0]).toMatchObject({ gap, neededPerMonth, status });
    expect(body.department.code).toBe('dept01');
  });

  it('asks for no month before the installation and shows overdue from the day after', async () => {
    app.setNow('2024-11-06T09:00:00+08:00');
    const { due } = await workOf('dept10');
    expect(months(due)).toEqual(['2024-10']);
    expect(due[0].isLate).toBe(true);
  });
});
