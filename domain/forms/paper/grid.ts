/** A cell of a table as people send it. Rows and columns count from 0; a merged cell covers its whole area. */
export interface PaperCell {
  text: string;
  row: number;
  column: number;
  rowspan: number;
  colspan: number;
  /** Where the person finds it: `F17` in a workbook, `第 17 行第 6 格` in a text document. */
  address: string;
}

/** A table read whole: every place of it knows the cell that covers it. */
export class PaperGrid {
  readonly height: number;
  readonly #places: ReadonlyMap<number, PaperCell>[];

  constructor(cells: readonly PaperCell[]) {
    this.height = cells.reduce((most, cell) => Math.max(most, cell.row + cell.rowspan), 0);
    const places = Array.from({ length: this.height }, () => new Map<number, PaperCell>());
    for (const cell of cells) {
      for (let row = cell.row; row < cell.row + cell.rowspan; row += 1) {
        for (let column = cell.column; column < cell.column + cell.colspan; column += 1) places[row]?.set(column, cell);
      }
    }
    this.#places = places;
  }

  at(row: number, column: number): PaperCell | null {
    return this.#places[row]?.get(column) ?? null;
  }

  /** The cells of a row from left to right, each once. */
  row(row: number): PaperCell[] {
    const places = [...(this.#places[row] ?? [])].sort(([one], [other]) => one - other);
    return [...new Set(places.map(([, cell]) => cell))];
  }

  /** The next cell to the right that is another cell and not empty; null at the end of the row. */
  rightOf(cell: PaperCell, row = cell.row): PaperCell | null {
    const after = this.row(row).filter((other) => other.column >= cell.column + cell.colspan);
    return after.find(({ text }) => text.trim() !== '') ?? after[0] ?? null;
  }
}

/** Soft hyphens and joints of no width, which word processors put between characters and nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** What a person reads in a cell, without spaces around it. */
export function readableText(text: string): string {
  return text.replace(UNSEEN, '').trim();
}

/** The words of a label, however they are spaced and broken: `部门资金\n（ 万元）` → `部门资金(万元)`. */
export function labelOf(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').replace(/\s/g, '');
}
