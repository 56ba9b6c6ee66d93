import ExcelJS from 'exceljs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { formOf, type ReportSheets, set, sheetsOf } from '../support/report-sheet.ts';

const PLACE = '/reports/2024-10/dept12';
let app: TestApp;
let head: Caller;
let sheets: ReportSheets;

/** A fresh demonstration; once for all tests that write nothing. */
async function start() {
  app = await startApp();
  head = await app.as('dept12');
  sheets = sheetsOf(head, PLACE);
}

describe('the template of a monthly report', () => {
  beforeEach(start);

  it('holds what is known, and lets only the two entry columns be written', async () => {
    await sheets.template((sheet) => {
      expect(sheet.getCell('A1').value).toBe('昌吉回族自治州社会保险中心 2024年10月 月报 · 社会保险关系管理科');
      const texts = (row: number) => [1, 2, 3, 4, 5, 6, 7, 9].map((column) => sheet.getCell(row, column).text);
      expect(texts(3)).toEqual(['编号', '指标', '单位', '口径', '上年同月', '上月', '本月（填写）', '目标']);
      expect(texts(5)).toEqual(['SERV-10', '使用社保卡发放养老金人数使用率', '%', '比率', '98', '98', '', '']);
      expect([sheet.getCell('F5').value, sheet.getCell('F5').numFmt]).toEqual([98, '#,##0.00']);
      expect([sheet.getCell('I8').value, sheet.getCell('I8').numFmt]).toEqual([90, '"≥"#,##0.00']);
      expect(sheet.getColumn(10).hidden).toBe(true);
      expect(sheet.getCell('J1').value).toBe('center-monthly-report|1|2024-10|dept12');
      const unlocked: string[] = [];
      sheet.eachRow((row) => {
        row.eachCell({ includeEmpty: true }, (cell) => {
          if (cell.protection?.locked === false) unlocked.push(cell.address);
        });
      });
      expect(unlocked).toEqual([4, 5, 6, 7, 8, 9, 10].flatMap((row) => [`G${row}`, `H${row}`]));
      expect(sheet.getCell('G5').dataValidation).toMatchObject({ type: 'custom', errorStyle: 'stop' });
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 });
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    });
  });

  it('comes back as it went out: nothing changes', async () => {
    const { body } = await sheets.previewed(await sheets.template());
    expect(body.counts).toEqual({ rows: 7, new: 0, changed: 0, cleared: 0, same: 7, problems: 0 });
    expect((await sheets.imported(await sheets.template())).body.error.code).toBe('sheet.unchanged');
  });

  it('belongs to readers of figures, and brings back the typed values exactly, in one audit line', async () => {
    const bytes = await sheets.template((sheet) => {
      sheet.getCell('G4').value = 133;
      sheet.getCell('G5').value = 98.13;
      sheet.getCell('G6').value = '９６．０７％';
      sheet.getCell('G7').value = '1,234';
      sheet.getCell('G8').value = { formula: '99.1+0.2', result: 99.3 };
      sheet.getCell('G9').value = '未报';
      sheet.getCell('H9').value = '=本月没有宣传';
      sheet.getCell('H4').value = '-按台账';
    });
    const preview = await sheets.previewed(bytes);
    expect(preview.body.counts).toEqual({ rows: 7, new: 6, changed: 0, cleared: 0, same: 1, problems: 0 });
    expect(preview.body.warnings).toContainEqual({ cell: 'G8', message: '单元格是公式，按计算结果 99.3 导入' });
    expect((await head('GET', PLACE)).body.isBegun).toBe(false);
    const audit = async () =>
      (await (await app.as('auditor'))('GET', '/audit?subject=report:2024-10:dept12')).body.length;
    const before = await audit();
    const { status, body } = await sheets.imported(bytes);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.entries.map((entry: Json) => [entry.value, entry.note])).toEqual([
      ['133', '-按台账'],
      ['98.13', null],
      ['96.07', null],
      ['1234', null],
      ['99.30', null],
      [null, '=本月没有宣传'],
      [null, null],
    ]);
    expect(await audit()).toBe(before + 1);
    // What is saved stands in the next template, and there a note that looks like a formula is text.
    await sheets.template((sheet) => {
      expect(sheet.getCell('G5').value).toBe(98.13);
      expect([sheet.getCell('H9').value, sheet.getCell('H9').type]).toEqual([
        '=本月没有宣传',
        ExcelJS.ValueType.String,
      ]);
    });
  });

  it('keeps what an empty cell stands for, and takes a figure back only when the cell says 未报', async () => {
    await sheets.imported(
      await sheets.template((sheet) => {
        sheet.getCell('G4').value = 133;
        sheet.getCell('G5').value = 98.5;
      }),
    );
    const bytes = await sheets.template((sheet) => {
      sheet.getCell('G4').value = null;
      sheet.getCell('G5').value = '未报';
    });
    const preview = await sheets.previewed(bytes);
    expect(preview.body.rows.slice(0, 2).map((row: Json) => row.change)).toEqual(['same', 'cleared']);
    const { body } = await sheets.imported(bytes, 1);
    expect(body.entries.slice(0, 2).map((entry: Json) => entry.value)).toEqual(['133', null]);
  });

  it('is read with columns and rows moved, as WPS or a person may leave it', async () => {
    const bytes = await sheets.template((sheet) => {
      sheet.spliceColumns(1, 0, []);
      sheet.spliceRows(2, 0, [], []);
      sheet.getCell('H6').value = 134;
      sheet.getCell('B40').value = '填表人：张三';
    });
    const { body } = await sheets.previewed(bytes);
    expect(body.counts).toMatchObject({ rows: 7, new: 1, problems: 0 });
    expect(body.rows[0]).toMatchObject({ code: 'SERV-09', cells: { value: 'H6' }, new: { value: '134' } });
    expect(body.warnings[0].cell).toBe('B40');
  });

  it('is read by code, then by name, when the hidden column is gone', async () => {
    const bytes = await sheets.template((sheet) => {
      sheet.spliceColumns(10, 1);
      sheet.getCell('A5').value = null;
      sheet.getCell('G4').value = 134;
      sheet.getCell('G5').value = 97;
    });
    const { body } = await sheets.previewed(bytes);
    expect(body.counts).toMatchObject({ rows: 7, new: 2, problems: 0 });
  });
});

describe('importing', () => {
  beforeEach(start);

  const filled = () => sheets.template(set('G4', 133));

  it('needs the version that was previewed', async () => {
    const bytes = await filled();
    expect((await sheets.imported(bytes)).status).toBe(200);
    const stale = await sheets.imported(bytes);
    expect([stale.status, stale.body.error.code]).toEqual([409, 'report.version-conflict']);
    const without = await head('POST', `${PLACE}/import`, formOf(bytes));
    expect([without.status, without.body.error.message]).toEqual([422, '缺少版本号，请刷新后重试。']);
  });

  it('is for the head of the department, while the report can be edited', async () => {
    const bytes = await filled();
    for (const username of ['dept10', 'officer', 'leader', 'admin', 'auditor']) {
      const caller = await app.as(username);
      const { status } = await caller('POST', `${PLACE}/import?dryRun=1`, formOf(bytes));
      expect(status, username).toBe(403);
      const expected = username === 'admin' ? 403 : 200;
      for (const file of ['template.xlsx', 'figures.csv']) {
        expect((await caller('GET', `${PLACE}/${file}`)).status, `${username} ${file}`).toBe(expected);
      }
    }
    const approved = await head('POST', '/reports/2024-09/dept12/import', formOf(bytes, 1));
    expect([approved.status, approved.body.error.code]).toEqual([409, 'report.not-editable']);
    const ahead = await head('POST', '/reports/2024-12/dept12/import', formOf(bytes, 1));
    expect([ahead.status, ahead.body.error.code]).toEqual([422, 'report.month-not-begun']);
    expect((await app.anonymous('POST', `${PLACE}/import`, formOf(bytes))).status).toBe(401);
  });
});

describe('the figures as CSV', () => {
  beforeAll(start);

  it('open in a spreadsheet: byte order mark, CRLF, numbers as numbers, no formula', async () => {
    const { body: before } = await head('GET', PLACE);
    const [first] = before.entries;
    const note = '=HYPERLINK("http://x"),甲\n乙';
    await head('PUT', PLACE, { version: 0, entries: [{ indicatorId: first.indicatorId, value: '133', note }] });
    const { bytes, headers } = await head('GET', `${PLACE}/figures.csv`);
    const raw = Buffer.from(await bytes());
    expect([...raw.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('2024年10月月报-社会保险关系管理科.csv'));
    const lines = raw.toString('utf8').slice(1).split('\r\n');
    expect(lines[0]).toMatch(/^月份,科室,状态,编号,/);
    expect(lines[1]).toContain(
      '2024-10,社会保险关系管理科,草稿（未审）,SERV-09,社保卡持卡人数,万人,期末数,128,132,133,',
    );
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x""),甲\n乙"`);
    expect(lines).toHaveLength(9);
  });
});
