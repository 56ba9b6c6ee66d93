import type { PaperCell } from '#domain/forms/paper/grid.ts';

const LONGEST_TEXT = 10_000;
/** Twentieths of a point: columns narrower than 2 mm come of borders that were dragged and not quite met. */
const NARROW = 113;

type Merge = 'none' | 'begins' | 'goesOn';

/** A table of a text document, put together cell by cell as its XML goes by. */
export class TableReader {
  readonly cells: PaperCell[] = [];
  cell = newCell();
  /** By first column: the cell that a vertical merge goes on from. */
  readonly #merging = new Map<number, PaperCell>();
  /** Which column each line of the grid stands before, when narrow ones do not count. */
  #lines = [0];
  #row = -1;
  /** Of the grid, narrow columns counted. */
  #place = 0;
  #order = 0;
  #isDropped = false;
  #left: PaperCell | null = null;

  /** Another table under what was read so far. */
  begin(): void {
    this.#merging.clear();
    this.#lines = [0];
  }

  /** `width` in twentieths of a point. */
  addColumn(width: number): void {
    const last = this.#lines.at(-1) ?? 0;
    this.#lines.push(width < NARROW ? last : last + 1);
  }

  addParagraph(text: string): void {
    if (text.trim() === '') return;
    this.#row += 1;
    this.#add(text, { column: 0, colspan: 1, address: `第 ${this.#row + 1} 行` });
  }

  beginRow(): void {
    this.#row += 1;
    this.#place = 0;
    this.#order = 0;
    this.#isDropped = false;
    this.#left = null;
  }

  /** The row was deleted, and the deletion only not yet accepted. */
  dropRow(): void {
    this.#isDropped = true;
  }

  endRow(): void {
    if (this.#isDropped) this.#row -= 1;
  }

  skip(columns: number): void {
    this.#place += columns;
  }

  beginCell(): void {
    this.cell = newCell();
  }

  addText(text: string): void {
    this.cell.text += this.cell.text === '' ? text : `\n${text}`;
  }

  endCell(): void {
    const { text, span, down, across } = this.cell;
    const column = this.#columnAt(this.#place);
    this.#place += span;
    const colspan = this.#columnAt(this.#place) - column;
    this.#order += 1;
    if (this.#isDropped || (colspan === 0 && text.trim() === '')) return;
    const master = down === 'goesOn' ? this.#aboveAt(column) : null;
    if (across === 'goesOn' && this.#left) {
      // The first row of an area grows to the right; those below it have nothing to add.
      if (this.#left.row === this.#row) this.#left.colspan += colspan;
      return;
    }
    this.#left = master ?? this.#newCell(text, column, Math.max(1, colspan), down);
    if (master) master.rowspan = this.#row - master.row + 1;
  }

  #newCell(text: string, column: number, colspan: number, down: Merge): PaperCell {
    const address = `第 ${this.#row + 1} 行第 ${this.#order} 格`;
    const added = this.#add(text, { column, colspan, address });
    for (const other of this.#merging.keys()) {
      if (other >= column && other < column + colspan) this.#merging.delete(other);
    }
    if (down !== 'none') this.#merging.set(column, added);
    return added;
  }

  #columnAt(place: number): number {
    const known = this.#lines.length - 1;
    return (this.#lines[Math.min(place, known)] ?? 0) + Math.max(0, place - known);
  }

  /** The merged cell over a column; programs do not all let the cells below it begin at its left edge. */
  #aboveAt(column: number): PaperCell | null {
    const exact = this.#merging.get(column);
    if (exact) return exact;
    for (const cell of this.#merging.values()) {
      if (cell.row + cell.rowspan === this.#row && cell.column <= column && column < cell.column + cell.colspan)
        return cell;
    }
    return null;
  }

  #add(text: string, place: Pick<PaperCell, 'column' | 'colspan' | 'address'>): PaperCell {
    const cell = { ...place, text: text.slice(0, LONGEST_TEXT), row: this.#row, rowspan: 1 };
    this.cells.push(cell);
    return cell;
  }
}

const newCell = () => ({ text: '', span: 1, down: 'none' as Merge, across: 'none' as Merge });
