import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oleContent, packageContent } from '#domain/evidence/office-kind.ts';
import { oleNames } from '#domain/evidence/ole-directory.ts';
import { oleBytes } from '../../support/files.ts';

const type = (name: string) => `<Override PartName="/x" ContentType="application/vnd.${name}"/>`;
const WORD = type('openxmlformats-officedocument.wordprocessingml.document.main+xml');
const SHEET = type('openxmlformats-officedocument.spreadsheetml.sheet.main+xml');
const SLIDES = type('openxmlformats-officedocument.presentationml.presentation.main+xml');

describe('an Office package', () => {
  it.each([
    ['a Word document', ['word/document.xml'], WORD, 'docx'],
    ['a workbook', ['xl/workbook.xml'], SHEET, 'xlsx'],
    ['slides', ['ppt/presentation.xml'], SLIDES, 'pptx'],
    ['a zip without a list of contents', ['word/document.xml'], null, 'unsupported'],
    ['a list of contents without the parts', ['readme.txt'], WORD, 'unsupported'],
    ['two documents at once', ['word/document.xml', 'xl/workbook.xml'], WORD + SHEET, 'unsupported'],
    ['an e-book', ['OEBPS/content.opf'], '<Types/>', 'unsupported'],
    ['a program part under a harmless type', ['xl/workbook.xml', 'xl/vbaProject.bin'], SHEET, 'macros'],
    ['a program part in other letters', ['word/document.xml', 'word/VBAPROJECT.BIN'], WORD, 'macros'],
    ['a macro workbook', ['xl/workbook.xml'], type('ms-excel.sheet.macroEnabled.main+xml'), 'macros'],
    ['a macro sheet of Excel 4', ['xl/workbook.xml'], SHEET + type('ms-excel.macrosheet+xml'), 'macros'],
  ])('%s', (_name, names, contentTypes, expected) => {
    const { kind, refusal } = packageContent(names, contentTypes);
    expect(kind ?? refusal).toBe(expected);
  });
});

describe('an OLE container', () => {
  it.each([
    ['a Word document', ['WordDocument', '1Table'], 'doc'],
    ['a workbook', ['Workbook'], 'xls'],
    ['a workbook of Excel 5', ['Book'], 'xls'],
    ['slides', ['Current User', 'PowerPoint Document'], 'ppt'],
    ['a document with a password', ['EncryptionInfo', 'EncryptedPackage'], 'encrypted'],
    ['a document with a program', ['WordDocument', 'Macros', 'VBA'], 'macros'],
    ['a message or an installer', ['__properties_version1.0'], 'unsupported'],
  ])('%s', (_name, names, expected) => {
    const { kind, refusal } = oleContent(oleNames(oleBytes(names)) ?? []);
    expect(kind ?? refusal).toBe(expected);
  });

  it('names what is in its directory, and nothing of a broken one', () => {
    expect(oleNames(oleBytes(['WordDocument']))).toEqual(['Root Entry', 'WordDocument']);
    expect(oleNames(oleBytes(['WordDocument']).subarray(0, 1100))).toBeNull();
    const endless = oleBytes(['WordDocument']);
    endless.writeUInt32LE(1, 516);
    expect(oleNames(endless)).toBeNull();
  });

  it('is read to an end whatever its numbers say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 1536 }), fc.nat(1535), (noise, at) => {
        const bytes = oleBytes(['WordDocument']);
        Buffer.from(noise).copy(bytes, at);
        const names = oleNames(bytes);
        expect(names === null || names.length <= 12).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
