import { beforeEach, describe, expect, it } from 'vitest';
import { evaluateIfDue } from '#server/jobs/evaluation-job.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { silent } from '../support/logger.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const alertOf = async (caller: Caller, id: number) => (await caller('GET', `/alerts/${id}`)).body;
const kinds = ({ events }: Json) => events.map(({ kind }: Json) => kind);
const listOf = async (caller: Caller, year = 2024) => (await caller('GET', `/alerts?year=${year}`)).body;

/** The clock stands at the day's evaluation, which runs. */
async function dayComes(day: string) {
  const now = new Date(`${day}T06:30:00+08:00`);
  app.setNow(now.toISOString());
  await evaluateIfDue({ db: app.db, now: () => now, logger: silent });
}

/** Sets a rule as it is but for the change. */
async function setRule(officer: Caller, rule: string, change: Json) {
  const { body } = await officer('GET', '/alert-rules?year=2024');
  const { version, isOn, pendingDays, redPendingDays, escalationDays, redEscalationDays, thresholds } = body.rules.find(
    (one: Json) => one.rule === rule,
  );
  const settings = { isOn, pendingDays, redPendingDays, escalationDays, redEscalationDays, thresholds };
  return officer('PUT', `/alert-rules/2024/${rule}`, { version, ...settings, reason: '按年度工作安排', ...change });
}

describe('an alert from its first day to its last', () => {
  it('is watched, opens, is planned, ordered, overdue, told to the leader, muted, wakes and closes by itself', async () => {
    let officer = await app.as('officer');
    expect((await setRule(officer, 'late-report', { pendingDays: 2, escalationDays: 2 })).status).toBe(204);
    // October is due on Tuesday the 5th: from the 6th on dept10 is late, from the 8th on it is told.
    await dayComes('2024-11-06');
    officer = await app.as('officer');
    const find = async () => (await listOf(officer)).items.find((one: Json) => one.subject === 'report:2024-10:dept10');
    const { id, state, moves } = await find();
    expect([state, moves]).toEqual(['pending', []]);
    await dayComes('2024-11-08');
    officer = await app.as('officer');
    expect(await find()).toMatchObject({ state: 'open', level: 'yellow', answerBy: '2024-11-12' });

    const head = await app.as('dept10');
    const plan = { move: 'acknowledge', text: '本周内补报', dueDate: '2024-11-11' };
    expect((await head('POST', `/alerts/${id}/moves`, plan)).status).toBe(204);
    expect(await alertOf(head, id)).toMatchObject({ state: 'acknowledged', dueDate: '2024-11-11' });
    const past = { move: 'rectify', text: '已安排专人', dueDate: '2024-11-07' };
    expect((await head('POST', `/alerts/${id}/moves`, past)).body.error.code).toBe('alert.date-past');

    await dayComes('2024-11-12');
    expect(kinds(await alertOf(await app.as('leader'), id))).toEqual(['watched', 'opened', 'acknowledge', 'overdue']);
    await dayComes('2024-11-14');
    const leader = await app.as('leader');
    expect(await alertOf(leader, id)).toMatchObject({ escalatedOn: '2024-11-14' });
    const order = { move: 'instruct', text: '今日下班前补报', dueDate: '2024-11-15' };
    expect((await leader('POST', `/alerts/${id}/moves`, order)).status).toBe(204);
    expect(await alertOf(leader, id)).toMatchObject({ escalatedOn: null, overdueOn: null, dueDate: '2024-11-15' });
    expect(
      (await leader('POST', `/alerts/${id}/moves`, { move: 'mute', text: '暂缓', until: '2024-11-20' })).status,
    ).toBe(403);
    officer = await app.as('officer');
    expect((await officer('POST', `/alerts/${id}/moves`, { move: 'mute', text: '暂缓' })).status).toBe(422);
    const mute = { move: 'mute', text: '业务系统停机升级', until: '2024-11-20' };
    const openBefore = (await officer('GET', '/overview?year=2024')).body.alerts.open;
    expect((await officer('POST', `/alerts/${id}/moves`, mute)).status).toBe(204);
    expect((await officer('GET', '/overview?year=2024')).body.alerts.open).toBe(openBefore - 1);

    // More than ten days late on the 16th: red, which no mute holds.
    await dayComes('2024-11-16');
    expect(kinds(await alertOf(await app.as('officer'), id)).slice(-3)).toEqual(['worsened', 'woken', 'overdue']);
    const { body: sheet } = await (await app.as('dept10'))('GET', '/reports/2024-10/dept10');
    const entries = sheet.entries.map(({ indicatorId, lastMonth }: Json) => ({
      indicatorId,
      value: lastMonth ?? '1',
      note: '按台账',
    }));
    officer = await app.as('officer');
    const extension = { month: '2024-10', department: 'dept10', until: '2024-11-29', reason: '系统停机' };
    await officer('POST', '/extensions', extension);
    await (await app.as('dept10'))('PUT', '/reports/2024-10/dept10', { version: sheet.version, entries });
    const closing = { move: 'close', text: '已同意延期' };
    expect((await officer('POST', `/alerts/${id}/moves`, closing)).status).toBe(204);
    await dayComes('2024-11-18');
    officer = await app.as('officer');
    // The report is as late as before: closed it stays, whatever the number of days.
    expect(await alertOf(officer, id)).toMatchObject({ state: 'closed', isFiring: true });
    expect(kinds(await alertOf(officer, id)).slice(-1)).toEqual(['close']);
    expect((await officer('POST', `/alerts/${id}/moves`, closing)).status).toBe(409);
  });
});

describe('the rules of a year', () => {
  it('are changed by the officer with a reason, at once, and remembered', async () => {
    const officer = await app.as('officer');
    const lateOf = async () => (await listOf(officer)).items.find((one: Json) => one.rule === 'late-report');
    expect((await lateOf()).level).toBe('red');
    expect((await setRule(officer, 'late-report', { thresholds: { redDays: '30' } })).status).toBe(204);
    expect((await lateOf()).level).toBe('yellow');
    expect((await setRule(officer, 'late-report', { isOn: false })).status).toBe(204);
    const closed = await lateOf();
    expect([closed.state, closed.events.at(-1).text]).toEqual(['closed', '该规则本年度已停用，自动关闭']);
    const { body } = await officer('GET', '/alert-rules/2024/late-report/history');
    expect(body.map(({ version, isOn, by }: Json) => [version, isOn, by])).toEqual([
      [2, false, '绩效管理员'],
      [1, true, '绩效管理员'],
    ]);
    const { body: other } = await officer('GET', '/alert-rules?year=2023');
    expect(other.rules.every((one: Json) => one.version === 0 && one.isUsual)).toBe(true);
    const [line] = (await (await app.as('auditor'))('GET', '/audit?action=alert.set-rule')).body;
    expect(line.subject).toBe('alert-rule:2024:late-report');
    expect(JSON.parse(line.before).thresholds).toEqual({ redDays: '30' });
  });

  it.each([
    ['no change', {}, 'alert.rule-unchanged'],
    ['a stale version', { version: 7, pendingDays: 1 }, 'rule.version-conflict'],
    ['a number out of bounds', { thresholds: { redDays: '366' } }, 'input.invalid'],
    ['a number of another rule', { thresholds: { redDays: '10', spread: '4' } }, 'input.invalid'],
    ['no reason', { pendingDays: 1, reason: '' }, 'input.invalid'],
  ])('refuse %s', async (_, change, code) => {
    expect((await setRule(await app.as('officer'), 'late-report', change)).body.error.code).toBe(code);
  });

  it('are the officer’s to set, and those of a closed year nobody’s', async () => {
    for (const username of ['leader', 'dept10', 'admin', 'auditor']) {
      const { version, reason, ...usual } = { version: 0, reason: '按安排', ...usualLate };
      const answer = await (await app.as(username))('PUT', '/alert-rules/2024/late-report', {
        version,
        reason,
        ...usual,
      });
      expect(answer.status, username).toBe(403);
    }
    const closed = { version: 0, reason: '按安排', ...usualLate };
    const answer = await (await app.as('officer'))('PUT', '/alert-rules/2022/late-report', closed);
    expect(answer.body.error.code).toBe('year.closed');
  });
});

const usualLate = {
  isOn: true,
  pendingDays: 1,
  redPendingDays: 0,
  escalationDays: null,
  redEscalationDays: 5,
  thresholds: { redDays: '10' },
};

it('evaluating the same day again changes nothing', async () => {
  const before = await listOf(await app.as('officer'));
  await dayComes('2024-11-03');
  const once = await listOf(await app.as('officer'));
  await app.db.deleteFrom('timedJobs').execute();
  await dayComes('2024-11-03');
  const twice = await listOf(await app.as('officer'));
  expect(twice.items).toEqual(once.items);
  expect(once.evaluation.at).not.toBe(before.evaluation.at);
  expect(once.evaluation.nextAt).toBe('2024-11-03T22:30:00.000Z');
});
