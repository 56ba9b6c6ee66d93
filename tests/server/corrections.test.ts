import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

/** 稽核科: a distinct count (FUND-04) and flows (FUND-03, FUND-05); October is handed in. */
const AUGUST = '/reports/2024-08/dept08';
const SEPTEMBER = '/reports/2024-09/dept08';
const OCTOBER = '/reports/2024-10/dept08';
let app: TestApp;
let head: Caller;
let officer: Caller;

beforeEach(async () => {
  app = await startApp();
  head = await app.as('dept08');
  officer = await app.as('officer');
});

const cellIn = (body: Json, code: string) => body.entries.find((entry: Json) => entry.code === code);
const openIn = (body: Json) => body.rechecks.items.filter((item: Json) => item.outcome === null);

async function reopen(place: string) {
  const { body } = await officer('GET', place);
  const move = { move: 'reopen', reason: '更正数据', version: body.version };
  return (await officer('POST', `${place}/moves`, move)).body;
}

/** Reopened, changed by `add`, handed in and approved again. */
async function corrected(place: string, code: string, add: number) {
  const reopened = await reopen(place);
  const cell = cellIn(reopened, code);
  const value = (Number(cell.approvedValue) + add).toFixed(cell.decimals);
  const entries = [{ indicatorId: cell.indicatorId, value, note: '更正' }];
  const saved = await head('PUT', place, { version: reopened.version, entries });
  const sent = await head('POST', `${place}/moves`, { move: 'submit', version: saved.body.version });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  const approved = await officer('POST', `${place}/moves`, { move: 'approve', version: sent.body.version });
  expect(approved.status, JSON.stringify(approved.body)).toBe(200);
  return {
    old: cell.approvedValue as string,
    now: value,
    indicatorId: cell.indicatorId as number,
    body: approved.body,
  };
}

describe('a corrected month', () => {
  it('keeps what was official as former, with the day of the correction', async () => {
    const { old, now, indicatorId, body } = await corrected(AUGUST, 'FUND-04', 3);
    expect(cellIn(body, 'FUND-04')).toMatchObject({ value: now, former: [{ value: old, replacedBy: '绩效管理员' }] });
    expect(cellIn(body, 'FUND-04').former[0].replacedAt).toBe('2024-11-02T01:00:00.000Z');
    const series = await officer('GET', `/indicators/${indicatorId}/series?from=2024-08&to=2024-08`);
    expect(series.body.points[0]).toMatchObject({ value: now, former: [{ value: old }] });
    expect(cellIn(body, 'FUND-03').former, 'what was approved again unchanged has no former').toEqual([]);
  });

  it('marks the later months that stand on it, and nothing before it', async () => {
    const { old, now } = await corrected(AUGUST, 'FUND-04', 3);
    for (const place of [SEPTEMBER, OCTOBER]) {
      const { body } = await head('GET', place);
      expect(openIn(body), place).toMatchObject([{ causeMonth: '2024-08', old, now, by: '绩效管理员' }]);
      expect(body.rechecks.mayConfirm).toBe(true);
    }
    expect(openIn((await head('GET', '/reports/2024-07/dept08')).body)).toEqual([]);
    const matrix = await officer('GET', '/reports?year=2024');
    const row = matrix.body.departments.find((one: Json) => one.code === 'dept08');
    expect(row.reports.map((one: Json) => one.openRechecks)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
  });

  it('of a flow marks nothing: the year-to-date has taken it over and says so', async () => {
    await corrected(AUGUST, 'FUND-05', 40);
    const { body } = await head('GET', SEPTEMBER);
    expect(openIn(body)).toEqual([]);
    expect(cellIn(body, 'FUND-05').carried).toEqual([8]);
    expect(cellIn(body, 'FUND-04').carried).toEqual([]);
  });

  it('reopened and approved again as it was corrects nothing', async () => {
    await corrected(AUGUST, 'FUND-04', 0);
    expect(openIn((await head('GET', SEPTEMBER)).body)).toEqual([]);
    expect(cellIn((await head('GET', AUGUST)).body, 'FUND-04').former).toEqual([]);
  });

  it('taken back takes its marks back, and tells it', async () => {
    await corrected(AUGUST, 'FUND-04', 3);
    await corrected(AUGUST, 'FUND-04', 2);
    const { body: again } = await head('GET', SEPTEMBER);
    expect(openIn(again), 'a second correction renews the mark').toHaveLength(1);
    const { now } = await corrected(AUGUST, 'FUND-04', -5);
    const { body } = await head('GET', SEPTEMBER);
    expect(openIn(body)).toEqual([]);
    expect(body.rechecks.items).toMatchObject([{ outcome: 'withdrawn', old: now }]);
  });
});

describe('a mark', () => {
  it.each([
    ['the head', 'dept08'],
    ['the officer', 'officer'],
  ])('is settled by %s, by name and time, and once', async (_who, username) => {
    const { indicatorId } = await corrected(AUGUST, 'FUND-04', 3);
    const caller = await app.as(username);
    const answer = await caller('POST', `${SEPTEMBER}/rechecks`, { indicatorIds: [indicatorId] });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(openIn(answer.body)).toEqual([]);
    expect(answer.body.rechecks.items[0]).toMatchObject({
      outcome: 'confirmed',
      outcomeName: '已复核，无需修改',
      resolvedBy: username === 'officer' ? '绩效管理员' : '稽核科负责人',
      resolvedAt: '2024-11-02T01:00:00.000Z',
    });
    const again = await caller('POST', `${SEPTEMBER}/rechecks`, { indicatorIds: [indicatorId] });
    expect([again.status, again.body.error.code]).toEqual([409, 'report.recheck-settled']);
    expect(openIn((await caller('GET', OCTOBER)).body), 'the other month waits for itself').toHaveLength(1);
    const { body } = await (await app.as('auditor'))('GET', '/audit?subject=report:2024-09:dept08');
    expect(body[0]).toMatchObject({ action: 'report.recheck', username });
  });

  it('is not settled by another department, a leader or nobody', async () => {
    const { indicatorId } = await corrected(AUGUST, 'FUND-04', 3);
    for (const username of ['dept09', 'leader', 'auditor', 'admin']) {
      const answer = await (await app.as(username))('POST', `${SEPTEMBER}/rechecks`, { indicatorIds: [indicatorId] });
      expect(answer.status, username).toBe(403);
    }
    expect((await app.anonymous('POST', `${SEPTEMBER}/rechecks`, { indicatorIds: [indicatorId] })).status).toBe(401);
    expect((await head('POST', `${SEPTEMBER}/rechecks`, { indicatorIds: [] })).status).toBe(422);
  });

  it('is settled when the cell is changed, not when only its note is', async () => {
    const { indicatorId } = await corrected(AUGUST, 'FUND-04', 3);
    const reopened = await reopen(SEPTEMBER);
    const cell = cellIn(reopened, 'FUND-04');
    const entry = { indicatorId, value: cell.value, note: '核对中' };
    const noted = await head('PUT', SEPTEMBER, { version: reopened.version, entries: [entry] });
    expect(openIn(noted.body)).toHaveLength(1);
    const changed = { ...entry, value: String(Number(cell.value) + 3) };
    const saved = await head('PUT', SEPTEMBER, { version: noted.body.version, entries: [changed] });
    expect(saved.body.rechecks.items).toMatchObject([{ outcome: 'changed', resolvedBy: '稽核科负责人' }]);
  });

  it('keeps a report out of the approval of several, and is settled by approving it alone', async () => {
    await corrected(AUGUST, 'FUND-04', 3);
    const waiting = (await officer('GET', '/reports/waiting?year=2024')).body;
    const { month, department, version } = waiting.find((one: Json) => one.department === 'dept08');
    const batch = await officer('POST', '/reports/moves', { move: 'approve', items: [{ month, department, version }] });
    expect(batch.body.results[0].error.code).toBe('report.findings-open');
    const { body } = await officer('POST', `${OCTOBER}/moves`, { move: 'approve', version });
    expect([body.state, body.rechecks.items[0].outcome]).toEqual(['approved', 'approved']);
  });
});

it('the demonstration has a correction to see: its former figure and two months that wait', async () => {
  const { body } = await officer('GET', '/reports/2024-08/dept11');
  const [former] = cellIn(body, 'INS-02').former;
  expect(Number(cellIn(body, 'INS-02').value) - Number(former.value)).toBeCloseTo(0.03, 6);
  for (const month of ['2024-09', '2024-10']) {
    expect(openIn((await officer('GET', `/reports/${month}/dept11`)).body), month).toHaveLength(1);
  }
});
