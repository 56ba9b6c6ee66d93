import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp } from '../support/app.ts';

let officer: Caller;
let head: Caller;
let forms: Json[];
beforeAll(async () => {
  const app = await startApp();
  officer = await app.as('officer');
  head = await app.as('dept01');
  forms = (await officer('GET', '/forms?year=2023')).body;
});

const exported = async (code: string): Promise<ArrayBuffer> => {
  const { id } = forms.find((form) => form.code === code);
  return (await officer('GET', `/forms/${id}/export?format=xlsx`)).bytes();
};

/** As a person leaves it: changed by hand in a spreadsheet. */
async function changed(code: string, change: (sheet: ExcelJS.Worksheet) => void): Promise<ArrayBuffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await exported(code));
  change(workbook.worksheets[0]!);
  return new Uint8Array(await workbook.xlsx.writeBuffer()).buffer;
}

function upload(caller: Caller, bytes: ArrayBuffer | null, query = '') {
  const body = new FormData();
  if (bytes) body.set('file', new File([new Uint8Array(bytes)], '自评表.xlsx'));
  else body.set('other', 'x');
  return caller('POST', `/forms/import${query}`, body);
}

describe('a form that comes as a file', () => {
  it('is shown before it is taken: its scores, its contradictions, and the forms of the same name', async () => {
    const { status, body } = await upload(officer, await exported('p06'), '?dryRun=1');
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'project', year: 2023, problems: [], warnings: [] });
    expect(body.existing).toHaveLength(1);
    expect(body.form.total).toMatchObject({ computed: '84.25', printed: '79.83' });
    expect(body.form.checks.some((finding: Json) => finding.kind === 'contradiction')).toBe(true);
    expect((await officer('GET', '/forms?year=2023')).body).toHaveLength(20);
  });

  it('becomes a form with its rows joined to the indicators they name', async () => {
    const { status, body } = await upload(officer, await exported('overall'));
    expect(status).toBe(201);
    const { body: original } = await officer('GET', `/forms/${forms[0].id}`);
    expect(body.rows.map((row: Json) => [row.level3, row.targetText, row.score])).toEqual(
      original.rows.map((row: Json) => [row.level3, row.targetText, row.score]),
    );
    expect(body.rows[0].indicatorId).toBe(original.rows[0].indicatorId);
    expect(body.state).toBe('draft');
  });

  it('with one wrong cell is refused by its cell, and nothing is taken', async () => {
    const before = (await officer('GET', '/forms?year=2023')).body.length;
    const bytes = await changed('p06', (sheet) => {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.value === 10 && cell.address.startsWith('G')) cell.value = '十分';
        }),
      );
    });
    const preview = await upload(officer, bytes, '?dryRun=1');
    expect(preview.body.form).toBeNull();
    expect(preview.body.problems[0]).toMatchObject({ cell: expect.stringMatching(/^G\d+$/) });
    expect(preview.body.problems[0].message).toContain('分值无法识别为数字：十分');
    const { status, body } = await upload(officer, bytes);
    expect(status).toBe(422);
    expect(body.error.message).toMatch(/^G\d+：分值无法识别为数字：十分.*没有导入任何内容。$/);
    expect((await officer('GET', '/forms?year=2023')).body).toHaveLength(before);
  });

  it('of another center is not joined to our indicators, and says so', async () => {
    const bytes = await changed('p06', (sheet) => {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (String(cell.value).includes('社会保险')) cell.value = '某州农业农村局';
        }),
      );
    });
    const { body } = await upload(officer, bytes, '?dryRun=1');
    expect(body.linked).toBe(0);
    expect(body.warnings.join()).toContain('不是本中心的自评表');
  });

  it.each([
    ['no file', null, 'paper.missing'],
    ['no container', new TextEncoder().encode('部门整体支出绩效自评表'.repeat(9)).buffer, 'paper.not-readable'],
  ])('is refused as %s', async (_, bytes, code) => {
    const { status, body } = await upload(officer, bytes as ArrayBuffer | null);
    expect(status).toBe(422);
    expect(body.error.code).toBe(code);
  });

  it('is refused when the workbook holds something else', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('表').addRow(['姓名', '电话']);
    const { body } = await upload(officer, new Uint8Array(await workbook.xlsx.writeBuffer()).buffer);
    expect(body.error.code).toBe('paper.no-form');
  });

  it('is the officer’s to take', async () => {
    expect((await upload(head, await exported('p06'), '?dryRun=1')).status).toBe(403);
  });
});
