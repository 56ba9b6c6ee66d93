import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { Exact, printed } from '#domain/decimal.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { xlsxOf } from '#server/forms/xlsx.ts';
import { seedForm, seedForms } from '../../domain/forms/seed-forms.ts';

const written = new Date('2024-08-30T00:00:00Z');

async function reopened(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const sheetOf = async (code: string) => reopened(await xlsxOf(documentOf(seedForm(code)), written));

/** What the cell shows: numbers under their format, everything else as it is. */
function shown({ value, numFmt }: ExcelJS.Cell): string {
  if (typeof value !== 'number') return String(value ?? '');
  const isPercent = numFmt.endsWith('%');
  const places = numFmt.replace('%', '').split('.')[1]?.length ?? 0;
  return printed(new Exact(value).times(isPercent ? 100 : 1), places) + (isPercent ? '%' : '');
}

describe('the official form as xlsx', () => {
  it('shows every text of the document where it belongs, character by character', async () => {
    for (const form of seedForms) {
      const document = documentOf(form);
      const sheet = await reopened(await xlsxOf(document, written));
      document.rows.forEach(({ cells }, index) => {
        for (const cell of cells) expect(shown(sheet.getCell(index + 3, cell.column + 1))).toBe(cell.text);
      });
    }
  });

  it('keeps values that begin with = out of the formulas', async () => {
    const sheet = await sheetOf('overall');
    const actual = sheet.getCell('G14');
    expect([actual.value, actual.type, actual.numFmt]).toEqual(['=82.76 万人', ExcelJS.ValueType.String, '@']);
    expect(sheet.getCell('D14').value).toBe('>=87.70 万人');
  });

  it('writes plain figures as numbers that print as the source prints them', async () => {
    const sheet = await sheetOf('overall');
    const numberAt = (address: string) => [sheet.getCell(address).value, sheet.getCell(address).numFmt];
    expect(numberAt('H14')).toEqual([14.16, '0.00']);
    expect(numberAt('F14')).toEqual([15, '0']);
    expect(numberAt('C5')).toEqual([0, '0.00']);
    expect(numberAt('G5')).toEqual([1, '0%']);
    expect(sheet.getCell('F6').value).toBe('-');
    const project = await sheetOf('p01');
    expect([project.getCell('H6').value, project.getCell('H6').numFmt]).toEqual([0.965, '0.00%']);
    expect(project.getCell('H18').value).toBe('79.12 分');
  });

  it('leaves a figure too long for its column as text, which wraps where a number would show #####', async () => {
    const form = seedForm('p01');
    const long = { ...form, rows: form.rows.map((row) => ({ ...row, weight: '123456789.00' })) };
    const sheet = await reopened(await xlsxOf(documentOf(long), written));
    expect(sheet.getCell('G12').value).toBe('123456789.00');
  });

  it('merges as the document says', async () => {
    const sheet = await sheetOf('p01');
    const merges = sheet.model.merges;
    expect(merges).toEqual(
      expect.arrayContaining(['A1:I1', 'A2:I2', 'C3:I3', 'A5:B8', 'A11:A17', 'B12:B14', 'A18:F18']),
    );
    const spans = documentOf(seedForm('p01')).rows.flatMap(({ cells }) =>
      cells.filter((c) => c.colspan * c.rowspan > 1),
    );
    expect(merges).toHaveLength(spans.length + 2);
  });

  it('draws a thin border on every cell of the table, covered ones too', async () => {
    const sheet = await sheetOf('p01');
    for (let row = 3; row <= 18; row++) {
      for (let column = 1; column <= 9; column++) {
        const { border, font } = sheet.getCell(row, column);
        expect([border?.top?.style, border?.left?.style, border?.bottom?.style, border?.right?.style]).toEqual(
          Array(4).fill('thin'),
        );
        expect(font?.name).toBe('宋体');
      }
    }
    expect(sheet.getCell('A1').border).toEqual({});
    expect(sheet.getCell('A1').font).toMatchObject({ name: '黑体', size: 18 });
    expect(sheet.getCell('B10').alignment).toMatchObject({ horizontal: 'left', wrapText: true });
  });

  it('prints on A4, fitted to the width, with its title on every page', async () => {
    const { pageSetup } = await sheetOf('p05');
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    expect(pageSetup.printTitlesRow).toBe('1:2');
    expect(pageSetup.printArea).toBe('A1:I23');
    expect((await sheetOf('p05')).headerFooter.oddFooter).toBe('&C第 &P 页 共 &N 页');
  });

  it('gives long texts rows tall enough for them', async () => {
    const sheet = await sheetOf('overall');
    const goals = String(sheet.getCell('B12').value);
    // 79 mm hold about 22 characters of 10 points; each line takes some 13 points.
    expect(sheet.getRow(12).height).toBeGreaterThan((goals.length / 22) * 13);
    expect(sheet.getRow(4).height).toBeLessThan(40);
  });
});
