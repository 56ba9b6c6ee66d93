import { Failure } from '#domain/failures.ts';
import type { PaperCell } from '#domain/forms/paper/grid.ts';
import { attribute, type XmlReader } from './sheet-xml.ts';
import { TableReader } from './word-table-reader.ts';

const MOST_CELLS = 20_000;
const WIDEST_SPAN = 100;
/** What stood here before it was moved, what floats over the page, and the same once more for older programs. */
const PASSED_OVER = ['moveFrom', 'txbxContent', 'Fallback'];

/** Reads the body of a text document as it looks with all tracked changes accepted. */
export class WordReader implements XmlReader {
  readonly #page = new TableReader();
  readonly #nested: TableReader[] = [];
  /** The tables around this place, outermost first; those outside any cell are all parts of the page. */
  readonly #open: TableReader[] = [];
  #passedOver = 0;
  #isRowProperty = false;
  #isText = false;
  #paragraph = '';
  #count = 0;

  /** The page first, then every table inside a cell. */
  tables(): PaperCell[][] {
    return [this.#page, ...this.#nested].map(({ cells }) => cells);
  }

  open(name: string, attributes: string): void {
    if (PASSED_OVER.includes(name)) this.#passedOver += 1;
    if (this.#passedOver > 0) return;
    if (name === 't') this.#isText = true;
    else if (name === 'p') this.#paragraph = '';
    else if (name === 'br' || name === 'cr') this.#paragraph += '\n';
    else if (name === 'tab') this.#paragraph += ' ';
    else if (name === 'noBreakHyphen') this.#paragraph += '-';
    else if (name === 'tbl') this.#openTable();
    else this.#openPlace(name, attributes);
  }

  #openTable(): void {
    const outer = this.#open.at(-1);
    if (!outer) {
      this.#page.begin();
      this.#open.push(this.#page);
      return;
    }
    const inner = new TableReader();
    // What stands over it in its cell may be its title.
    inner.addParagraph(outer.cell.text);
    this.#nested.push(inner);
    this.#open.push(inner);
  }

  #openPlace(name: string, attributes: string): void {
    const table = this.#open.at(-1);
    if (!table) return;
    const value = attribute(attributes, 'w:val');
    if (name === 'gridCol') table.addColumn(Number(attribute(attributes, 'w:w') ?? Number.NaN));
    else if (name === 'tr') table.beginRow();
    else if (name === 'trPr') this.#isRowProperty = true;
    else if (name === 'del' && this.#isRowProperty) table.dropRow();
    else if (name === 'gridBefore') table.skip(spanOf(value));
    else if (name === 'tc') table.beginCell();
    else if (name === 'gridSpan') table.cell.span = spanOf(value);
    else if (name === 'vMerge') table.cell.down = value === 'restart' ? 'begins' : 'goesOn';
    else if (name === 'hMerge') table.cell.across = value === 'restart' ? 'begins' : 'goesOn';
  }

  close(name: string): void {
    if (PASSED_OVER.includes(name)) this.#passedOver -= 1;
    if (this.#passedOver > 0) return;
    const table = this.#open.at(-1);
    if (name === 't') this.#isText = false;
    else if (name === 'p') this.#endParagraph();
    else if (name === 'trPr') this.#isRowProperty = false;
    else if (name === 'tr') table?.endRow();
    else if (name === 'tc') {
      table?.endCell();
      this.#countCells();
    } else if (name === 'tbl') this.#closeTable();
  }

  #closeTable(): void {
    const table = this.#open.pop();
    const outer = this.#open.at(-1);
    // A table inside a cell is also read as words of that cell.
    if (table && outer) outer.addText(table.cells.map(({ text }) => text).join('\n'));
  }

  text(content: string): void {
    if (this.#isText && this.#passedOver === 0) this.#paragraph += content;
  }

  #endParagraph(): void {
    const table = this.#open.at(-1);
    if (table) table.addText(this.#paragraph);
    else {
      this.#page.addParagraph(this.#paragraph);
      this.#countCells();
    }
  }

  #countCells(): void {
    this.#count += 1;
    if (this.#count > MOST_CELLS) throw new Failure('paper.not-readable');
  }
}

function spanOf(value: string | null): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, WIDEST_SPAN) : 1;
}
