import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '#domain/failures.ts';
import { readWorkbook } from '#server/forms/report-workbook.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { zipBytes } from '../support/files.ts';

const PLACE = '/reports/2024-10/dept12';
let app: TestApp;
let head: Caller;

/** A fresh demonstration; once for all tests that write nothing. */
async function start() {
  app = await startApp();
  head = await app.as('dept12');
}

type Change = (sheet: ExcelJS.Worksheet) => void;

const set =
  (address: string, value: ExcelJS.CellValue, numFmt?: string): Change =>
  (sheet) => {
    const cell = sheet.getCell(address);
    cell.value = value;
    if (numFmt !== undefined) cell.numFmt = numFmt;
  };

async function template(change: Change = () => {}, place = PLACE): Promise<Uint8Array> {
  const { bytes } = await head('GET', `${place}/template.xlsx`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await bytes()) as Parameters<typeof book.xlsx.load>[0]);
  change(book.worksheets[0]!);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function formOf(bytes: Uint8Array<ArrayBufferLike> | string, version?: number): FormData {
  const form = new FormData();
  form.append('file', new File([typeof bytes === 'string' ? bytes : Buffer.from(bytes)], '月报.xlsx'));
  if (version !== undefined) form.append('version', String(version));
  return form;
}

const previewed = (bytes: Uint8Array | string) => head('POST', `${PLACE}/import?dryRun=1`, formOf(bytes));
const imported = (bytes: Uint8Array, version = 0) => head('POST', `${PLACE}/import`, formOf(bytes, version));
const addressesIn = (body: Json) => body.problems.map(({ cell }: Json) => cell);

const sheetPart = (xml: string, declared?: number) =>
  zipBytes([{ name: 'xl/worksheets/sheet1.xml', text: Buffer.from(xml), ...(declared ? { declared } : {}) }]);

describe('the template of a monthly report', () => {
  beforeEach(start);

  it('holds what is known, and lets only the two entry columns be written', async () => {
    await template((sheet) => {
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
    const { body } = await previewed(await template());
    expect(body.counts).toEqual({ rows: 7, new: 0, changed: 0, cleared: 0, same: 7, problems: 0 });
    expect((await imported(await template())).body.error.code).toBe('sheet.unchanged');
  });

  it('belongs to readers of figures, and brings back the typed values exactly, in one audit line', async () => {
    const bytes = await template((sheet) => {
      sheet.getCell('G4').value = 133;
      sheet.getCell('G5').value = 98.13;
      sheet.getCell('G6').value = '９６．０７％';
      sheet.getCell('G7').value = '1,234';
      sheet.getCell('G8').value = { formula: '99.1+0.2', result: 99.3 };
      sheet.getCell('G9').value = '未报';
      sheet.getCell('H9').value = '=本月没有宣传';
      sheet.getCell('H4').value = '-按台账';
    });
    const preview = await previewed(bytes);
    expect(preview.body.counts).toEqual({ rows: 7, new: 6, changed: 0, cleared: 0, same: 1, problems: 0 });
    expect(preview.body.warnings).toContainEqual({ cell: 'G8', message: '单元格是公式，按计算结果 99.3 导入' });
    expect((await head('GET', PLACE)).body.isBegun).toBe(false);
    const audit = async () =>
      (await (await app.as('auditor'))('GET', '/audit?subject=report:2024-10:dept12')).body.length;
    const before = await audit();
    const { status, body } = await imported(bytes);
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
    await template((sheet) => {
      expect(sheet.getCell('G5').value).toBe(98.13);
      expect([sheet.getCell('H9').value, sheet.getCell('H9').type]).toEqual([
        '=本月没有宣传',
        ExcelJS.ValueType.String,
      ]);
    });
  });

  it('keeps what an empty cell stands for, and takes a figure back only when the cell says 未报', async () => {
    await imported(
      await template((sheet) => {
        sheet.getCell('G4').value = 133;
        sheet.getCell('G5').value = 98.5;
      }),
    );
    const bytes = await template((sheet) => {
      sheet.getCell('G4').value = null;
      sheet.getCell('G5').value = '未报';
    });
    const preview = await previewed(bytes);
    expect(preview.body.rows.slice(0, 2).map((row: Json) => row.change)).toEqual(['same', 'cleared']);
    const { body } = await imported(bytes, 1);
    expect(body.entries.slice(0, 2).map((entry: Json) => entry.value)).toEqual(['133', null]);
  });

  it('is read with columns and rows moved, as WPS or a person may leave it', async () => {
    const bytes = await template((sheet) => {
      sheet.spliceColumns(1, 0, []);
      sheet.spliceRows(2, 0, [], []);
      sheet.getCell('H6').value = 134;
      sheet.getCell('B40').value = '填表人：张三';
    });
    const { body } = await previewed(bytes);
    expect(body.counts).toMatchObject({ rows: 7, new: 1, problems: 0 });
    expect(body.rows[0]).toMatchObject({ code: 'SERV-09', cells: { value: 'H6' }, new: { value: '134' } });
    expect(body.warnings[0].cell).toBe('B40');
  });

  it('is read by code, then by name, when the hidden column is gone', async () => {
    const bytes = await template((sheet) => {
      sheet.spliceColumns(10, 1);
      sheet.getCell('A5').value = null;
      sheet.getCell('G4').value = 134;
      sheet.getCell('G5').value = 97;
    });
    const { body } = await previewed(bytes);
    expect(body.counts).toMatchObject({ rows: 7, new: 2, problems: 0 });
  });
});

describe('a wrong cell', () => {
  beforeAll(start);

  const cases: [string, Change, cell: string, words: RegExp][] = [
    ['is no number', set('G5', '约98'), 'G5', /约98.*数字/],
    ['has a decimal comma', set('G5', '1,23'), 'G5', /逗号的位置不对/],
    ['has too many decimals', set('G5', 98.123), 'G5', /最多 2 位小数/],
    ['wants an integer', set('G7', 1.5), 'G7', /整数/],
    ['is negative', set('G5', -1), 'G5', /不能为负数/],
    ['is a day', set('G5', new Date('2024-10-31'), 'yyyy-mm-dd'), 'G5', /日期/],
    ['is an error', set('G5', { error: '#REF!' }), 'G5', /公式出错/],
    ['has another unit', set('G4', '133人'), 'G4', /万人/],
    ['is a share of another unit', set('G4', 0.98, '0.00%'), 'G4', /百分数格式/],
    ['is merged', (sheet) => sheet.mergeCells('G4:G5'), 'G4', /合并/],
    ['explains too much', set('H5', '长'.repeat(501)), 'H5', /500 字/],
    ['is of an unknown indicator', unknown, 'A11', /不是本科室本月要填的指标/],
    ['stands in a doubled row', doubled, 'A11', /与第 4 行重复/],
    ['stands in a row that was sorted without its hidden id', swapped, 'A4', /隐藏标识不一致/],
  ];

  function unknown(sheet: ExcelJS.Worksheet) {
    sheet.getCell('A11').value = 'XXX-01';
    sheet.getCell('G11').value = 5;
  }
  function doubled(sheet: ExcelJS.Worksheet) {
    sheet.getCell('A11').value = 'SERV-09';
    sheet.getCell('G11').value = 5;
  }
  function swapped(sheet: ExcelJS.Worksheet) {
    sheet.getCell('A4').value = 'SERV-10';
    sheet.getCell('A5').value = 'SERV-09';
    sheet.getCell('G4').value = 5;
  }

  it.each(cases)('that %s is named by its address, and nothing is written', async (_, change, cell, words) => {
    const bytes = await template((sheet) => {
      sheet.getCell('G6').value = 96.5;
      change(sheet);
    });
    const preview = await previewed(bytes);
    expect(preview.status, JSON.stringify(preview.body)).toBe(200);
    expect(addressesIn(preview.body)).toContain(cell);
    expect(preview.body.problems.find((one: Json) => one.cell === cell).message).toMatch(words);
    const { status, body } = await imported(bytes);
    expect([status, body.error.code]).toEqual([422, 'input.invalid']);
    expect(body.error.details.problems).toEqual(preview.body.problems);
    expect(body.error.message).toMatch(/没有导入任何数据/);
    expect((await head('GET', PLACE)).body.isBegun).toBe(false);
  });

  it('takes a share as the percentage it shows', async () => {
    const { body } = await previewed(await template(set('G5', 0.98, '0.00%')));
    expect(body.rows[1].new.value).toBe('98.00');
  });
});

describe('a file that cannot be taken', () => {
  beforeAll(start);

  const bomb = Buffer.alloc(60 * 1024 * 1024, ' ');
  const rows = (count: number) =>
    `<worksheet><sheetData>${Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>`;
  const files: [string, () => Uint8Array | string, code: string, status: number][] = [
    ['an html page named xlsx', () => '<html><table><tr><td>编号</td></tr></table></html>', 'sheet.not-xlsx', 422],
    ['a torn workbook', () => sheetPart(rows(5)).subarray(0, 90), 'sheet.not-xlsx', 422],
    ['another zip', () => zipBytes([{ name: 'a.txt', text: Buffer.from('x') }]), 'sheet.not-xlsx', 422],
    ['a bomb that says so', () => sheetPart(bomb.toString()), 'sheet.too-large', 413],
    ['a bomb that hides its size', () => sheetPart(bomb.toString(), 100), 'sheet.too-large', 413],
    ['100 000 rows', () => sheetPart(rows(100_000)), 'sheet.too-many-cells', 422],
    ['a workbook with a password', () => encrypted(), 'sheet.encrypted', 422],
    ['a file past 2 MB', () => new Uint8Array(2 * 1024 * 1024 + 1), 'sheet.too-large', 413],
    ['a file far past 2 MB', () => new Uint8Array(5 * 1024 * 1024), 'sheet.too-large', 413],
    ['an empty file', () => '', 'sheet.missing', 422],
    ['a workbook of something else', () => sheetPart(rows(3)), 'sheet.not-template', 422],
  ];

  function encrypted(): Uint8Array {
    const start = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    return new Uint8Array(Buffer.concat([start, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]));
  }

  it.each(files)('%s is refused with a sentence', async (_, make, code, status) => {
    const answer = await previewed(make());
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('a merge over the whole sheet costs no time', async () => {
    const xml = '<worksheet><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>';
    const start = performance.now();
    expect((await previewed(sheetPart(xml))).body.error.code).toBe('sheet.not-template');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("another month's or department's template is named", async () => {
    const september = await previewed(await template(undefined, '/reports/2024-09/dept12'));
    expect(september.body.error).toMatchObject({ code: 'sheet.other-report' });
    expect(september.body.error.message).toContain('2024年9月');
    const other = await previewed(await template(undefined, '/reports/2024-10/dept10'));
    expect(other.body.error).toMatchObject({ code: 'sheet.other-report' });
    expect(other.body.error.message).toMatch(/^文件是(?!社会保险关系管理科).+科2024年10月的模板/);
  });

  it('a request without a file or with a broken body is told so', async () => {
    expect((await head('POST', `${PLACE}/import`, new FormData())).body.error.code).toBe('sheet.missing');
    const broken = await head('POST', `${PLACE}/import`, 'x', { 'content-type': 'multipart/form-data' });
    expect([broken.status, broken.body.error.code]).toEqual([400, 'input.malformed']);
  });

  it('whatever bytes come, reading ends in sheets or in a Failure', async () => {
    const good = Buffer.from(await template());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 30 }), async (damage) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of damage) bytes[at] = value;
        const read = await readWorkbook(bytes).catch((error: unknown) => error);
        expect(Array.isArray(read) || read instanceof Failure).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('importing', () => {
  beforeEach(start);

  const filled = () => template(set('G4', 133));

  it('needs the version that was previewed', async () => {
    const bytes = await filled();
    expect((await imported(bytes)).status).toBe(200);
    const stale = await imported(bytes);
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
