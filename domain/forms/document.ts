/**
 * A printed form as plain data. Screen, xlsx, docx and pdf draw the same Document, so what is seen is what is printed.
 * Cells are given by their upper left corner; together they tile the table, so merges are exactly the spans stated here.
 */
export type Document = {
  title: string;
  subtitle: string;
  page: { size: 'A4'; orientation: 'portrait' | 'landscape' };
  /** Widths in millimetres, together the width of the type area. */
  columns: { width: number }[];
  rows: { cells: Cell[] }[];
};

export type Cell = {
  /** Counted from 0. */
  column: number;
  /** A line break stands where the printed form breaks a heading, whatever program draws it. */
  text: string;
  colspan: number;
  rowspan: number;
  align: 'left' | 'center' | 'right';
  style: 'label' | 'body' | 'figure';
  /** Where the text came from, for whoever attaches a proof or an editor to the cell. */
  ref: CellRef | null;
};

/** `row` and `fund` count from 0 in `Form.rows` and `Form.funds`. */
export type CellRef =
  | { part: 'heading'; field: 'name' | 'department' | 'unit' }
  | { part: 'row'; row: number; field: RowField }
  | { part: 'fund'; fund: number; field: FundField }
  | { part: 'goal'; field: 'expected' | 'actual' }
  | { part: 'total' };

export type RowField = 'level1' | 'level2' | 'level3' | 'target' | 'basis' | 'weight' | 'actual' | 'score' | 'reason';
export type FundField = 'source' | 'initial' | 'adjusted' | 'executed' | 'weight' | 'rate' | 'score';

type Span = Partial<Pick<Cell, 'colspan' | 'rowspan' | 'align' | 'ref'>>;

const ALIGNED = { label: 'center', body: 'left', figure: 'center' } as const;

function cell(style: Cell['style'], column: number, text: string | null, span: Span): Cell {
  return { column, text: text ?? '', colspan: 1, rowspan: 1, align: ALIGNED[style], style, ref: null, ...span };
}

export const label = (column: number, text: string, span: Span = {}) => cell('label', column, text, span);
export const body = (column: number, text: string | null, span: Span = {}) => cell('body', column, text, span);
export const figure = (column: number, text: string | null, span: Span = {}) => cell('figure', column, text, span);

/** A row of plain headings, side by side from `column`; the last one may be wider. */
export function headings(column: number, texts: string[], lastColspan = 1): Cell[] {
  return texts.map((text, index) =>
    label(column + index, text, { colspan: index === texts.length - 1 ? lastColspan : 1 }),
  );
}

/** Length of each run of equal neighbours, at the index where it begins; 0 inside a run. */
export function runsOf<T>(values: T[], isSame: (value: T, next: T) => boolean): number[] {
  const runs = values.map(() => 0);
  let start = 0;
  values.forEach((value, index) => {
    const before = values[index - 1];
    if (index > 0 && before !== undefined && !isSame(before, value)) start = index;
    runs[start] = (runs[start] ?? 0) + 1;
  });
  return runs;
}
