import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let head: Caller;
let officer: Caller;
const PLACE = '/reports/2024-10/dept08';

beforeEach(async () => {
  app = await startApp();
  head = await app.as('dept08');
  officer = await app.as('officer');
});

async function returned(marked = 0, reason = '与业务台账不符') {
  const { body } = await officer('GET', PLACE);
  const cell = body.entries[marked];
  const answer = await officer('POST', `${PLACE}/moves`, {
    move: 'return',
    reason: '请核对后重新提交',
    version: body.version,
    cells: [{ indicatorId: cell.indicatorId, reason }],
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { report: answer.body, cell };
}

const remarksIn = (body: Json) => body.entries.map((entry: Json) => entry.remark).filter(Boolean);

describe('a return with reasons by cell', () => {
  it('says at the cell why it came back, by whom and when', async () => {
    const { report, cell } = await returned();
    expect(report.state).toBe('returned');
    const seen = (await head('GET', PLACE)).body;
    expect(seen.entries.find((entry: Json) => entry.indicatorId === cell.indicatorId).remark).toEqual({
      text: '与业务台账不符',
      by: '绩效管理员',
      at: '2024-11-02T01:00:00.000Z',
    });
    expect(remarksIn(seen)).toHaveLength(1);
  });

  it('is settled when the value or the note of the cell changes, not when another cell does', async () => {
    const { report, cell } = await returned();
    const [, other] = report.entries;
    const same = { indicatorId: cell.indicatorId, value: cell.value, note: cell.note };
    const first = await head('PUT', PLACE, {
      version: report.version,
      entries: [same, { indicatorId: other.indicatorId, value: other.value, note: '已核对' }],
    });
    expect(remarksIn(first.body)).toHaveLength(1);
    const second = await head('PUT', PLACE, { version: first.body.version, entries: [{ ...same, note: '已更正' }] });
    expect(remarksIn(second.body)).toEqual([]);
  });

  it('is settled by the approval, and a second return replaces what stood', async () => {
    const { report } = await returned();
    const sent = await head('POST', `${PLACE}/moves`, { move: 'submit', version: report.version });
    expect(remarksIn(sent.body), 'handed in without a change').toHaveLength(1);
    const { report: again } = await returned(0, '仍不符');
    expect(remarksIn(again).map((remark: Json) => remark.text)).toEqual(['仍不符']);
    const third = await head('POST', `${PLACE}/moves`, { move: 'submit', version: again.version });
    const approved = await officer('POST', `${PLACE}/moves`, { move: 'approve', version: third.body.version });
    expect(remarksIn(approved.body)).toEqual([]);
  });

  it.each([
    ['an unknown indicator', { cells: [{ indicatorId: 999_999, reason: '不符' }] }, 'report.indicator-foreign'],
    ['an indicator of another department', { cells: [{ indicatorId: 1, reason: '不符' }] }, 'report.indicator-foreign'],
    ['an empty reason', { cells: [{ indicatorId: 1, reason: '  ' }] }, 'input.invalid'],
    [
      'one cell named twice',
      {
        cells: [
          { indicatorId: 1, reason: '不符' },
          { indicatorId: 1, reason: '又' },
        ],
      },
      'input.invalid',
    ],
    [
      'reasons by cell with an approval',
      { move: 'approve', cells: [{ indicatorId: 1, reason: '好' }] },
      'input.invalid',
    ],
  ])('is refused with %s and changes nothing', async (_what, change, code) => {
    const { body } = await officer('GET', PLACE);
    const move = { move: 'return', reason: '请核对', version: body.version, ...change };
    const answer = await officer('POST', `${PLACE}/moves`, move);
    expect([answer.status, answer.body.error.code]).toEqual([422, code]);
    expect((await officer('GET', PLACE)).body).toMatchObject({ state: 'submitted', version: body.version });
  });
});

describe('approving several', () => {
  const approve = (items: Json[], by = officer) => by('POST', '/reports/moves', { move: 'approve', items });

  it('approves each by itself and says which did not go, and why', async () => {
    const waiting = (await officer('GET', '/reports/waiting?year=2024')).body;
    expect(waiting.map((one: Json) => [one.department, one.month])).toEqual([
      ['dept03', '2024-10'],
      ['dept08', '2024-10'],
    ]);
    const clean = waiting.filter((one: Json) => one.openFindings === 0);
    const items = clean.map(({ month, department, version }: Json) => ({ month, department, version }));
    const { status, body } = await approve([
      ...items,
      { month: '2024-10', department: 'dept09', version: 2 },
      { month: '2024-10', department: 'dept99', version: 1 },
    ]);
    expect(status).toBe(200);
    expect(body.results.map((one: Json) => [one.department, one.ok, one.error?.code])).toEqual([
      ...items.map((one: Json) => [one.department, true, undefined]),
      ['dept09', false, 'report.move-refused'],
      ['dept99', false, 'department.not-found'],
    ]);
    for (const { month, department } of items) {
      expect((await officer('GET', `/reports/${month}/${department}`)).body.state).toBe('approved');
    }
  });

  it('leaves a report that nobody explained to whoever opens it', async () => {
    const { body } = await officer('GET', PLACE);
    await app.db.deleteFrom('entries').where('indicatorId', '=', body.entries[0].indicatorId).execute();
    const waiting = (await officer('GET', '/reports/waiting?year=2024')).body;
    expect(waiting.find((one: Json) => one.department === 'dept08').openFindings).toBeGreaterThan(0);
    const answer = await approve([{ month: '2024-10', department: 'dept08', version: body.version }]);
    expect(answer.body.results[0]).toMatchObject({ ok: false, error: { code: 'report.findings-open' } });
    expect((await officer('GET', PLACE)).body.state).toBe('submitted');
  });

  it('is not for heads, nor with a stale version', async () => {
    const item = { month: '2024-10', department: 'dept08', version: 0 };
    expect((await approve([item], head)).status).toBe(403);
    expect((await approve([item])).body.results[0].error.code).toBe('report.version-conflict');
  });
});

describe('a reminder', () => {
  const remind = (body: Json, by = officer) => by('POST', '/reports/reminders', body);

  it('goes to everybody who has not handed in, once a day, and is seen by the head and in the matrix', async () => {
    const { body } = await remind({ month: '2024-10' });
    const codes = body.reminded.map((one: Json) => one.code);
    expect(codes).toHaveLength(12);
    expect(codes).not.toContain('dept03');
    const again = await remind({ month: '2024-10' });
    expect([again.body.reminded.length, again.body.skipped.length]).toEqual([0, 12]);
    const late = await app.as('dept10');
    const report = await late('GET', '/reports/2024-10/dept10');
    expect(report.body.lastReminder).toMatchObject({ day: '2024-11-02', by: '绩效管理员' });
    const matrix = await officer('GET', '/reports?year=2024');
    const row = matrix.body.departments.find((one: Json) => one.code === 'dept10');
    expect(row.reports.find((one: Json) => one.month === '2024-10').lastReminder.day).toBe('2024-11-02');
  });

  it('names who was left out and leaves an audit line for each department', async () => {
    const { body } = await remind({ month: '2024-10', departments: ['dept08', 'dept10'] });
    expect(body.reminded.map((one: Json) => one.code)).toEqual(['dept10']);
    expect(body.skipped).toMatchObject([{ code: 'dept08', why: 'handed-in' }]);
    const auditor = await app.as('auditor');
    const audit = await auditor('GET', '/audit?action=report.remind');
    expect(audit.body.map((line: Json) => [line.subject, line.username])).toEqual([
      ['report:2024-10:dept10', 'officer'],
    ]);
  });

  it('is refused to a head, for an unknown department, a month that is not over and a closed year', async () => {
    expect((await remind({ month: '2024-10' }, head)).status).toBe(403);
    expect((await remind({ month: '2024-10', departments: ['dept10', 'dept99'] })).status).toBe(404);
    expect((await remind({ month: '2024-11' })).body.error.code).toBe('report.month-not-over');
    expect((await remind({ month: '2022-05' })).body.error.code).toBe('year.closed');
    const { body } = await head('GET', '/reports/2024-10/dept10');
    expect(body.lastReminder).toBeNull();
  });
});

describe('who else is at a report', () => {
  it('is told to the others for a minute, and never to strangers of the department', async () => {
    const enter = (by: Caller) => by('POST', `${PLACE}/presence`);
    expect((await enter(head)).body).toEqual({ others: [] });
    expect((await officer('GET', PLACE)).body.others).toEqual([{ name: expect.stringContaining('负责人') }]);
    expect((await head('GET', PLACE)).body.others).toEqual([]);
    expect((await enter(await app.as('dept10'))).status).toBe(403);
    app.setNow('2024-11-02T09:01:01+08:00');
    expect((await officer('GET', PLACE)).body.others).toEqual([]);
  });
});
