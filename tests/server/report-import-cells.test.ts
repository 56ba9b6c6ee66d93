import type { Worksheet } from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp } from '../support/app.ts';
import { type Change, type ReportSheets, set, sheetsOf } from '../support/report-sheet.ts';

const PLACE = '/reports/2024-10/dept12';
let head: Caller;
let sheets: ReportSheets;

/** A fresh demonstration; once for all tests that write nothing. */
async function start() {
  const app = await startApp();
  head = await app.as('dept12');
  sheets = sheetsOf(head, PLACE);
}

const addressesIn = (body: Json) => body.problems.map(({ cell }: Json) => cell);

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
    ['is a formula nobody has worked out', set('G5', { formula: 'G6*2' }), 'G5', /公式没有计算结果/],
    ['is merged', (sheet) => sheet.mergeCells('G4:G5'), 'G4', /合并/],
    ['explains too much', set('H5', '长'.repeat(501)), 'H5', /500 字/],
    ['is of an unknown indicator', unknown, 'A11', /不是本科室本月要填的指标/],
    ['stands in a doubled row', doubled, 'A11', /与第 4 行重复/],
    ['stands in a row that was sorted without its hidden id', swapped, 'A4', /隐藏标识不一致/],
  ];

  function unknown(sheet: Worksheet) {
    sheet.getCell('A11').value = 'XXX-01';
    sheet.getCell('G11').value = 5;
  }
  function doubled(sheet: Worksheet) {
    sheet.getCell('A11').value = 'SERV-09';
    sheet.getCell('G11').value = 5;
  }
  function swapped(sheet: Worksheet) {
    sheet.getCell('A4').value = 'SERV-10';
    sheet.getCell('A5').value = 'SERV-09';
    sheet.getCell('G4').value = 5;
  }

  it.each(cases)('that %s is named by its address, and nothing is written', async (_, change, cell, words) => {
    const bytes = await sheets.template((sheet) => {
      sheet.getCell('G6').value = 96.5;
      change(sheet);
    });
    const preview = await sheets.previewed(bytes);
    expect(preview.status, JSON.stringify(preview.body)).toBe(200);
    expect(addressesIn(preview.body)).toContain(cell);
    expect(preview.body.problems.find((one: Json) => one.cell === cell).message).toMatch(words);
    const { status, body } = await sheets.imported(bytes);
    expect([status, body.error.code]).toEqual([422, 'input.invalid']);
    expect(body.error.details.problems).toEqual(preview.body.problems);
    expect(body.error.message).toMatch(/没有导入任何数据/);
    expect((await head('GET', PLACE)).body.isBegun).toBe(false);
  });

  it('takes a share as the percentage it shows', async () => {
    const { body } = await sheets.previewed(await sheets.template(set('G5', 0.98, '0.00%')));
    expect(body.rows[1].new.value).toBe('98.00');
  });
});
