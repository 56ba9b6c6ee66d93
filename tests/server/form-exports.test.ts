import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '#domain/failures.ts';
import { Renderer } from '#server/forms/renderer.ts';
import { sheetParts } from '#server/forms/sheet-zip.ts';
import type { ZipPart } from '#server/forms/zip.ts';
import { type Answer, type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { pagesOf, squeezed } from '../support/pdf-file.ts';
import { partOf, wordTables } from '../support/word-file.ts';

const renderer = new Renderer(null);
let app: TestApp;
let officer: Caller;
let forms: Json[];
beforeAll(async () => {
  app = await startApp({ renderer });
  officer = await app.as('officer');
  forms = (await officer('GET', '/forms?year=2023')).body;
}, 60_000);
afterAll(() => renderer.close());

const idOf = (code: string) => forms.find((form) => form.code === code).id;
const nameOf = ({ headers }: Answer) =>
  decodeURIComponent(headers.get('content-disposition')?.replace("attachment; filename*=UTF-8''", '') ?? '');
const bytesOf = async (answer: Answer) => Buffer.from(await answer.bytes());
const storedIn = (zip: Buffer, { offset, size }: ZipPart) => {
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  return zip.subarray(start, start + size);
};
async function auditLines(): Promise<Json[]> {
  const { body } = await (await app.as('auditor'))('GET', '/audit');
  return (body.items ?? body).filter((line: Json) => line.action === 'form.export');
}

describe('the export of one form', () => {
  it.each([
    ['overall', 'xlsx', '2023年度部门整体支出绩效自评表.xlsx', 'spreadsheetml.sheet'],
    [
      'p06',
      'docx',
      '2023年度项目支出绩效自评表-“金保工程”系统运行电力保障、网络线路租用等费用.docx',
      'wordprocessingml',
    ],
    ['p06', 'pdf', '2023年度项目支出绩效自评表-“金保工程”系统运行电力保障、网络线路租用等费用.pdf', 'application/pdf'],
  ])('%s as %s is named as the center names it', async (code, format, name, type) => {
    const answer = await officer('GET', `/forms/${idOf(code)}/export?format=${format}`);
    expect(answer.status).toBe(200);
    expect(nameOf(answer)).toBe(name);
    expect(answer.headers.get('content-type')).toContain(type);
  });

  it('says the same in all three formats', async () => {
    const { body } = await officer('GET', `/forms/${idOf('p06')}`);
    const texts = body.document.rows.flatMap((row: Json) => row.cells.map((cell: Json) => cell.text));
    const docx = await bytesOf(await officer('GET', `/forms/${idOf('p06')}/export?format=docx`));
    const [table] = wordTables(await partOf(docx, 'word/document.xml'));
    expect(table!.cells.map((cell) => cell.text)).toEqual(texts);
    const pdf = await bytesOf(await officer('GET', `/forms/${idOf('p06')}/export?format=pdf`));
    const found = squeezed(pagesOf(pdf).join(''));
    for (const text of texts) expect(found).toContain(squeezed(text));
  });

  it('is put on record with the fonts of a pdf', async () => {
    await officer('GET', `/forms/${idOf('p01')}/export?format=pdf`);
    const [line] = await auditLines();
    expect(line).toMatchObject({ subject: `form:${idOf('p01')}`, username: 'officer' });
    expect(JSON.parse(line.after)).toEqual({ format: 'pdf', files: 1, pdfFonts: ['Noto Serif SC', 'Noto Sans SC'] });
  });

  it('refuses other formats and forms that do not exist', async () => {
    const wrong = await officer('GET', `/forms/${idOf('p01')}/export?format=odt`);
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'form.format-unsupported']);
    const gone = await officer('GET', '/forms/9999/export?format=pdf');
    expect([gone.status, gone.body.error.code]).toEqual([404, 'form.not-found']);
  });

  it('is not for the administrator', async () => {
    const admin = await app.as('admin');
    for (const path of [`/forms/1/export?format=pdf`, '/forms/export.zip', '/forms/report', '/forms/export-options']) {
      expect((await admin('GET', path)).status, path).toBe(403);
    }
  });
});

describe('the export of a year', () => {
  it('is one zip of its forms in three formats, in their order, with an index', async () => {
    const answer = await officer('GET', '/forms/export.zip?year=2023');
    expect([answer.status, nameOf(answer)]).toEqual([200, '2023年度绩效自评表.zip']);
    const zip = await bytesOf(answer);
    const parts = sheetParts(zip);
    expect(parts).toHaveLength(61);
    expect(parts.slice(0, 4).map((part) => part.name)).toEqual([
      '00-目录.xlsx',
      '01-2023年度部门整体支出绩效自评表.xlsx',
      '01-2023年度部门整体支出绩效自评表.docx',
      '01-2023年度部门整体支出绩效自评表.pdf',
    ]);
    expect(new Set(parts.map((part) => part.name)).size).toBe(61);
    expect(parts.at(-1)?.name).toMatch(/^20-2023年度项目支出绩效自评表-.+\.pdf$/);

    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(storedIn(zip, parts[0]!) as unknown as ExcelJS.Buffer);
    const [sheet] = workbook.worksheets;
    expect(sheet?.name).toBe('目录');
    const line = (row: number) => Array.from({ length: 9 }, (_, index) => sheet?.getCell(row, index + 1).text);
    expect(line(3)).toEqual(['序号', '名称', '类型', '状态', '表上总分', '计算总分', '满分', '等级', '文件']);
    const p06 = forms.findIndex((form) => form.code === 'p06');
    expect(line(4 + p06).slice(1, 8)).toEqual([forms[p06].name, '项目支出', '已公布', '79.83', '84.25', '100', '良']);
    const files = Array.from({ length: 20 }, (_, index) => sheet?.getCell(4 + index, 9).text.split('\n')).flat();
    expect(files).toEqual(parts.slice(1).map((part) => part.name));
  });

  it('holds the chosen formats only, and is one act on record', async () => {
    const before = await auditLines();
    const zip = await bytesOf(await officer('GET', '/forms/export.zip?year=2023&formats=pdf,docx'));
    const endings = sheetParts(zip).map((part) => part.name.split('.').at(-1));
    expect(endings.filter((ending) => ending === 'xlsx')).toHaveLength(1);
    expect(endings).toHaveLength(41);
    const lines = await auditLines();
    expect(lines).toHaveLength(before.length + 1);
    expect(lines[0]).toMatchObject({ subject: 'year:2023' });
    expect(JSON.parse(lines[0].after)).toMatchObject({ format: 'pdf、docx', files: 41 });
  });

  it('refuses unknown formats and a year without forms', async () => {
    const wrong = await officer('GET', '/forms/export.zip?year=2023&formats=pdf,exe');
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'form.format-unsupported']);
    const empty = await officer('GET', '/forms/export.zip?year=2019');
    expect([empty.status, empty.body.error.code]).toEqual([404, 'form.none-in-year']);
  });

  it('leaves the thread of the server free while it is made', async () => {
    const before = performance.eventLoopUtilization();
    await officer('GET', '/forms/export.zip?year=2023');
    // Made in this thread the share would be close to one.
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.6);
  });
});

describe('the report on a year', () => {
  it('says in docx and pdf what the forms come to', async () => {
    const answer = await officer('GET', '/forms/report?year=2023');
    expect([answer.status, nameOf(answer)]).toEqual([200, '2023年度绩效自评报告.docx']);
    const tables = wordTables(await partOf(await bytesOf(answer), 'word/document.xml'));
    expect(tables.length).toBeGreaterThanOrEqual(4);
    const pdf = await officer('GET', '/forms/report?year=2023&format=pdf');
    expect(nameOf(pdf)).toBe('2023年度绩效自评报告.pdf');
    const text = squeezed(pagesOf(await bytesOf(pdf)).join(''));
    for (const heading of ['一、基本情况', '五、存在问题及偏差原因', '六、改进措施']) expect(text).toContain(heading);
    expect(text).toContain('部门整体支出绩效自评得分99.16分（满分100分），等级为“优”');
    for (const { cells } of tables) for (const cell of cells) expect(text).toContain(squeezed(cell.text));
  });

  it('takes the measures written under the alerts', async () => {
    const { body } = await officer('GET', '/alerts?year=2023');
    const written = body.items.flatMap((one: Json) => one.events.filter((event: Json) => event.kind === 'rectify'));
    expect(written.length).toBeGreaterThan(0);
    const pdf = await bytesOf(await officer('GET', '/forms/report?year=2023&format=pdf'));
    expect(squeezed(pagesOf(pdf).join(''))).toContain(squeezed(written[0].text));
  });

  it('refuses xlsx and a year without forms', async () => {
    expect((await officer('GET', '/forms/report?year=2023&format=xlsx')).body.error.code).toBe(
      'form.format-unsupported',
    );
    expect((await officer('GET', '/forms/report?year=2019')).body.error.code).toBe('form.none-in-year');
  });
});

describe('a machine without the native part of the PDF compiler', () => {
  class WithoutPdf extends Renderer {
    override async render(job: Parameters<Renderer['render']>[0]) {
      if (job.format === 'pdf') throw new Failure('form.pdf-unavailable');
      return super.render(job);
    }
    override async pdfFonts() {
      return null;
    }
  }

  it('says so, and still makes the others', async () => {
    const poor = new WithoutPdf(null);
    const other = await (await startApp({ renderer: poor })).as('officer');
    expect((await other('GET', '/forms/export-options')).body).toEqual({
      formats: ['xlsx', 'docx'],
      pdfFonts: null,
      isLicensed: false,
    });
    const refused = await other('GET', '/forms/1/export?format=pdf');
    expect([refused.status, refused.body.error.code]).toEqual([503, 'form.pdf-unavailable']);
    expect((await other('GET', '/forms/1/export?format=docx')).status).toBe(200);
    await poor.close();
  });
});

describe('the fonts of the pdfs', () => {
  it('are said before anything is exported', async () => {
    expect((await officer('GET', '/forms/export-options')).body).toEqual({
      formats: ['xlsx', 'docx', 'pdf'],
      pdfFonts: { body: 'Noto Serif SC', title: 'Noto Sans SC', letter: 'Noto Serif SC' },
      isLicensed: false,
    });
  });
});
