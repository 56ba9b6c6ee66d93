import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let head: Caller;
let officer: Caller;
const PLACE = '/reports/2024-10/dept10';

beforeEach(async () => {
  app = await startApp();
  head = await app.as('dept10');
  officer = await app.as('officer');
});

/** October as last September with one changed value. */
async function filled(caller: Caller, change: Record<string, string | null> = {}) {
  const { body } = await caller('GET', PLACE);
  return body.entries.map((entry: Json) => ({
    indicatorId: entry.indicatorId,
    value: entry.code in change ? change[entry.code] : entry.lastMonth,
    note: entry.accumulation === 'flow' ? '演示说明' : null,
  }));
}

async function submitted(change: Record<string, string | null> = {}) {
  const entries = await filled(head, change);
  const saved = await head('PUT', PLACE, { version: 0, entries });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const answer = await head('POST', `${PLACE}/moves`, { move: 'submit', version: saved.body.version });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

describe('a monthly report', () => {
  it('goes from draft over return to approval, and only then becomes official', async () => {
    const first = await submitted({ 'INS-01': '86.90' });
    expect(first.state).toBe('submitted');
    const returned = await officer('POST', `${PLACE}/moves`, {
      move: 'return',
      reason: '参保人数请与业务系统核对',
      version: first.version,
    });
    expect(returned.body).toMatchObject({ state: 'returned', reason: '参保人数请与业务系统核对' });
    const pension = returned.body.entries.find((entry: Json) => entry.code === 'INS-01');
    const corrected = await head('PUT', PLACE, {
      version: returned.body.version,
      entries: [{ indicatorId: pension.indicatorId, value: '86.70', note: null }],
    });
    const again = await head('POST', `${PLACE}/moves`, { move: 'submit', version: corrected.body.version });
    const before = await officer('GET', '/overview?year=2024&month=10');
    const value = (body: Json) => body.indicators.find((one: Json) => one.indicator.code === 'INS-01').value;
    expect(value(before.body)).not.toBe('86.70');
    const approved = await officer('POST', `${PLACE}/moves`, { move: 'approve', version: again.body.version });
    expect(approved.body.state).toBe('approved');
    const after = await officer('GET', '/overview?year=2024&month=10');
    expect(value(after.body)).toBe('86.70');
    expect(after.body.reports.approved).toBe(before.body.reports.approved + 1);
    expect(approved.body.events.map((event: Json) => event.move)).toEqual(['submit', 'return', 'submit', 'approve']);
  });

  it('keeps the official figure while an approved month is reopened', async () => {
    const report = await officer('GET', '/reports/2023-12/dept10');
    const reopened = await officer('POST', '/reports/2023-12/dept10/moves', {
      move: 'reopen',
      reason: '更正参保人数',
      version: report.body.version,
    });
    expect(reopened.body.state).toBe('returned');
    const { body } = await officer('GET', '/indicators/1?year=2023&month=12');
    expect(body.value).toBe('82.76');
    const pension = reopened.body.entries.find((entry: Json) => entry.code === 'INS-01');
    const saved = await head('PUT', '/reports/2023-12/dept10', {
      version: reopened.body.version,
      entries: [{ indicatorId: pension.indicatorId, value: '87.70', note: '更正' }],
    });
    const sent = await head('POST', '/reports/2023-12/dept10/moves', { move: 'submit', version: saved.body.version });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    await officer('POST', '/reports/2023-12/dept10/moves', { move: 'approve', version: sent.body.version });
    const overview = await officer('GET', '/overview?year=2023&month=12');
    expect(overview.body.gaps.map((gap: Json) => gap.indicator.code)).not.toContain('INS-01');
    const alerts = await officer('GET', '/alerts?year=2023');
    const alert = alerts.body.items.find(
      (one: Json) => one.rule === 'target-gap' && one.title.startsWith('全州基本养老参保人数'),
    );
    expect(alert.state).toBe('closed');
    const checks = await officer('GET', '/checks?year=2023');
    expect(checks.body).toContainEqual(
      expect.objectContaining({ check: 'figure', stated: '82.76', expected: '87.70' }),
    );
  });

  it('shows two savers both versions and loses nothing', async () => {
    const entries = await filled(head);
    const first = await head('PUT', PLACE, { version: 0, entries: entries.slice(0, 1) });
    expect(first.body.version).toBe(1);
    const second = await head('PUT', PLACE, { version: 0, entries: [{ ...entries[0], value: '1' }] });
    expect(second.status).toBe(409);
    expect(second.body.error).toMatchObject({ code: 'report.version-conflict', details: { yours: 0, current: 1 } });
    const kept = await head('GET', PLACE);
    expect(kept.body.entries[0].value).toBe(entries[0].value);
  });

  it('saves nothing when one cell is refused, and names every wrong cell', async () => {
    const entries = await filled(head);
    const wrong = [entries[0], { ...entries[1], value: '-5' }, { ...entries[2], value: '1.23456' }];
    const answer = await head('PUT', PLACE, { version: 0, entries: wrong });
    expect(answer.status).toBe(422);
    expect(answer.body.error.details.problems).toHaveLength(2);
    expect((await head('GET', PLACE)).body).toMatchObject({ version: 0, isBegun: false });
  });

  it.each([
    ['a text', { value: '八十二' }],
    ['a number instead of a text', { value: 82.76 }],
    ['seven decimals', { value: '1.1234567' }],
    ['an unknown indicator', { indicatorId: 999_999, value: '1' }],
    ['an indicator of another department', { indicatorId: 2, value: '1' }],
    ['no indicator', { value: '1' }],
  ])('refuses %s and changes nothing', async (_what, change) => {
    const [entry] = await filled(head);
    const base: Record<string, unknown> = { ...entry, ...change };
    if (!('indicatorId' in change) && _what === 'no indicator') delete base.indicatorId;
    const answer = await head('PUT', PLACE, { version: 0, entries: [base] });
    expect(answer.status).toBe(422);
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/);
    expect((await head('GET', PLACE)).body.version).toBe(0);
  });

  it('cannot be submitted while an indicator has neither value nor reason', async () => {
    const entries = await filled(head, { 'INS-01': null });
    const saved = await head('PUT', PLACE, { version: 0, entries });
    const refused = await head('POST', `${PLACE}/moves`, { move: 'submit', version: saved.body.version });
    expect(refused.body.error).toMatchObject({ code: 'report.incomplete' });
    expect(refused.body.error.message).toContain('全州基本养老参保人数');
    const explained = await head('PUT', PLACE, {
      version: saved.body.version,
      entries: [{ indicatorId: 1, value: null, note: '系统切换，本月数下月补报' }],
    });
    const sent = await head('POST', `${PLACE}/moves`, { move: 'submit', version: explained.body.version });
    expect(sent.body.state).toBe('submitted');
  });

  it('wants an explanation for a cumulative that falls', async () => {
    const entries = await filled(head, { 'LEVY-02': '1' });
    const saved = await head('PUT', PLACE, { version: 0, entries });
    const cell = saved.body.entries.find((entry: Json) => entry.code === 'LEVY-02');
    expect(cell.findings[0]).toMatchObject({ level: 'explain', code: 'falling-cumulative' });
    const refused = await head('POST', `${PLACE}/moves`, { move: 'submit', version: saved.body.version });
    expect(refused.body.error.code).toBe('report.explanation-missing');
  });

  it('is locked once submitted', async () => {
    const report = await submitted();
    const answer = await head('PUT', PLACE, {
      version: report.version,
      entries: [{ indicatorId: 1, value: '1', note: null }],
    });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'report.not-editable']);
  });

  it('is not taken for a closed year or a month that has not begun', async () => {
    const save = { version: 3, entries: [{ indicatorId: 1, value: '1', note: null }] };
    expect((await head('PUT', '/reports/2022-05/dept10', save)).body.error.code).toBe('year.closed');
    expect((await head('PUT', '/reports/2024-12/dept10', save)).body.error.code).toBe('report.month-not-begun');
  });

  it('leaves an audit line for every step, with the values before and after', async () => {
    const report = await submitted({ 'INS-01': '86.90' });
    await officer('POST', `${PLACE}/moves`, { move: 'approve', version: report.version });
    const auditor = await app.as('auditor');
    const { body } = await auditor('GET', '/audit?subject=report:2024-10:dept10');
    expect(body.map((line: Json) => [line.action, line.username])).toEqual([
      ['report.approve', 'officer'],
      ['report.submit', 'dept10'],
      ['report.save', 'dept10'],
    ]);
    expect(JSON.parse(body[2].after)).toContainEqual({ indicatorId: 1, value: '86.9', note: null });
  });
});

describe('the matrix of reports', () => {
  it('knows what is due, late, returned and waiting', async () => {
    const { body } = await officer('GET', '/reports?year=2024&month=10');
    expect(body.departments).toHaveLength(16);
    const report = (code: string, month: string) =>
      body.departments.find((one: Json) => one.code === code).reports.find((one: Json) => one.month === month);
    expect(report('dept14', '2024-09')).toMatchObject({ state: 'draft', isBegun: false, isLate: true });
    expect(report('dept03', '2024-10')).toMatchObject({ state: 'submitted', isLate: false });
    expect(report('dept09', '2024-10')).toMatchObject({ state: 'returned' });
    expect(report('dept10', '2024-10')).toMatchObject({ isBegun: false, dueDate: '2024-11-05', isLate: false });
  });
});
