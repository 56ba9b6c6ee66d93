import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

const OCTOBER = '/budget/months/2024-10';

let app: TestApp;
let finance: Caller;
let officer: Caller;
let leader: Caller;
beforeAll(async () => {
  app = await startApp();
  finance = await app.as('dept02');
  officer = await app.as('officer');
  leader = await app.as('leader');
});

const month = async (path = OCTOBER): Promise<Json> => (await leader('GET', path)).body;
const entry = (line: Json, executed: string | null, note: string | null = line.note) => {
  return { lineId: line.lineId, executed, note, version: line.version };
};
const code = ({ body }: { body: Json }) => body?.error?.code;
const audited = async (subject: string): Promise<Json[]> =>
  (await (await app.as('auditor'))('GET', `/audit?subject=${subject}`)).body;

describe('the year', () => {
  it('tells sources and nineteen projects of 2023 as published', async () => {
    const { status, body } = await leader('GET', '/budget?year=2023&month=12');
    expect(status).toBe(200);
    expect(body.total).toMatchObject({ initial: '1671.92', adjusted: '1867.08', executed: '1867.08', rate: '100.00' });
    expect(body.sources.map((line: Json) => [line.source, line.adjusted])).toEqual([
      ['中央安排', '0.00'],
      ['自治区安排', '39.95'],
      ['地（州、市）安排', '1687.39'],
      ['县（市、区）安排', '0.00'],
      ['其他资金', '139.74'],
    ]);
    expect(body.projects).toHaveLength(19);
    const slow = body.projects.find((one: Json) => one.code === 'p18');
    expect(slow).toMatchObject({ rate: '37.70', difference: '-62.30', status: 'far-behind' });
    expect(slow.unspent).toMatchObject({ value: '18.69', isFinal: true });
    expect(body.isDemo).toBe(true);
  });

  it('as of a month before knows nothing of the months after', async () => {
    const { body } = await leader('GET', '/budget?year=2023&month=6');
    expect(body).toMatchObject({ month: 6, calendar: '50.00' });
    expect(body.total.dataMonth).toBe(6);
    expect(body.total.trend).toHaveLength(6);
    expect(body.total.unspent.isFinal).toBe(false);
  });

  it('opens with the last approved month, and counts nothing that is not approved', async () => {
    const { body } = await leader('GET', '/budget?year=2024');
    expect(body.month).toBe(9);
    const later = (await leader('GET', '/budget?year=2024&month=10')).body;
    expect(later.total).toMatchObject({ dataMonth: 9, calendar: '75.00', pending: null });
  });

  it('is empty in a year without projects, and never found in a year unknown to anybody', async () => {
    const { status, body } = await leader('GET', '/budget?year=2021');
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: null, sources: [], projects: [], rights: { enter: false } });
    expect((await leader('GET', '/budget?year=abc')).status).toBe(422);
  });

  it('is shown to whoever reads figures and to no administrator', async () => {
    expect((await (await app.as('auditor'))('GET', '/budget?year=2023')).status).toBe(200);
    expect((await (await app.as('admin'))('GET', '/budget?year=2023')).status).toBe(403);
    expect((await app.anonymous('GET', '/budget?year=2023')).status).toBe(401);
  });
});

describe('a month', () => {
  it('is entered by the finance department and the officer, and by nobody else', async () => {
    const [line] = (await month()).lines;
    for (const name of ['leader', 'admin', 'auditor', 'dept01']) {
      const caller = await app.as(name);
      expect((await caller('PUT', OCTOBER, { entries: [entry(line, '0')] })).status, name).toBe(403);
      const move = { move: 'submit', version: 1 };
      expect((await caller('POST', `${OCTOBER}/moves`, move)).status, name).toBe(403);
      expect((await caller('POST', `/budget/lines/${line.lineId}/adjustments`, adjustment())).status, name).toBe(403);
    }
    expect(await month()).toMatchObject({ version: 1 });
  });

  it('takes a cell once: the same again changes nothing and leaves no second line in the audit', async () => {
    const before = (await month()).lines.find((one: Json) => one.source === '自治区安排');
    const body = { entries: [entry(before, '27.50')] };
    const saved = await finance('PUT', OCTOBER, body);
    expect(saved.status).toBe(200);
    expect(saved.body.version).toBe(2);
    const line = saved.body.lines.find((one: Json) => one.lineId === before.lineId);
    expect(line).toMatchObject({ executed: '27.50', inMonth: '2.79', version: 1, by: '财务科负责人', findings: [] });
    const again = await finance('PUT', OCTOBER, body);
    expect(again.status).toBe(200);
    expect(again.body.version).toBe(2);
    const lines = await audited('budget:2024-10');
    expect(lines.map(({ action }) => action)).toEqual(['budget.save']);
    expect(JSON.stringify(lines[0])).toContain('自治区安排');
  });

  it('refuses a cell that somebody else changed, tells theirs, and lets others pass', async () => {
    const { lines } = await month();
    const [one, other] = lines.filter((line: Json) => line.executed === null && line.adjusted !== '0.00');
    expect((await officer('PUT', OCTOBER, { entries: [entry(one, '1.00')] })).status).toBe(200);
    const stale = await finance('PUT', OCTOBER, { entries: [entry(one, '2.00'), entry(other, '1.50')] });
    expect(stale.status).toBe(409);
    expect(code(stale)).toBe('budget.cell-conflict');
    expect(stale.body.error.details.conflicts).toMatchObject([
      { lineId: one.lineId, yours: '2.00', theirs: { executed: '1.00', by: '绩效管理员' }, version: 1 },
    ]);
    // All or nothing: the other cell was not written either, and alone it passes.
    expect((await month()).lines.find((line: Json) => line.lineId === other.lineId).executed).toBeNull();
    expect((await finance('PUT', OCTOBER, { entries: [entry(other, '1.50')] })).status).toBe(200);
  });

  it('warns of a falling cumulative and of more than the budget, and refuses less than nothing', async () => {
    const line = (await month()).lines.find((one: Json) => one.source === '地（州、市）安排');
    const saved = await finance('PUT', OCTOBER, { entries: [entry(line, '100')] });
    const fallen = saved.body.lines.find((one: Json) => one.lineId === line.lineId);
    expect(fallen.findings.map((finding: Json) => finding.code)).toEqual(['falling']);
    const much = await finance('PUT', OCTOBER, { entries: [entry(fallen, '5000')] });
    const over = much.body.lines.find((one: Json) => one.lineId === line.lineId);
    expect(over.findings.map((finding: Json) => finding.code)).toEqual(['over-budget']);
    const negative = await finance('PUT', OCTOBER, { entries: [entry(over, '-1')] });
    expect([negative.status, code(negative)]).toEqual([422, 'input.invalid']);
    expect((await finance('PUT', OCTOBER, { entries: [entry(over, line.executed)] })).status).toBe(200);
  });

  it('refuses a line that is not of the year, a closed year, and a month not begun', async () => {
    const [line] = (await month()).lines;
    const [old] = (await month('/budget/months/2022-10')).lines;
    expect(code(await finance('PUT', OCTOBER, { entries: [entry(old, '1')] }))).toBe('budget.line-not-found');
    expect(code(await finance('PUT', '/budget/months/2022-10', { entries: [entry(old, '1')] }))).toBe('year.closed');
    expect(code(await finance('PUT', '/budget/months/2024-12', { entries: [entry(line, '1')] }))).toBe(
      'report.month-not-begun',
    );
    const september = await month('/budget/months/2024-09');
    const late = await finance('PUT', '/budget/months/2024-09', { entries: [entry(september.lines[1], '1')] });
    expect([late.status, code(late)]).toEqual([409, 'budget.not-editable']);
  });
});

describe('the life of a month', () => {
  const move = async (who: Caller, name: string, more: object = {}) =>
    who('POST', `${OCTOBER}/moves`, { move: name, version: (await month()).version, ...more });

  it('is not handed in with something missing', async () => {
    const refused = await move(finance, 'submit');
    expect([refused.status, code(refused)]).toEqual([422, 'budget.incomplete']);
    expect(refused.body.error.details.open[0]).toHaveProperty('message');
  });

  it('shows what is handed in marked, and makes it official by somebody who entered nothing of it', async () => {
    const { lines } = await month();
    const missing = lines.filter((line: Json) => line.findings.length > 0);
    const entries = missing.map((line: Json) => entry(line, line.before.value, '与上月持平，无支出'));
    expect((await finance('PUT', OCTOBER, { entries })).status).toBe(200);
    expect((await move(finance, 'submit')).body).toMatchObject({ state: 'submitted', mayEdit: false });
    const { total } = (await leader('GET', '/budget?year=2024&month=10')).body;
    expect(total.dataMonth).toBe(9);
    expect(total.pending).toMatchObject({ month: 10 });
    // The officer entered a cell of it above.
    const own = await move(officer, 'approve');
    expect([own.status, code(own)]).toEqual([403, 'budget.own-entry']);
    expect((await move(finance, 'approve')).status).toBe(403);
    await addOfficer('officer2');
    const approved = await move(await app.as('officer2'), 'approve');
    expect(approved.body).toMatchObject({ state: 'approved' });
    const now = (await leader('GET', '/budget?year=2024&month=10')).body.total;
    expect(now).toMatchObject({ dataMonth: 10, calendar: '83.33', pending: null });
    const overview = (await leader('GET', '/overview?year=2024&month=10')).body;
    expect(overview.execution).toMatchObject({ executed: now.executed, rate: now.rate });
  });

  it('keeps the official figures while a reopened month is corrected', async () => {
    const official = (await leader('GET', '/budget?year=2024&month=10')).body.total.executed;
    expect(code(await move(officer, 'reopen'))).toBe('report.reason-required');
    expect((await move(officer, 'reopen', { reason: '地区安排数有误' })).body.state).toBe('returned');
    const line = (await month()).lines.find((one: Json) => one.source === '地（州、市）安排');
    await finance('PUT', OCTOBER, { entries: [entry(line, '1400.00')] });
    expect((await leader('GET', '/budget?year=2024&month=10')).body.total.executed).toBe(official);
    expect((await month()).lines.find((one: Json) => one.lineId === line.lineId)).toMatchObject({
      executed: '1400.00',
      approved: line.executed,
    });
  });

  it('refuses a move on what has changed since it was read, and one that does not fit', async () => {
    const stale = await finance('POST', `${OCTOBER}/moves`, { move: 'submit', version: 1 });
    expect([stale.status, code(stale)]).toEqual([409, 'budget.version-conflict']);
    expect(code(await move(officer, 'return', { reason: '还没有提交' }))).toBe('report.move-refused');
  });
});

const adjustment = (change: object = {}) => ({
  date: '2024-11-01',
  amount: '12.30',
  reason: '追加工作经费',
  documentNumber: '昌州财预〔2024〕45号',
  ...change,
});

describe('an adjustment', () => {
  const project = async (): Promise<Json> => {
    const { projects } = (await leader('GET', '/budget?year=2024&month=10')).body;
    const { id } = projects.find((one: Json) => one.code === 'p18');
    return (await leader('GET', `/projects/${id}?month=11`)).body;
  };

  it('raises the budget from its month on, and only that', async () => {
    const [line] = (await project()).sources;
    expect((await finance('POST', `/budget/lines/${line.lineId}/adjustments`, adjustment())).status).toBe(204);
    const { months, sources } = await project();
    expect([months[9].adjusted, months[10].adjusted]).toEqual(['30.87', '43.17']);
    expect(sources[0].adjustments).toMatchObject([{ amount: '12.30', reason: '追加工作经费', by: '财务科负责人' }]);
    expect((await audited(`budget-line:${line.lineId}`))[0]).toMatchObject({ action: 'budget.adjust' });
  });

  it('is taken back by a counter entry, once, and both stay', async () => {
    const [line] = (await project()).sources;
    const path = `/budget/adjustments/${line.adjustments[0].id}/counter`;
    expect((await finance('POST', path, { reason: '重复登记' })).status).toBe(204);
    const [after] = (await project()).sources;
    expect(after.adjustments).toMatchObject([
      { amount: '12.30', isCountered: true },
      { amount: '-12.30', reason: '重复登记', countersId: line.adjustments[0].id, date: '2024-11-02' },
    ]);
    expect((await project()).months[10].adjusted).toBe('30.87');
    expect(code(await finance('POST', path, { reason: '再来一次' }))).toBe('budget.adjustment-countered');
    const counter = `/budget/adjustments/${after.adjustments[1].id}/counter`;
    expect(code(await finance('POST', counter, { reason: '冲销冲销' }))).toBe('budget.adjustment-countered');
    expect(code(await finance('POST', '/budget/adjustments/99999/counter', { reason: '没有的' }))).toBe(
      'budget.adjustment-not-found',
    );
  });

  it.each([
    [{ date: '2024-09-30' }, 'budget.month-approved'],
    [{ date: '2023-12-31' }, 'input.invalid'],
    [{ date: '2024-11-03' }, 'input.invalid'],
    [{ amount: '-30.88' }, 'budget.adjustment-below-zero'],
    [{ amount: '0' }, 'input.invalid'],
  ])('is refused with %j', async (change, expected) => {
    const [line] = (await project()).sources;
    const { body } = await finance('POST', `/budget/lines/${line.lineId}/adjustments`, adjustment(change));
    expect(body.error.code).toBe(expected);
  });
});

describe('a project', () => {
  it('shows its money, form, indicators and alerts together', async () => {
    const { projects } = (await leader('GET', '/budget?year=2023&month=12')).body;
    const { id } = projects.find((one: Json) => one.code === 'p18');
    const { body } = await leader('GET', `/projects/${id}?month=12`);
    expect(body).toMatchObject({ year: 2023, code: 'p18', money: { rate: '37.70' }, form: { state: 'final' } });
    expect(body.months[11]).toMatchObject({ month: 12, executed: '11.31', calendar: '100.00' });
    expect(body.indicators.length).toBeGreaterThan(0);
    const lag = body.alerts.find((alert: Json) => alert.title.includes('预算执行滞后'));
    expect(lag).toMatchObject({ level: 'red' });
    expect(lag.message).toContain('年末结余 18.69 万元');
    expect(body.years.map((one: Json) => one.year)).toEqual([2022, 2024]);
  });

  it('that is not there is not found', async () => {
    expect(code(await leader('GET', '/projects/99999'))).toBe('project.not-found');
    expect((await leader('GET', '/projects/x')).status).toBe(422);
  });

  it('within the year names in its alert the money that will be left', async () => {
    const { items } = (await leader('GET', '/alerts?year=2024')).body;
    const lag = items.filter((alert: Json) => alert.rule === 'budget-lag');
    expect(lag.length).toBeGreaterThan(0);
    for (const { subject, message } of lag) {
      expect(subject).toMatch(/^project:\d+$/);
      expect(message).toMatch(/预计年末结余 \d+\.\d{2} 万元（\d+\.\d{2}—\d+\.\d{2}），按/);
    }
  });
});

describe('a form beside the budget by month', () => {
  it('agrees with it in 2023, and is named by the checks where it does not', async () => {
    const budgetFindings = async () =>
      (await leader('GET', '/checks?year=2023')).body.filter((finding: Json) => finding.check === 'budget');
    expect(await budgetFindings()).toEqual([]);
    const own = await startApp();
    const line = await own.db
      .selectFrom('budgetLines')
      .innerJoin('budgetItems', 'budgetItems.id', 'budgetLines.itemId')
      .select('budgetLines.id')
      .where('year', '=', 2023)
      .where('code', '=', 'p18')
      .executeTakeFirstOrThrow();
    await own.db.updateTable('budgetLines').set({ initialMicro: 31_000_000 }).where('id', '=', line.id).execute();
    const found = (await (await own.as('leader'))('GET', '/checks?year=2023')).body.filter(
      (finding: Json) => finding.check === 'budget',
    );
    expect(found.length).toBe(4);
    expect(found[0]).toMatchObject({ stated: '30.00', expected: '31.00', checkName: '预算执行' });
  });

  it('has its monitoring form offered what was spent by the month', async () => {
    const forms = (await leader('GET', '/forms?year=2023')).body;
    const { id } = forms.find((form: Json) => form.code === 'p18');
    const { projects } = (await leader('GET', '/budget?year=2023&month=7')).body;
    const money = projects.find((one: Json) => one.code === 'p18');
    const { funds } = (await leader('GET', `/forms/${id}/monitoring?month=7`)).body;
    expect(funds[0]).toMatchObject({ executed: money.executed, rate: `${money.rate}%`, isTyped: { executed: false } });
    expect(Number(funds[0].expected)).toBeGreaterThan(Number(funds[0].executed));
  });
});

describe('a year that is begun', () => {
  it('takes its projects from the forms or from last year, once, and single ones besides', async () => {
    const own = await startApp();
    const keeper = await own.as('dept02');
    for (const table of ['budgetEntryRevisions', 'budgetEntries', 'budgetReportEvents', 'budgetReports'] as const) {
      await own.db.deleteFrom(table).execute();
    }
    const years = own.db.selectFrom('budgetItems').select('id').where('year', '!=', 2023);
    await own.db.deleteFrom('budgetAdjustments').execute();
    await own.db.deleteFrom('budgetLines').where('itemId', 'in', years).execute();
    await own.db.deleteFrom('budgetItems').where('year', '!=', 2023).execute();
    const start = (year: number, from: string) => keeper('POST', `/budget/years/${year}/start`, { from });
    expect((await start(2024, 'last-year')).status).toBe(204);
    expect(code(await start(2024, 'last-year'))).toBe('budget.exists');
    expect(code(await start(2022, 'last-year'))).toBe('year.closed');
    expect(code(await start(2030, 'forms'))).toBe('year.not-found');
    const { body } = await keeper('GET', '/budget?year=2024&month=1');
    expect(body.projects).toHaveLength(19);
    expect(body.total).toMatchObject({ initial: null, adjusted: null, executed: null, status: 'no-data' });
    const added = await keeper('POST', '/budget/years/2024/projects', {
      name: '新增项目',
      lines: [{ source: '当年财政拨款', initial: '8.00' }],
    });
    expect(added.status).toBe(201);
    const again = { name: '新增项目', lines: [{ source: '其他资金' }] };
    expect(code(await keeper('POST', '/budget/years/2024/projects', again))).toBe('budget.project-exists');
    const { lineId } = (await keeper('GET', `/projects/${added.body.id}?month=1`)).body.sources[0];
    const initial = (before: string | null, now: string) =>
      keeper('PUT', `/budget/lines/${lineId}/initial`, { before, initial: now });
    expect((await initial('8.00', '9.00')).status).toBe(204);
    expect(code(await initial('8.00', '10.00'))).toBe('budget.initial-changed');
    await own.db.deleteFrom('budgetAdjustments').execute();
    await own.db.deleteFrom('budgetLines').execute();
    await own.db.deleteFrom('budgetItems').execute();
    expect(code(await start(2024, 'last-year'))).toBe('budget.no-source');
    expect((await start(2023, 'forms')).status).toBe(204);
    const real = (await keeper('GET', '/budget?year=2023&month=12')).body;
    expect(real.total).toMatchObject({ initial: '1671.92', executed: null });
    expect(real.isDemo).toBe(false);
  });

  it('keeps the initial budget once a month is approved', async () => {
    const { lines } = await month();
    const { lineId, initial } = lines[5];
    const refused = await finance('PUT', `/budget/lines/${lineId}/initial`, { before: initial, initial: '1.00' });
    expect(code(refused)).toBe('budget.initial-locked');
  });
});

async function addOfficer(username: string): Promise<void> {
  const admin = await app.as('admin');
  const user = { username, name: '第二绩效管理员', role: 'officer', department: null };
  const { body } = await admin('POST', '/users', user);
  const password = body.password ?? body.oneTimePassword;
  const first = await app.anonymous('POST', '/session', { username, password });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  await app.anonymous('POST', '/session/password', { current: password, next: 'demo-2023' }, { cookie });
}
