import { Failure } from '#domain/failures.ts';
import type { PaperGrid } from '#domain/forms/paper/grid.ts';
import { foreignForm, ONLY_FIRST, type PaperReading, readPaperForm } from '#domain/forms/paper/read-form.ts';
import { gridOfSheet } from '#domain/forms/paper/sheet-grid.ts';
import { readWorkbook } from './report-workbook.ts';
import { sheetParts } from './sheet-zip.ts';
import { readWordTables } from './word-tables.ts';

/**
 * The form in an uploaded xlsx or docx file; the first one of several, with a warning. Throws `paper.not-readable`, `paper.no-form`, or `sheet.encrypted` for a file
 * with a password.
 */
export async function readPaperFile(bytes: Buffer, year: number): Promise<PaperReading> {
  const grids = await gridsIn(bytes);
  const [reading, ...others] = grids.flatMap((grid) => readPaperForm(grid, year) ?? []);
  if (reading) {
    if (others.length > 0 && !reading.warnings.includes(ONLY_FIRST)) reading.warnings.push(ONLY_FIRST);
    return reading;
  }
  const title = grids.map(foreignForm).find((found) => found !== null);
  if (title) throw new Failure('paper.no-form', null, `文件是“${title}”，不是自评表，请核对文件后再上传。`);
  throw new Failure('paper.no-form');
}

async function gridsIn(bytes: Buffer): Promise<PaperGrid[]> {
  try {
    const names = sheetParts(bytes).map(({ name }) => name);
    if (names.some((name) => /^word\/document/i.test(name))) return await readWordTables(bytes);
    return (await readWorkbook(bytes)).map(gridOfSheet);
  } catch (error) {
    // What is wrong with a container is said of monthly templates there; only a password is the same everywhere.
    const isContainer = error instanceof Failure && error.code.startsWith('sheet.') && error.code !== 'sheet.encrypted';
    throw isContainer ? new Failure('paper.not-readable') : error;
  }
}
