import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '#domain/failures.ts';
import { readWorkbook } from '#server/forms/report-workbook.ts';
import { type Caller, startApp } from '../support/app.ts';
import { zipBytes } from '../support/files.ts';
import { type ReportSheets, sheetsOf } from '../support/report-sheet.ts';

const PLACE = '/reports/2024-10/dept12';
let head: Caller;
let sheets: ReportSheets;

/** A workbook of one worksheet and nothing else. */
const sheetPart = (xml: string, declared?: number) =>
  zipBytes([{ name: 'xl/worksheets/sheet1.xml', text: xml, ...(declared ? { declared } : {}) }]);

/** A fresh demonstration; once for all tests that write nothing. */
async function start() {
  const app = await startApp();
  head = await app.as('dept12');
  sheets = sheetsOf(head, PLACE);
}

describe('a file that cannot be taken', () => {
  beforeAll(start);

  const bomb = Buffer.alloc(60 * 1024 * 1024, ' ');
  const rows = (count: number) =>
    `<worksheet><sheetData>${Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>`;
  const laughs = `<!DOCTYPE a [${Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row></sheetData></worksheet>`;
  const files: [string, () => Uint8Array | string, code: string, status: number][] = [
    ['an html page named xlsx', () => '<html><table><tr><td>编号</td></tr></table></html>', 'sheet.not-xlsx', 422],
    ['a torn workbook', () => sheetPart(rows(5)).subarray(0, 90), 'sheet.not-xlsx', 422],
    ['another zip', () => zipBytes([{ name: 'a.txt', text: Buffer.from('x') }]), 'sheet.not-xlsx', 422],
    ['a bomb that says so', () => sheetPart(bomb.toString()), 'sheet.too-large', 413],
    ['a bomb that hides its size', () => sheetPart(bomb.toString(), 100), 'sheet.too-large', 413],
    ['100 000 rows', () => sheetPart(rows(100_000)), 'sheet.too-many-cells', 422],
    ['entities that would grow', () => sheetPart(laughs), 'sheet.not-template', 422],
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
    const answer = await sheets.previewed(make());
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('a merge over the whole sheet costs no time', async () => {
    const xml = '<worksheet><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>';
    const start = performance.now();
    expect((await sheets.previewed(sheetPart(xml))).body.error.code).toBe('sheet.not-template');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("another month's or department's template is named", async () => {
    const september = await sheets.previewed(await sheets.template(undefined, '/reports/2024-09/dept12'));
    expect(september.body.error).toMatchObject({ code: 'sheet.other-report' });
    expect(september.body.error.message).toContain('2024年9月');
    const other = await sheets.previewed(await sheets.template(undefined, '/reports/2024-10/dept10'));
    expect(other.body.error).toMatchObject({ code: 'sheet.other-report' });
    expect(other.body.error.message).toMatch(/^文件是(?!社会保险关系管理科).+科2024年10月的模板/);
  });

  it('a request without a file or with a broken body is told so', async () => {
    expect((await head('POST', `${PLACE}/import`, new FormData())).body.error.code).toBe('sheet.missing');
    const broken = await head('POST', `${PLACE}/import`, 'x', { 'content-type': 'multipart/form-data' });
    expect([broken.status, broken.body.error.code]).toEqual([400, 'input.malformed']);
  });

  it('whatever bytes come, reading ends in sheets or in a Failure', async () => {
    const good = Buffer.from(await sheets.template());
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
