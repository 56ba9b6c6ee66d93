import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

async function template(year: number): Promise<ExcelJS.Workbook> {
  const answer = await (await app.as('officer'))('GET', `/accounts/tables.xlsx?year=${year}`);
  expect(answer.status).toBe(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await answer.bytes());
  return workbook;
}

async function send(
  workbook: ExcelJS.Workbook | Blob,
  year: number,
  fields: Record<string, string> | null = null,
  by = 'officer',
) {
  const form = new FormData();
  const content = workbook instanceof Blob ? workbook : new Blob([await workbook.xlsx.writeBuffer()]);
  form.append('file', content, '决算表.xlsx');
  for (const [field, text] of Object.entries(fields ?? {})) form.append(field, text);
  return (await app.as(by))('POST', `/accounts/import?year=${year}&dryRun=${fields === null ? 1 : 0}`, form);
}

/** The first cell that says this, and what stands beside it. */
function find(sheet: ExcelJS.Worksheet, text: string): { row: number; column: number } {
  let found: { row: number; column: number } | null = null;
  sheet.eachRow((row, number) =>
    row.eachCell((cell, column) => {
      if (found === null && String(cell.value) === text) found = { row: number, column };
    }),
  );
  if (found === null) throw new Error(`no cell says ${text}`);
  return found;
}

function set(workbook: ExcelJS.Workbook, sheet: string, label: string, right: number, value: ExcelJS.CellValue) {
  const { row, column } = find(workbook.getWorksheet(sheet)!, label);
  workbook.getWorksheet(sheet)!.getCell(row, column + right).value = value;
}

const changesOf = ({ body }: { body: Json }) =>
  body.rows.filter((row: Json) => row.change !== 'same').map((row: Json) => [row.name, row.field, row.old, row.new]);

describe('the nine tables', () => {
  it('come filled, and say nothing new when they come back as they are', async () => {
    const workbook = await template(2023);
    expect(workbook.worksheets.map(({ name }) => name)).toHaveLength(9);
    const preview = await send(workbook, 2023);
    expect(preview.status).toBe(200);
    expect(preview.body.problems).toEqual([]);
    expect(preview.body.warnings).toEqual([]);
    expect(preview.body.tables.map((table: Json) => table.figures > 0)).toEqual(Array(9).fill(true));
    expect(changesOf(preview)).toEqual([]);
    expect(preview.body.counts.same).toBeGreaterThan(40);
    const refused = await send(workbook, 2023, { version: '1' });
    expect(refused.body.error.code).toBe('sheet.unchanged');
  });

  it('are shown old beside new, and taken over when confirmed', async () => {
    const workbook = await template(2023);
    set(workbook, '一般公共预算财政拨款支出决算表', '宗教事务(项)', 1, 2.5);
    set(workbook, '一般公共预算财政拨款基本支出决算表', '公用经费合计', 2, 92.01);
    const preview = await send(workbook, 2023);
    expect(changesOf(preview)).toEqual([
      ['公用经费', '决算数', '90.01', '92.01'],
      ['一般公共服务支出(类)统战事务(款)宗教事务(项)', '决算数', '1.26', '2.50'],
    ]);
    expect(preview.body.warnings.map((one: Json) => one.message)).toEqual([
      '一般公共预算财政拨款基本支出在表中为 1172.85，按导入后的数据计算为 1174.85，请核对',
    ]);
    const { status, body } = await send(workbook, 2023, { version: '1' });
    expect(status).toBe(200);
    expect(body.book.functions[0].final).toBe('2.50');
    const line = await app.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'accounts.import')
      .executeTakeFirst();
    expect(JSON.parse(line!.before!)).toMatchObject({ 'basic.public.final': '90.01', 'f1.final': '1.26' });
  });

  it('fill a year in which nothing was entered, with new rows of the classification', async () => {
    const workbook = await template(2023);
    for (const sheet of workbook.worksheets) sheet.getCell('A2').value = '2024年度 金额单位：万元';
    const preview = await send(workbook, 2024);
    expect([preview.body.problems, preview.body.counts.changed]).toEqual([[], 0]);
    const { body } = await send(workbook, 2024, { version: '0' });
    expect(body.book.functions).toHaveLength(15);
    expect(body.rows.find((row: Json) => row.line.code === 'income.total').final.text).toBe('1867.08');
  });
});

describe('tables as others lay them out', () => {
  it('may stand in any order, further to the right and below, in 元', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('说明').addRow(['本套表共九张']);
    const sheet = workbook.addWorksheet('Sheet9');
    sheet.getCell('C4').value = '2023年度支出决算表（公开03表）';
    sheet.getCell('J5').value = '金额单位：元';
    ['科目编码', '科目名称', '项目支出', '基本支出', '本年支出合计'].forEach((text, index) => {
      sheet.getCell(7, 3 + index).value = text;
    });
    sheet.getCell('C8').value = '合计';
    sheet.mergeCells('C8:D8');
    [5_544_100, '13,126,700.50', 18_670_800.5].forEach((value, index) => {
      sheet.getCell(8, 5 + index).value = value;
    });
    const preview = await send(workbook, 2023);
    expect(preview.body.problems).toEqual([]);
    expect(preview.body.rows.map((row: Json) => [row.name, row.old, row.new, row.cell])).toEqual([
      ['基本支出', '1312.67', '1312.67005', 'Sheet9!F8'],
      ['项目支出', '554.41', '554.41', 'Sheet9!E8'],
    ]);
  });

  it('read the classification by its codes, in three columns too', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('一般公共预算财政拨款支出决算表');
    sheet.addRow(['金额单位：万元']);
    sheet.addRow(['类', '款', '项', '科目名称', '合计', '基本支出', '项目支出']);
    sheet.addRow(['合计', null, null, null, 3, 1, 2]);
    sheet.addRow(['210', null, null, '卫生健康支出', 3, 1, 2]);
    sheet.addRow(['210', '11', null, '行政事业单位医疗', 3, 1, 2]);
    sheet.addRow(['210', '11', '01', '行政单位医疗', 3, 1, 2]);
    sheet.addRow(['注：本表反映本年度支出情况', null, null, null, null]);
    const preview = await send(workbook, 2023);
    expect(changesOf(preview)).toEqual([
      ['一般公共预算财政拨款支出', '决算数', '1727.26', '3.00'],
      ['卫生健康支出(类)行政事业单位医疗(款)行政单位医疗(项)', '决算数', '29.24', '3.00'],
    ]);
  });
});

describe('a file with something wrong', () => {
  it('is told by cell and leaves everything as it was', async () => {
    const workbook = await template(2023);
    set(workbook, '收入支出决算总表', '五、事业收入', 2, '约三十万');
    set(workbook, '财政拨款收入支出决算总表', '一、一般公共预算财政拨款', 2, -5);
    set(workbook, '收入决算表', '合计', 3, 12);
    const preview = await send(workbook, 2023);
    expect(preview.body.problems.map((one: Json) => one.message).sort()).toEqual(
      [
        '“约三十万”无法识别为数字，如 1,867.08',
        '一般公共预算财政拨款收入 -5.00 与 收入支出决算总表!C5 的 1727.26 不一致，请核对后改为一致',
      ].sort(),
    );
    expect(preview.body.problems.map((one: Json) => one.cell)).toContain('收入支出决算总表!C9');
    const { status, body } = await send(workbook, 2023, { version: '1' });
    expect(status).toBe(422);
    expect(body.error.message).toContain('没有导入任何数据');
    const { body: after } = await (await app.as('officer'))('GET', '/accounts?year=2023');
    expect(after.book.version).toBe(1);
  });

  it('is refused when it is of another year, is no table, or is no workbook', async () => {
    const other = await send(await template(2023), 2024);
    expect([other.status, other.body.error.code]).toEqual([422, 'accounts.other-year']);
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('花名册').addRow(['姓名', '金额']);
    expect((await send(workbook, 2023)).body.error.code).toBe('accounts.no-tables');
    expect((await send(new Blob(['PK no zip']), 2023)).body.error.code).toBe('sheet.not-xlsx');
  });

  it('is not taken over when the book has changed since the preview, nor without the version', async () => {
    const workbook = await template(2023);
    set(workbook, '一般公共预算财政拨款基本支出决算表', '公用经费合计', 2, 92.01);
    await (await app.as('dept02'))('PUT', '/accounts?year=2023', {
      version: 1,
      edits: [{ kind: 'line', code: 'basic.personnel', field: 'final', value: '1' }],
    });
    expect((await send(workbook, 2023, { version: '1' })).body.error.code).toBe('sheet.changed-meanwhile');
    expect((await send(workbook, 2023, {})).body.error.message).toBe('缺少版本号，请先预览，核对后再确认。');
  });

  it('is not even read for who may not save, or in a closed year', async () => {
    const junk = new Blob(['junk']);
    expect((await send(junk, 2023, null, 'dept03')).status).toBe(403);
    expect((await send(junk, 2023, null, 'admin')).status).toBe(403);
    expect((await send(junk, 2022)).body.error.code).toBe('year.closed');
  });
});
