import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { changedWorkbook, uploadOf, workbookOf } from '../support/workbooks.ts';

const PLACE = '/report-years/2024/dept14';
let app: TestApp;
let head: Caller;
beforeEach(async () => {
  app = await startApp();
  head = await app.as('dept14');
  const extension = { month: '2024-09', department: 'dept14', until: '2024-11-30', reason: '业务系统停机补录' };
  const granted = await (await app.as('officer'))('POST', '/extensions', extension);
  if (granted.status !== 204) throw new Error('September stays locked');
});

/** The template with cells set; row 4 is the department's only indicator, September is column N. */
async function template(cells: Record<string, string | number>, place = PLACE) {
  const { bytes } = await head('GET', `${place}/template.xlsx`);
  return changedWorkbook(await bytes(), (book) => {
    for (const [address, value] of Object.entries(cells)) book.worksheets[0]!.getCell(address).value = value;
  });
}
const previewed = (bytes: Uint8Array) => head('POST', `${PLACE}/import?dryRun=1`, uploadOf(bytes));
const confirmed = (bytes: Uint8Array, proof: string) => head('POST', `${PLACE}/import`, uploadOf(bytes, { proof }));
const monthOf = async (month: string) => (await head('GET', `/reports/${month}/dept14`)).body;

describe("a head's year in one workbook", () => {
  it('holds what is entered, and locks what cannot be written', async () => {
    const { bytes, headers } = await head('GET', `${PLACE}/template.xlsx`);
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('2024年月报数据-');
    await changedWorkbook(await bytes(), (book) => {
      const sheet = book.worksheets[0]!;
      // September is overdue, October due and November under way; December has not begun, August is approved.
      const open = ['M4', 'N4', 'O4', 'P4', 'Q4'].map((address) => sheet.getCell(address).protection?.locked === false);
      expect(open).toEqual([false, true, true, true, false]);
      expect([sheet.getCell('M4').value, sheet.getCell('N4').value]).toEqual([8, null]);
      expect(sheet.getCell('O4').dataValidation).toMatchObject({ type: 'custom' });
    });
  });

  it('comes back as it went out: nothing changes', async () => {
    const { body } = await previewed(await template({}));
    expect(body.counts).toMatchObject({ new: 0, changed: 0, problems: 0 });
    expect((await confirmed(await template({}), body.proof)).body.error.code).toBe('sheet.unchanged');
  });

  it('lands in the drafts of its months as normal saves, and keeps their notes', async () => {
    const before = await monthOf('2024-10');
    const [{ indicatorId }] = before.entries;
    await head('PUT', '/reports/2024-10/dept14', {
      version: 0,
      entries: [{ indicatorId, value: null, note: '按文件执行' }],
    });
    const bytes = await template({ N4: 19, O4: 20 });
    const { body } = await previewed(bytes);
    expect(body.counts).toMatchObject({ new: 2, problems: 0 });
    expect((await confirmed(bytes, body.proof)).status).toBe(204);
    const [september, october] = [await monthOf('2024-09'), await monthOf('2024-10')];
    expect([september.state, september.entries[0].value]).toEqual(['draft', '19']);
    expect([october.entries[0].value, october.entries[0].note, october.version]).toEqual(['20', '按文件执行', 2]);
    const { body: lines } = await (await app.as('auditor'))('GET', '/audit?username=dept14&action=report.save');
    expect(lines.map(({ subject }: Json) => subject)).toEqual([
      'report-year:2024:dept14',
      'report:2024-10:dept14',
      'report:2024-09:dept14',
      'report:2024-10:dept14',
    ]);
  });

  it('takes nothing for a month that is locked, and says why', async () => {
    app.setNow('2024-12-02T09:00:00+08:00');
    head = await app.as('dept14');
    const { body } = await previewed(await template({ N4: 19 }));
    expect(body.problems[0]).toMatchObject({ cell: 'N4', message: expect.stringContaining('锁定') });
  });

  it('names what is wrong by its cell, and then saves no month', async () => {
    const bytes = await template({ M4: 20, N4: 19, O4: '约20', Q4: 20 });
    const { body } = await previewed(bytes);
    const words = body.problems.map(({ cell, message }: Json) => `${cell} ${message}`);
    expect(words).toHaveLength(3);
    expect(words.join('\n')).toMatch(
      /M4 2024年8月：月报已提交或已审核[\s\S]*O4 .*约20[\s\S]*Q4 2024年12月：该月份尚未开始/,
    );
    expect((await confirmed(bytes, body.proof)).body.error.code).toBe('input.invalid');
    expect((await monthOf('2024-09')).isBegun).toBe(false);
  });

  it('is refused when a month was changed after the preview', async () => {
    const bytes = await template({ N4: 19 });
    const { body } = await previewed(bytes);
    const [{ indicatorId }] = (await monthOf('2024-09')).entries;
    const entries = [{ indicatorId, value: '18', note: null }];
    await head('PUT', '/reports/2024-09/dept14', { version: 0, entries });
    expect((await confirmed(bytes, body.proof)).body.error.code).toBe('sheet.changed-meanwhile');
    expect((await monthOf('2024-09')).entries[0].value).toBe('18');
  });

  it("takes no other department's or year's template, and nobody else's upload", async () => {
    const other = await previewed(await template({}, '/report-years/2024/dept10'));
    expect(other.body.error).toMatchObject({ code: 'sheet.other-report' });
    const earlier = await previewed(await template({}, '/report-years/2023/dept14'));
    expect(earlier.body.error.message).toContain('2023年');
    const bytes = await template({ N4: 19 });
    for (const username of ['dept10', 'officer', 'leader', 'admin', 'auditor']) {
      const caller = await app.as(username);
      expect((await caller('POST', `${PLACE}/import?dryRun=1`, uploadOf(bytes))).status, username).toBe(403);
      expect((await caller('POST', `${PLACE}/import`, uploadOf(bytes, { proof: 'x' }))).status, username).toBe(403);
    }
    const foreign = await workbookOf({
      表: [
        ['编号', '年', '9月'],
        ['INS-01', 2024, 5],
      ],
    });
    expect((await previewed(foreign)).body.unmatched).toMatchObject([{ text: 'INS-01' }]);
  });
});

it('sends who writes a rate made of counts into a year to its own month', async () => {
  const archive = await app.as('dept09');
  const place = '/report-years/2024/dept09';
  const { bytes } = await archive('GET', `${place}/template.xlsx`);
  const book = await changedWorkbook(await bytes(), ({ worksheets: [sheet] }) => {
    const codes = sheet!.getColumn(1).values;
    const row = codes.indexOf('SERV-18');
    expect(sheet!.getCell(`O${row}`).protection?.locked ?? true).toBe(true);
    sheet!.getCell(`O${row}`).value = 96.38;
  });
  const { body } = await archive('POST', `${place}/import?dryRun=1`, uploadOf(book));
  expect(body.problems.map(({ message }: Json) => message)).toEqual([expect.stringContaining('填写分子和分母')]);
});
