import { Failure } from '#domain/failures.ts';
import { type PaperCell, PaperGrid } from '#domain/forms/paper/grid.ts';
import { attribute, walkXml, type XmlReader } from './sheet-xml.ts';
import { sheetPart, sheetParts } from './sheet-zip.ts';

/** Many times the longest form. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
const MOST_CELLS = 20_000;
const LONGEST_TEXT = 10_000;
const WIDEST_SPAN = 100;

/**
 * The paragraphs and tables of a docx file one under another as one table, a paragraph being a row of one cell: a form
 * that was broken into several tables is whole again. Throws `paper.not-readable` for what is no such file, and what
 * opening the container throws.
 */
export async function readWordTables(bytes: Buffer): Promise<PaperGrid> {
  const part = sheetParts(bytes).find(({ name }) => /^word\/document\d*\.xml$/i.test(name));
  if (!part || part.size > MOST_CHARACTERS) throw new Failure('paper.not-readable');
  const reader = new WordReader();
  walkXml(await sheetPart(bytes, part), reader);
  return new PaperGrid(reader.cells);
}

/** A table inside a cell is read as words of that cell. */
class WordReader implements XmlReader {
  readonly cells: PaperCell[] = [];
  /** By first column: the cell that a vertical merge goes on from. */
  #merging = new Map<number, PaperCell>();
  #depth = 0;
  #row = -1;
  #column = 0;
  #order = 0;
  #cell = { text: '', span: 1, merge: 'none' as 'none' | 'restart' | 'continue' };
  #paragraph = '';
  #isText = false;

  open(name: string, attributes: string): void {
    if (name === 't') this.#isText = true;
    else if (name === 'p') this.#paragraph = '';
    else if (name === 'br' || name === 'cr') this.#paragraph += '\n';
    else if (name === 'tab') this.#paragraph += ' ';
    else if (name === 'tbl') {
      this.#depth += 1;
      if (this.#depth === 1) this.#merging.clear();
    } else if (this.#depth === 1) this.#openPlace(name, attributes);
  }

  #openPlace(name: string, attributes: string): void {
    if (name === 'tr') {
      this.#row += 1;
      this.#column = 0;
      this.#order = 0;
    } else if (name === 'tc') this.#cell = { text: '', span: 1, merge: 'none' };
    else if (name === 'gridBefore') this.#column += spanIn(attributes);
    else if (name === 'gridSpan') this.#cell.span = spanIn(attributes);
    else if (name === 'vMerge')
      this.#cell.merge = attribute(attributes, 'w:val') === 'restart' ? 'restart' : 'continue';
  }

  close(name: string): void {
    if (name === 't') this.#isText = false;
    else if (name === 'p') this.#endParagraph();
    else if (name === 'tc' && this.#depth === 1) this.#endCell();
    else if (name === 'tbl') this.#depth -= 1;
  }

  text(content: string): void {
    if (this.#isText) this.#paragraph += content;
  }

  #endParagraph(): void {
    if (this.#depth > 0) this.#cell.text += this.#cell.text === '' ? this.#paragraph : `\n${this.#paragraph}`;
    else if (this.#paragraph.trim() !== '') {
      this.#row += 1;
      this.#add(this.#paragraph, { column: 0, colspan: 1, address: `第 ${this.#row + 1} 行` });
    }
  }

  #endCell(): void {
    const { text, span, merge } = this.#cell;
    const column = this.#column;
    this.#column += span;
    this.#order += 1;
    const master = merge === 'continue' ? this.#merging.get(column) : undefined;
    if (master) {
      master.rowspan += 1;
      return;
    }
    const address = `第 ${this.#row + 1} 行第 ${this.#order} 格`;
    const added = this.#add(text, { column, colspan: span, address });
    if (merge === 'none') this.#merging.delete(column);
    else this.#merging.set(column, added);
  }

  #add(text: string, place: Pick<PaperCell, 'column' | 'colspan' | 'address'>): PaperCell {
    const cell = { ...place, text: text.slice(0, LONGEST_TEXT), row: this.#row, rowspan: 1 };
    if (this.cells.push(cell) > MOST_CELLS) throw new Failure('paper.not-readable');
    return cell;
  }
}

function spanIn(attributes: string): number {
  const span = Number(attribute(attributes, 'w:val') ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, WIDEST_SPAN) : 1;
}
