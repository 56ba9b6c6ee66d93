import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;

beforeEach(async () => {
  app = await startApp();
  officer = await app.as('officer');
});

const monthIn = (body: Json, month: string) => body.months.find((one: Json) => one.month === month);
const calendar = async (by = officer) => (await by('GET', '/calendar?year=2024')).body;
const reportIn = (body: Json, code: string, month: string) =>
  body.departments.find((one: Json) => one.code === code).reports.find((one: Json) => one.month === month);

async function lateAlert(): Promise<Json> {
  const { body } = await officer('GET', '/alerts?year=2024');
  return body.items.find((one: Json) => one.subject === 'report:2024-09:dept14');
}

describe('the year as it is planned', () => {
  it('tells of every month when it is due, how that came about and when it is locked', async () => {
    const body = await calendar();
    expect(body.rule).toEqual({ dueDay: 5, shiftsToWorkingDay: true, graceDays: 5 });
    expect(monthIn(body, '2024-09')).toMatchObject({
      ruleDate: '2024-10-05',
      dueDate: '2024-10-08',
      graceEnd: '2024-10-14',
    });
    expect(monthIn(body, '2024-10')).toMatchObject({ dueDate: '2024-11-05', graceEnd: '2024-11-12', override: null });
    expect(monthIn(body, '2024-01')).toMatchObject({
      dueDate: '2024-02-20',
      override: { by: '绩效管理员', isDemo: true },
    });
    expect(body.days).toContainEqual({ date: '2024-10-12', kind: 'workday', name: '国庆节调休', isDemo: true });
  });

  it('is read by every reader of figures and changed by the officer alone', async () => {
    const change = { dueDay: 8, shiftsToWorkingDay: true, graceDays: null };
    for (const username of ['leader', 'dept10', 'auditor', 'admin']) {
      const caller = await app.as(username);
      expect((await caller('GET', '/calendar?year=2024')).status, username).toBe(username === 'admin' ? 403 : 200);
      expect((await caller('PUT', '/calendar/2024/rule', change)).status, username).toBe(403);
      const day = { date: '2024-12-31', kind: 'holiday', name: '放假' };
      expect((await caller('POST', '/calendar/days', { days: [day] })).status, username).toBe(403);
      expect((await caller('DELETE', '/calendar/days/2024-10-01')).status, username).toBe(403);
      const due = { date: '2024-11-11', reason: '测试' };
      expect((await caller('PUT', '/calendar/due-dates/2024-10', due)).status, username).toBe(403);
    }
  });

  it('has no holiday in an installation until somebody enters one', async () => {
    const bare = await startApp({ isDemo: false });
    expect(await bare.db.selectFrom('calendarDays').selectAll().execute()).toEqual([]);
  });
});

describe('a day that is entered', () => {
  it('moves the due day wherever it is spoken of: matrix, session, overview, alert', async () => {
    const days = [
      { date: '2024-11-05', kind: 'holiday', name: '测试假' },
      { date: '2024-11-06', kind: 'holiday', name: '测试假' },
    ];
    expect((await officer('POST', '/calendar/days', { days })).status).toBe(204);
    expect((await officer('GET', '/session')).body.dueDate).toBe('2024-11-07');
    expect((await officer('GET', '/reports/2024-10/dept10')).body.dueDate).toBe('2024-11-07');
    app.setNow('2024-11-07T18:00:00+08:00');
    officer = await app.as('officer');
    const matrix = (await officer('GET', '/reports?year=2024')).body;
    expect(reportIn(matrix, 'dept10', '2024-10')).toMatchObject({ dueDate: '2024-11-07', isLate: false });
    expect((await officer('GET', '/overview?year=2024&month=10')).body.reports.late).toBe(0);
    expect((await officer('DELETE', '/calendar/days/2024-11-06')).status).toBe(204);
    expect((await officer('GET', '/reports/2024-10/dept10')).body).toMatchObject({
      dueDate: '2024-11-06',
      isLate: true,
    });
    expect((await officer('GET', '/overview?year=2024&month=10')).body.reports.late).toBeGreaterThan(0);
    const { body } = await officer('GET', '/alerts?year=2024');
    const late = body.items.find((one: Json) => one.subject === 'report:2024-10:dept10');
    expect(late.message).toContain('2024-11-06');
  });

  it('corrects what was found late before it was known', async () => {
    expect((await lateAlert()).message).toContain('应于 2024-10-08 前提交');
    await officer('DELETE', '/calendar/days/2024-10-07');
    expect((await lateAlert()).message).toContain('应于 2024-10-07 前提交');
  });

  it('is told in the audit with what stood there before, and is no demonstration any more', async () => {
    await officer('POST', '/calendar/days', { days: [{ date: '2024-10-12', kind: 'holiday', name: '国庆节' }] });
    const auditor = await app.as('auditor');
    const [line] = (await auditor('GET', '/audit?action=calendar.update')).body;
    expect([line.username, line.subject]).toEqual(['officer', 'calendar:2024-10-12']);
    expect(JSON.parse(line.before)).toEqual([{ date: '2024-10-12', kind: 'workday', name: '国庆节调休' }]);
    expect(JSON.parse(line.after)).toEqual([{ date: '2024-10-12', kind: 'holiday', name: '国庆节' }]);
    expect((await calendar()).days).toContainEqual({
      date: '2024-10-12',
      kind: 'holiday',
      name: '国庆节',
      isDemo: false,
    });
  });

  it.each([
    [
      'a day twice',
      [
        { date: '2024-12-31', kind: 'holiday', name: '假' },
        { date: '2024-12-31', kind: 'workday', name: '班' },
      ],
      'input.invalid',
    ],
    ['a day there is not', [{ date: '2024-02-30', kind: 'holiday', name: '假' }], 'input.invalid'],
    ['no name', [{ date: '2024-12-31', kind: 'holiday', name: ' ' }], 'input.invalid'],
    ['a day of a closed year', [{ date: '2022-10-01', kind: 'holiday', name: '国庆节' }], 'year.closed'],
  ])('is refused with %s, and nothing is kept', async (_what, days, code) => {
    expect((await officer('POST', '/calendar/days', { days })).body.error.code).toBe(code);
    expect((await calendar()).days).toHaveLength(9);
  });

  it('cannot be removed when nothing was said of it', async () => {
    expect((await officer('DELETE', '/calendar/days/2024-10-09')).body.error.code).toBe('calendar.day-not-found');
  });
});

describe('a due day set by hand', () => {
  const set = (date: string, month = '2024-10') =>
    officer('PUT', `/calendar/due-dates/${month}`, { date, reason: '系统切换' });

  it('holds until it goes back to the rule', async () => {
    expect((await set('2024-11-20')).status).toBe(204);
    expect(monthIn(await calendar(), '2024-10')).toMatchObject({
      dueDate: '2024-11-20',
      override: { reason: '系统切换', by: '绩效管理员', isDemo: false },
    });
    expect((await officer('DELETE', '/calendar/due-dates/2024-10')).status).toBe(204);
    expect(monthIn(await calendar(), '2024-10')).toMatchObject({ dueDate: '2024-11-05', override: null });
  });

  it('closes the alert of who is late, and opens it again when it goes', async () => {
    await set('2024-11-20', '2024-09');
    expect((await lateAlert()).state).toBe('closed');
    app.setNow('2024-11-03T09:00:00+08:00');
    officer = await app.as('officer');
    await officer('DELETE', '/calendar/due-dates/2024-09');
    expect((await lateAlert()).state).toBe('open');
  });

  it('lies in the two months after, and in no closed year', async () => {
    expect((await set('2024-10-31')).body.error.code).toBe('input.invalid');
    expect((await set('2025-01-01')).body.error.code).toBe('input.invalid');
    expect((await set('2022-11-10', '2022-10')).body.error.code).toBe('year.closed');
  });
});

describe('a change of the rule', () => {
  it('moves what is to come and leaves what was due where it was', async () => {
    const rule = { dueDay: 10, shiftsToWorkingDay: false, graceDays: 3 };
    expect((await officer('PUT', '/calendar/2024/rule', rule)).status).toBe(204);
    const body = await calendar();
    expect(body.rule).toEqual(rule);
    expect(monthIn(body, '2024-10').dueDate).toBe('2024-11-10');
    expect(monthIn(body, '2024-09')).toMatchObject({
      dueDate: '2024-10-08',
      override: { reason: '调整规则前已到期，保持原截止日' },
    });
    expect((await lateAlert()).state).toBe('open');
  });

  it('is refused for a closed year and for what is no rule', async () => {
    const rule = { dueDay: 10, shiftsToWorkingDay: true, graceDays: 3 };
    expect((await officer('PUT', '/calendar/2022/rule', rule)).body.error.code).toBe('year.closed');
    for (const change of [{ dueDay: 31 }, { dueDay: 0 }, { graceDays: -1 }, { graceDays: 61 }]) {
      const answer = await officer('PUT', '/calendar/2024/rule', { ...rule, ...change });
      expect(answer.status, JSON.stringify(change)).toBe(422);
    }
  });
});
