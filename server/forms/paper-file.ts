import { Failure } from '#domain/failures.ts';
import { type PaperReading, readPaperForm } from '#domain/forms/paper/read-form.ts';
import { gridOfSheet } from '#domain/forms/paper/sheet-grid.ts';
import { readWorkbook } from './report-workbook.ts';
import { zipParts } from './sheet-zip.ts';
import { readWordTables } from './word-tables.ts';

/**
 * The form in an uploaded xlsx or docx file. Throws `paper.not-readable`, `paper.no-form`, or the failures of a container
 * that has a password, is broken or unpacks to too much.
 */
export async function readPaperFile(bytes: Buffer, year: number): Promise<PaperReading> {
  const names = zipParts(bytes).map(({ name }) => name);
  const isWord = names.some((name) => /^word\/document/i.test(name));
  const isWorkbook = names.some((name) => /^xl\/worksheets\//i.test(name));
  if (!isWord && !isWorkbook) throw new Failure('paper.not-readable');
  const grids = isWord ? [await readWordTables(bytes)] : (await readWorkbook(bytes)).map(gridOfSheet);
  for (const grid of grids) {
    const reading = readPaperForm(grid, year);
    if (reading) return reading;
  }
  throw new Failure('paper.no-form');
}
