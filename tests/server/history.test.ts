import { beforeEach, describe, expect, it } from 'vitest';
import { insertUser } from '#db/tables/users.ts';
import { systemActor } from '#server/context.ts';
import { prepareProduction } from '#server/prepare.ts';
import { hashPassword } from '#server/services/passwords.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { changedWorkbook, uploadOf, workbookOf } from '../support/workbooks.ts';

const PASSWORD = 'a-long-enough-word';
const IMPORTS = '/history/imports';
let app: TestApp;
let officer: Caller;

/** An installation of March 2026 as it is on its first day: departments and indicators, nothing else. */
async function startProduction() {
  app = await startApp({ isDemo: false });
  app.setNow('2026-03-02T09:00:00+08:00');
  await prepareProduction({ db: app.db, actor: systemActor, now: new Date('2026-03-02T01:00:00Z') });
  const passwordHash = await hashPassword(PASSWORD);
  const account = { passwordHash, mustChangePassword: 0, isActive: 1, createdAt: '2026-03-02T01:00:00.000Z' };
  await insertUser(app.db, { ...account, username: 'officer', name: '王某', role: 'officer', departmentCode: null });
  await insertUser(app.db, { ...account, username: 'head', name: '李某', role: 'head', departmentCode: 'dept10' });
  await insertUser(app.db, { ...account, username: 'auditor', name: '审计', role: 'auditor', departmentCode: null });
  officer = await app.as('officer', PASSWORD);
}
beforeEach(startProduction);

const previewed = (bytes: Uint8Array) => officer('POST', `${IMPORTS}?dryRun=1`, uploadOf(bytes));
const confirmed = (bytes: Uint8Array, fields: Record<string, string>) =>
  officer('POST', IMPORTS, uploadOf(bytes, fields));

async function imported(bytes: Uint8Array, more: Record<string, string> = {}) {
  const { body } = await previewed(bytes);
  return confirmed(bytes, { proof: body.proof, ...more });
}

const wide = (...rows: (string | number | null)[][]) =>
  workbookOf({
    Sheet1: [
      ['历年数据汇总表'],
      ['指标名称', '单位', '年', ...Array.from({ length: 12 }, (_, index) => `${index + 1}月`)],
      ...rows,
    ],
  });

const PENSION = '全州基本养老参保人数';
const rising = (from: number) => Array.from({ length: 12 }, (_, index) => Math.round((from + index * 0.1) * 100) / 100);
const idOf = async (name: string): Promise<number> => {
  const row = await app.db.selectFrom('indicators').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return row.id;
};
const seriesOf = async (from: string, to: string) =>
  (await officer('GET', `/indicators/${await idOf(PENSION)}/series?from=${from}&to=${to}`)).body.points;

describe('a sheet a center already has', () => {
  it('fills the trend and the last-year column of the first year', async () => {
    const bytes = await wide([PENSION, '万人', 2024, ...rising(80)], [PENSION, '万人', 2025, ...rising(82)]);
    const preview = await previewed(bytes);
    expect(preview.body.counts).toMatchObject({ figures: 24, new: 24, problems: 0, unmatched: 0 });
    const answer = await confirmed(bytes, { proof: preview.body.proof });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);

    const head = await app.as('head', PASSWORD);
    const { body: report } = await head('GET', '/reports/2026-03/dept10');
    const entry = report.entries.find(({ name }: Json) => name === PENSION);
    expect([entry.lastYear, entry.history.lastYear[11]]).toEqual(['82.20', '83.10']);
    const points = await seriesOf('2024-01', '2025-12');
    expect(points.map(({ value }: Json) => value).slice(0, 2)).toEqual(['80.00', '80.10']);
    expect(points[23]).toMatchObject({ value: '83.10', cumulative: '83.10', state: 'approved' });
    // The year can be looked at, and nobody is late for it.
    const { body: session } = await head('GET', '/session');
    expect(session.years.map(({ year }: Json) => year)).toEqual([2024, 2025, 2026]);
    expect((await head('GET', '/work')).body.due).toEqual([]);
    expect((await officer('GET', '/alerts?year=2025')).body.items).toEqual([]);
  });

  it('says by whom, when and from which file, and nowhere that a person approved it', async () => {
    await imported(await wide([PENSION, '万人', 2025, ...rising(82)]));
    const [point] = await seriesOf('2025-01', '2025-01');
    expect(point.history).toMatchObject({ fileName: '历史数据.xlsx', by: '王某', at: '2026-03-02T01:00:00.000Z' });
    expect(point.history.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(point.provenance.approvedBy).toBeNull();
    const { body: report } = await officer('GET', '/reports/2025-01/dept10');
    expect(report).toMatchObject({ state: 'approved', stateName: '历史导入', isHistory: true });
    const auditor = await app.as('auditor', PASSWORD);
    const { body: lines } = await auditor('GET', '/audit?action=figure.import-history');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0].after)).toMatchObject({ fromMonth: '2025-01', toMonth: '2025-12', importId: 1 });
    expect((await officer('GET', IMPORTS)).body).toMatchObject([{ id: 1, figures: 12, by: '王某', undoneAt: null }]);
  });

  it('may be a long list, with months as people write them', async () => {
    const bytes = await workbookOf({
      明细: [
        ['指标', '月份', '数值'],
        [PENSION, '2025-01', 82],
        [PENSION, '2025年2月', '82.10万人'],
        [PENSION, 202503, 82.2],
        [PENSION, new Date('2025-04-01T00:00:00Z'), 82.3],
      ],
    });
    expect((await previewed(bytes)).body.counts).toMatchObject({ new: 4, problems: 0 });
    expect((await imported(bytes)).status).toBe(201);
    const points = await seriesOf('2025-01', '2025-05');
    expect(points.map(({ value }: Json) => value)).toEqual(['82.00', '82.10', '82.20', '82.30', null]);
  });

  it('names every wrong cell and writes nothing', async () => {
    const months = rising(82) as (number | string)[];
    months[2] = '约82';
    months[4] = 82.123;
    const bytes = await wide(
      [PENSION, '万人', 2025, ...months],
      [PENSION, '万人', 2025, 1],
      ['全州工伤参保人数', '人', 2025, 300_000],
      [PENSION, '万人', 2026, null, null, 83],
    );
    const { body } = await previewed(bytes);
    const words = body.problems.map(({ cell, message }: Json) => `${cell} ${message}`).join('\n');
    expect(words).toMatch(/F3 .*约82/);
    expect(words).toMatch(/H3 该指标应填最多 2 位小数/);
    expect(words).toMatch(/D4 .*2025-01 与 D3 重复/);
    expect(words).toMatch(/A5 单位“人”.*万人/);
    expect(words).toMatch(/F6 2026年3月：自2026年3月起由科室按月填报/);
    const { status, body: refused } = await confirmed(bytes, { proof: body.proof });
    expect([status, refused.error.code]).toEqual([422, 'input.invalid']);
    expect(await app.db.selectFrom('figures').selectAll().execute()).toEqual([]);
    expect((await officer('GET', IMPORTS)).body).toEqual([]);
  });

  it('lists a name it does not know with the nearest one, and takes it only when told to leave those rows out', async () => {
    const bytes = await wide([PENSION, '万人', 2025, 82], ['基本养老保险参保人数合计', '万人', 2025, 82]);
    const { body } = await previewed(bytes);
    expect(body.unmatched).toMatchObject([{ text: '基本养老保险参保人数合计', cell: 'A4', figures: 1 }]);
    expect(body.unmatched[0].suggestion).toMatch(/养老/);
    const refused = await confirmed(bytes, { proof: body.proof });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'sheet.unmatched-names']);
    expect((await confirmed(bytes, { proof: body.proof, skipUnmatched: '1' })).status).toBe(201);
  });
});

describe('the template of the history', () => {
  it('holds all departments, a sheet for each year, and comes back with the same numbers', async () => {
    const { bytes, headers } = await officer('GET', '/history/template.xlsx?from=2024&to=2025');
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('历史数据-2024至2025年.xlsx');
    let count = 0;
    const filled = await changedWorkbook(await bytes(), (book) => {
      expect(book.worksheets.map(({ name }) => name)).toEqual(['2024年', '2025年']);
      for (const sheet of book.worksheets) {
        expect(sheet.getColumn(18).hidden).toBe(true);
        expect(sheet.getCell('F4').protection).toMatchObject({ locked: false });
        expect(sheet.getCell('F4').dataValidation).toMatchObject({ type: 'custom' });
        for (let row = 4; sheet.getCell(row, 1).value !== null; row += 1) {
          // A judgement is written by its word, everything else as a number.
          const isLevel = sheet.getCell(row, 4).value === '定性';
          for (let column = 6; column <= 17; column += 1)
            sheet.getCell(row, column).value = isLevel ? '达成' : row + column;
          count += 12;
        }
      }
    });
    const { body } = await previewed(filled);
    expect(body.counts).toMatchObject({ figures: count, new: count, problems: 0 });
    expect(count).toBe(106 * 24);
    expect((await confirmed(filled, { proof: body.proof })).status).toBe(201);
    // What was written stands in the next template: taken in again it changes nothing.
    const again = await officer('GET', '/history/template.xlsx?from=2024&to=2025');
    const same = await previewed(new Uint8Array(await again.bytes()));
    expect(same.body.counts).toMatchObject({ figures: count, same: count, new: 0, changed: 0, problems: 0 });
    expect((await confirmed(filled, { proof: same.body.proof })).body.error.code).toBe('sheet.unchanged');
  });

  it('locks the months that departments report, and asks for a sensible span', async () => {
    const { bytes } = await officer('GET', '/history/template.xlsx?from=2026&to=2026');
    await changedWorkbook(await bytes(), (book) => {
      // What says nothing is locked.
      const locked = (address: string) => book.worksheets[0]!.getCell(address).protection?.locked !== false;
      expect([locked('F4'), locked('G4'), locked('H4')]).toEqual([false, false, true]);
    });
    for (const span of ['from=2025&to=2024', 'from=2010&to=2025', 'from=x&to=2025']) {
      expect((await officer('GET', `/history/template.xlsx?${span}`)).status, span).toBe(422);
    }
  });
});

describe('what was imported', () => {
  const year = (from: number) => wide([PENSION, '万人', 2025, ...rising(from)]);

  it('can be corrected by another import; the old value stays as a revision', async () => {
    await imported(await year(82));
    const bytes = await year(82.5);
    const { body } = await previewed(bytes);
    expect(body.counts).toMatchObject({ new: 0, changed: 12 });
    expect(body.rows[0].changes[0]).toMatchObject({ month: '2025-01', cell: 'D3', old: '82.00', new: '82.50' });
    expect((await confirmed(bytes, { proof: body.proof })).status).toBe(201);
    const revisions = await app.db.selectFrom('entryRevisions').selectAll().execute();
    expect(revisions).toHaveLength(24);
    const auditor = await app.as('auditor', PASSWORD);
    const { body: lines } = await auditor('GET', '/audit?action=figure.import-history');
    expect(JSON.parse(lines[0].before)[0]).toEqual({ code: 'INS-01', month: '2025-01', value: '82.00' });
  });

  it('is taken back whole: the values before it, or nothing', async () => {
    await imported(await year(82));
    await imported(await year(82.5));
    const first = await officer('POST', `${IMPORTS}/1/undo`);
    expect([first.status, first.body.error.code]).toEqual([409, 'history.changed-since']);
    expect((await officer('POST', `${IMPORTS}/2/undo`)).status).toBe(204);
    expect((await seriesOf('2025-01', '2025-12'))[0]).toMatchObject({ value: '82.00', history: { id: 1 } });
    expect((await officer('POST', `${IMPORTS}/2/undo`)).body.error.code).toBe('history.undone-before');
    expect((await officer('POST', `${IMPORTS}/1/undo`)).status).toBe(204);
    for (const table of ['figures', 'reports', 'entries'] as const) {
      expect(await app.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
    const { body: session } = await officer('GET', '/session');
    expect(session.years.map(({ year: number }: Json) => number)).toEqual([2026]);
    expect((await officer('GET', IMPORTS)).body.map(({ undoneBy }: Json) => undoneBy)).toEqual(['王某', '王某']);
    expect((await officer('POST', `${IMPORTS}/9/undo`)).body.error.code).toBe('history.not-found');
  });

  it('belongs to the department once it takes the month up again', async () => {
    await imported(await year(82));
    const head = await app.as('head', PASSWORD);
    const { body: report } = await officer('GET', '/reports/2025-01/dept10');
    const reopen = { move: 'reopen', version: report.version, reason: '按台账更正' };
    const reopened = await officer('POST', '/reports/2025-01/dept10/moves', reopen);
    expect(reopened.body).toMatchObject({ state: 'returned', isHistory: false });
    const { body } = await previewed(await year(83));
    expect(body.problems[0].message).toContain('已有科室月报');
    expect((await officer('POST', `${IMPORTS}/1/undo`)).body.error.code).toBe('history.changed-since');
    const entries = reopened.body.entries.map(({ indicatorId, value }: Json) => ({
      indicatorId,
      value: value === null ? null : '82.05',
      note: '按台账',
    }));
    const place = '/reports/2025-01/dept10';
    const saved = await head('PUT', place, { version: reopened.body.version, entries });
    const sent = await head('POST', `${place}/moves`, { move: 'submit', version: saved.body.version });
    const done = await officer('POST', `${place}/moves`, { move: 'approve', version: sent.body.version });
    expect(done.body).toMatchObject({ state: 'approved', stateName: '已审核', isHistory: false });
    expect((await seriesOf('2025-01', '2025-01'))[0]).toMatchObject({
      value: '82.05',
      history: null,
      provenance: { approvedBy: '王某' },
    });
  });

  it('is written only as it was previewed, and by the officer only', async () => {
    const bytes = await year(82);
    expect((await confirmed(bytes, {})).status).toBe(422);
    expect((await confirmed(bytes, { proof: 'other' })).body.error.code).toBe('sheet.changed-meanwhile');
    for (const username of ['head', 'auditor']) {
      const caller = await app.as(username, PASSWORD);
      expect((await caller('GET', '/history/template.xlsx?from=2025&to=2025')).status, username).toBe(403);
      expect((await caller('POST', `${IMPORTS}?dryRun=1`, uploadOf(bytes))).status, username).toBe(403);
      expect((await caller('POST', IMPORTS, uploadOf(bytes, { proof: 'x' }))).status, username).toBe(403);
      expect((await caller('POST', `${IMPORTS}/1/undo`)).status, username).not.toBe(204);
      expect((await caller('GET', IMPORTS)).status, username).toBe(200);
    }
  });
});

describe('a file that cannot be taken', () => {
  it.each([
    ['has no figures', () => workbookOf({ 通知: [['关于报送数据的通知']] }), 'sheet.no-figures'],
    ['is no workbook', async () => new TextEncoder().encode('<html></html>'), 'sheet.not-xlsx'],
    ['is too large', async () => new Uint8Array(2 * 1024 * 1024 + 1), 'sheet.too-large'],
    [
      'has more rows than any history',
      () =>
        workbookOf({ 明细: [['指标', '月份', '数值'], ...Array.from({ length: 26_000 }, () => ['x', '2025-01', 1])] }),
      'sheet.too-many-cells',
    ],
  ])('%s', async (_, make, code) => {
    const { status, body } = await previewed(await make());
    expect([status >= 400, body.error.code]).toEqual([true, code]);
  });
});
