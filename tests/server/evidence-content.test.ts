import { readdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import {
  docxBytes,
  jpegBytes,
  ofdBytes,
  oleBytes,
  packageBytes,
  pdfBytes,
  pngBytes,
  pptxBytes,
  xlsxBytes,
  zipBytes,
} from '../support/files.ts';

const PLACE = '/reports/2024-10/dept12';
let app: TestApp;
let head: Caller;
let indicatorId: number;

beforeAll(async () => {
  app = await startApp();
  head = await app.as('dept12');
  indicatorId = (await head('GET', PLACE)).body.entries[0].indicatorId;
});
afterAll(() => rmSync(dirname(app.evidenceFolder), { recursive: true, force: true }));

function added(bytes: Uint8Array, name: string) {
  const form = new FormData();
  form.append('file', new File([Buffer.from(bytes)], name));
  return head('POST', `${PLACE}/evidence/${indicatorId}`, form);
}

const kept = async (): Promise<Json[]> => (await head('GET', PLACE)).body.entries[0].evidence;

describe('the content of a file', () => {
  it.each([
    ['a page named PDF', Buffer.from('<html><script>alert(1)</script></html>'), 'evidence.unsupported'],
    ['text', Buffer.from('科室,人数\n'), 'evidence.unsupported'],
    ['a program', Buffer.from('MZ\x90\x00'), 'evidence.unsupported'],
    ['a zip of anything', zipBytes([{ name: 'a.txt', text: 'x' }]), 'evidence.unsupported'],
    [
      'a macro workbook named xlsx',
      packageBytes('application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'xl'),
      'evidence.macros',
    ],
    ['a workbook with a program', xlsxBytes([{ name: 'xl/vbaProject.bin', text: 'x' }]), 'evidence.macros'],
    ['an old document with a program', oleBytes(['WordDocument', 'Macros']), 'evidence.macros'],
    ['a document with a password', oleBytes(['EncryptedPackage']), 'evidence.encrypted'],
    ['a zip with a password', zipBytes([{ name: '[Content_Types].xml', text: 'x', flags: 1 }]), 'evidence.encrypted'],
    ['a torn document', docxBytes().subarray(0, 120), 'evidence.damaged'],
    [
      'a bomb that hides its size',
      zipBytes([{ name: '[Content_Types].xml', text: Buffer.alloc(1e7), declared: 9 }]),
      'evidence.damaged',
    ],
    ['nothing', new Uint8Array(), 'evidence.missing'],
  ])('refuses %s and keeps nothing', async (_name, bytes, code) => {
    const { status, body } = await added(bytes, '材料.pdf');
    expect([status, body.error.code]).toEqual([422, code]);
    expect(await kept()).toEqual([]);
    expect(() => readdirSync(app.evidenceFolder)).toThrow('ENOENT');
  });

  it.each([
    ['a PDF', pdfBytes(), 'pdf'],
    ['a picture', pngBytes, 'png'],
    ['a photograph', jpegBytes, 'jpeg'],
    ['a Word document', docxBytes(), 'docx'],
    ['a workbook', xlsxBytes(), 'xlsx'],
    ['slides', pptxBytes(), 'pptx'],
    ['an official layout document', ofdBytes(), 'ofd'],
    ['an old Word document', oleBytes(['WordDocument']), 'doc'],
    ['an old workbook', oleBytes(['Workbook']), 'xls'],
  ])('takes %s for what it is, whatever its name', async (_name, bytes, kind) => {
    const { status, body } = await added(bytes, '材料.exe');
    expect([status, body.kind]).toEqual([201, kind]);
    expect(body.name).toMatch(/^材料\.exe\.[a-z]+$/);
  });
});
