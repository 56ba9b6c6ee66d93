import { Failure } from '#domain/failures.ts';
import { PaperGrid } from '#domain/forms/paper/grid.ts';
import { walkXml } from './sheet-xml.ts';
import { sheetPart, sheetParts } from './sheet-zip.ts';
import { WordReader } from './word-reader.ts';

/** Many times the longest form. */
const MOST_CHARACTERS = 8 * 1024 * 1024;

/**
 * First the paragraphs and tables of a docx file one under another as one table, a paragraph being a row of one cell: a
 * form that was broken into several tables is whole again. Then each table inside a cell. Throws `paper.not-readable` for
 * what is no such file, and what opening the container throws.
 */
export async function readWordTables(bytes: Buffer): Promise<PaperGrid[]> {
  const part = sheetParts(bytes).find(({ name }) => /^word\/document\d*\.xml$/i.test(name));
  if (!part || part.size > MOST_CHARACTERS) throw new Failure('paper.not-readable');
  const reader = new WordReader();
  walkXml(await sheetPart(bytes, part), reader);
  return reader.tables().map((cells) => new PaperGrid(cells));
}
