import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp } from '../support/app.ts';

const PLACE = '/reports/2024-10/dept09';
let head: Caller;

beforeEach(async () => {
  head = await (await startApp()).as('dept09');
});

type Change = (sheet: ExcelJS.Worksheet) => void;

async function template(change: Change = () => {}): Promise<Uint8Array> {
  const { bytes } = await head('GET', `${PLACE}/template.xlsx`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await bytes()) as Parameters<typeof book.xlsx.load>[0]);
  change(book.worksheets[0]!);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function send(bytes: Uint8Array, version?: number) {
  const form = new FormData();
  form.append('file', new File([Buffer.from(bytes)], '月报.xlsx'));
  if (version !== undefined) form.append('version', String(version));
  return head('POST', `${PLACE}/import${version === undefined ? '?dryRun=1' : ''}`, form);
}
const cellIn = (body: Json, code: string) => body.entries.find((entry: Json) => entry.code === code);
const rowIn = (body: Json, code: string) => body.rows.find((row: Json) => row.code === code);

describe('the template of a report with rates and levels', () => {
  it('has two rows under a rate, a formula in its own, and a list for a level', async () => {
    await template((sheet) => {
      const texts = (row: number) => [1, 2, 3, 4].map((column) => sheet.getCell(row, column).text);
      expect(texts(6)).toEqual(['SERV-18-分子', '社会保险档案查询准确率·分子（查询结果准确的次数）', '次', '分子']);
      expect([sheet.getCell('G5').protection?.locked ?? true, sheet.getCell('G6').protection?.locked]).toEqual([
        true,
        false,
      ]);
      expect(sheet.getCell('G5').value).toMatchObject({
        formula: expect.stringContaining('ROUND(G6*100/G7,2)'),
        result: 100,
      });
      expect([sheet.getCell('G12').text, sheet.getCell('G12').dataValidation]).toMatchObject([
        '达成',
        { type: 'list', formulae: ['"达成,部分达成,未达成,未报"'] },
      ]);
      expect(sheet.getCell('I12').text).toBe('达成');
    });
  });

  it('comes back as it went out: nothing changes', async () => {
    const { body } = await send(await template());
    expect(body.counts).toEqual({ rows: 5, new: 0, changed: 0, cleared: 0, same: 5, problems: 0 });
  });

  it('brings back counts and levels, and the rate follows', async () => {
    const bytes = await template((sheet) => {
      sheet.getCell('G6').value = 399;
      sheet.getCell('G12').value = '部分达成';
      sheet.getCell('H12').value = '制度已修订';
    });
    const preview = await send(bytes);
    expect(rowIn(preview.body, 'SERV-18')).toMatchObject({
      change: 'changed',
      old: { value: '100.00', numerator: '414', denominator: '414' },
      new: { value: '96.38', numerator: '399', denominator: '414' },
    });
    const answer = await send(bytes, preview.body.version);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(cellIn(answer.body, 'SERV-18')).toMatchObject({ value: '96.38', numerator: '399', denominator: '414' });
    expect(cellIn(answer.body, 'SERV-22')).toMatchObject({ value: '2', note: '制度已修订' });
    const csv = await head('GET', `${PLACE}/figures.csv`);
    const lines = Buffer.from(await csv.bytes())
      .toString('utf8')
      .split('\r\n');
    expect(lines[0]).toMatch(/分子,分子值,分母,分母值$/);
    expect(lines[2]).toMatch(/查询结果准确的次数,399,全部查询次数,414$/);
    expect(lines[5]).toContain(',部分达成,制度已修订,');
  });

  it.each<[string, Change, string, RegExp]>([
    [
      'a rate typed over the formula',
      (sheet) => {
        sheet.getCell('G5').value = 99;
      },
      'G5',
      /应为 100.00/,
    ],
    [
      'a count that is none',
      (sheet) => {
        sheet.getCell('G6').value = '很多';
      },
      'G6',
      /请填写数字/,
    ],
    [
      'a negative count',
      (sheet) => {
        sheet.getCell('G7').value = -4;
      },
      'G5',
      /分母不能为负数/,
    ],
    [
      'a note beside a count',
      (sheet) => {
        sheet.getCell('H6').value = '说明';
      },
      'H6',
      /说明请写在比率那一行/,
    ],
    [
      'a level that is none',
      (sheet) => {
        sheet.getCell('G12').value = '良好';
      },
      'G12',
      /请选择/,
    ],
  ])('names %s', async (_what, change, cell, message) => {
    const { body } = await send(await template(change));
    expect(body.problems).toEqual([{ cell, message: expect.stringMatching(message) }]);
  });

  it('of before, without the two rows, is read: what it cannot say stays as it is', async () => {
    const { body } = await send(
      await template((sheet) => {
        sheet.getCell('G5').value = 100;
        for (const row of [6, 7, 9, 10]) for (const column of [1, 2, 7, 10]) sheet.getCell(row, column).value = null;
        sheet.getCell('G4').value = 40;
      }),
    );
    expect(body.counts).toMatchObject({ rows: 5, changed: 1, problems: 0 });
    expect(rowIn(body, 'SERV-18')).toMatchObject({ change: 'same', new: { value: '100.00', numerator: '414' } });
    expect(body.warnings[0].message).toContain('社会保险档案查询准确率·分子');
  });

  it('takes 未发生 for the rate once its counts are emptied', async () => {
    const nothing = (rows: number[]) => (sheet: ExcelJS.Worksheet) => {
      sheet.getCell('G5').value = '未发生';
      for (const row of rows) sheet.getCell(`G${row}`).value = null;
    };
    const { body } = await send(await template(nothing([])));
    expect(body.problems).toEqual([{ cell: 'G5', message: expect.stringMatching(/不能再标“未发生”/) }]);
    const bytes = await template(nothing([6, 7]));
    const preview = await send(bytes);
    expect(preview.body.problems).toEqual([]);
    const saved = cellIn((await send(bytes, preview.body.version)).body, 'SERV-18');
    expect(saved).toMatchObject({ value: null, numerator: null, denominator: null, absence: 'not-occurred' });
  });

  it('takes both counts away where the rate is 未报', async () => {
    const { body } = await send(
      await template((sheet) => {
        sheet.getCell('G5').value = '未报';
      }),
    );
    expect(rowIn(body, 'SERV-18')).toMatchObject({
      change: 'cleared',
      new: { value: null, numerator: null, denominator: null },
    });
  });
});
