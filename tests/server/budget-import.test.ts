import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { changedWorkbook, uploadOf, workbookOf } from '../support/workbooks.ts';

const OCTOBER = '/budget/months/2024-10';

let app: TestApp;
let finance: Caller;
beforeEach(async () => {
  app = await startApp();
  finance = await app.as('dept02');
});

type Sheet = Parameters<Parameters<typeof changedWorkbook>[1]>[0]['worksheets'][number];

const template = async (change: (sheet: Sheet) => void = () => {}, path = OCTOBER) => {
  const { bytes } = await finance('GET', `${path}/template.xlsx`);
  return changedWorkbook(await bytes(), (book) => change(book.worksheets[0]!));
};
const preview = (bytes: Uint8Array) => finance('POST', `${OCTOBER}/import?dryRun=1`, uploadOf(bytes));
const write = (bytes: Uint8Array, version: string) =>
  finance('POST', `${OCTOBER}/import`, uploadOf(bytes, { version }));
const month = async (): Promise<Json> => (await finance('GET', OCTOBER)).body;
const code = ({ body }: { body: Json }) => body?.error?.code;

describe('the template', () => {
  it('comes with what is entered, and going back unchanged changes nothing', async () => {
    const bytes = await template();
    const { status, body } = await preview(bytes);
    expect(status).toBe(200);
    expect(body.problems).toEqual([]);
    expect(body.rows).toHaveLength(24);
    expect(body.rows.every((row: Json) => row.change === 'same')).toBe(true);
    expect(code(await write(bytes, String(body.version)))).toBe('sheet.unchanged');
  });

  it('takes figures and notes by their row, and writes nothing before it is confirmed', async () => {
    const bytes = await template((sheet) => {
      sheet.getCell('F5').value = 27.5;
      sheet.getCell('F6').value = '1，345.40';
      sheet.getCell('G6').value = '更正上次录入';
    });
    const { body } = await preview(bytes);
    expect(body.rows.slice(1, 3)).toMatchObject([
      { cell: 'F5', old: null, new: '27.5', change: 'new' },
      { cell: 'F6', old: '1345.38', new: '1345.40', note: '更正上次录入', change: 'changed' },
    ]);
    expect((await month()).version).toBe(1);
    const saved = await write(bytes, String(body.version));
    expect(saved.status).toBe(200);
    expect(saved.body.lines.slice(1, 3)).toMatchObject([
      { executed: '27.50' },
      { executed: '1345.40', note: '更正上次录入' },
    ]);
  });

  it('is found by project and source when the hidden column is gone or the rows were sorted', async () => {
    const { lines } = await month();
    const rows = [...lines].reverse().map((line: Json) => [line.item, line.source, line.adjusted && 3]);
    const bytes = await workbookOf({ 支出表: [['项目', '资金来源', '累计执行数'], ...rows, ['合计', '', 99]] });
    const { body } = await preview(bytes);
    expect(body.problems).toEqual([]);
    expect(body.rows).toHaveLength(24);
  });
});

describe('a file with something wrong', () => {
  it.each([
    ['a word for a figure', 'F5', '三万', 'F5'],
    ['less than nothing', 'F5', -1, 'F5'],
    ['a percentage', 'F5', '35%', 'F5'],
    ['未发生', 'F5', '未发生', 'F5'],
    ['another project', 'A5', '没有的项目', '第 5 行'],
  ])('%s is told by its cell, and nothing of the file is written', async (_, address, value, told) => {
    const bytes = await template((sheet) => {
      sheet.getCell('F4').value = 0;
      sheet.getCell('F5').value = 27.5;
      sheet.getCell(address).value = value;
    });
    const { status, body } = await preview(bytes);
    expect(status).toBe(200);
    expect(body.problems.map((problem: Json) => problem.cell)).toEqual([told]);
    const refused = await write(bytes, '1');
    expect([refused.status, code(refused)]).toEqual([422, 'input.invalid']);
    expect((await month()).version).toBe(1);
  });

  it('a row that stands twice is told', async () => {
    const bytes = await template((sheet) => {
      for (const column of ['A', 'B', 'H']) sheet.getCell(`${column}6`).value = sheet.getCell(`${column}5`).value;
    });
    const { body } = await preview(bytes);
    expect(body.problems[0]).toMatchObject({ cell: 'F6' });
    expect(body.problems[0].message).toContain('出现两次');
  });

  it.each([
    ['another month', async () => template(() => {}, '/budget/months/2024-09'), 'budget.other-month'],
    [
      'another table',
      async () =>
        workbookOf({
          表: [
            ['指标', '本月'],
            ['参保人数', 3],
          ],
        }),
      'budget.not-template',
    ],
    ['no workbook', async () => new TextEncoder().encode('项目,资金来源'), 'sheet.not-xlsx'],
  ])('%s is refused', async (_, make, expected) => {
    expect(code(await preview(await make()))).toBe(expected);
  });

  it('is not written over what changed after the preview', async () => {
    const bytes = await template((sheet) => {
      sheet.getCell('F5').value = 27.5;
    });
    const { version } = (await preview(bytes)).body;
    const [, , line] = (await month()).lines;
    const entry = { lineId: line.lineId, executed: '1350.00', note: null, version: line.version };
    await finance('PUT', OCTOBER, { entries: [entry] });
    expect(code(await write(bytes, String(version)))).toBe('budget.version-conflict');
    expect(code(await write(bytes, ''))).toBe('input.invalid');
  });
});

describe('who may bring a file', () => {
  it('is who may enter, into a month that is open', async () => {
    const bytes = await template();
    for (const name of ['leader', 'admin', 'dept01']) {
      const caller = await app.as(name);
      expect((await caller('POST', `${OCTOBER}/import?dryRun=1`, uploadOf(bytes))).status, name).toBe(403);
    }
    const approved = await finance('POST', '/budget/months/2024-09/import?dryRun=1', uploadOf(bytes));
    expect(code(approved)).toBe('budget.not-editable');
  });
});
