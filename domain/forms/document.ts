import type { LineChart } from '../charts/line-chart.ts';

/** What stands over everything a sheet of paper holds. */
export type Paper = {
  title: string;
  subtitle: string;
  page: { size: 'A4'; orientation: 'portrait' | 'landscape' };
};

/** Cells are given by their upper left corner; together they tile the table, so merges are exactly the spans stated here. */
export type Table = {
  /** Widths in millimetres, together the width of the type area. */
  columns: { width: number }[];
  rows: Row[];
};

/** `repeats`: stands again at the head of each further page, where the program that draws it can. */
export type Row = { cells: Cell[]; repeats?: boolean };

/** An official form as plain data: one table under its title. Screen and all files draw the same one. */
export type FormDocument = Paper & Table;

export type Block =
  /** `level` 2 stands below one of level 1, which is meant when nothing is said. `newPage`: begins a page. */
  | { kind: 'heading'; text: string; level?: 1 | 2; newPage?: boolean }
  | { kind: 'paragraph'; text: string; align?: 'center' | 'right'; figures?: StatedFigure[] }
  | ({ kind: 'table' } & Table)
  /** `alt` says in words what the picture shows. */
  | { kind: 'chart'; chart: LineChart; alt: string };

/** A figure as it stands in a sentence, and where it comes from, as `refText` writes it. */
export type StatedFigure = { text: string; origin: string };

/**
 * Whatever is printed, as plain data: headings, paragraphs, tables and charts from top to bottom. `look` is its face: a `form` is
 * set small and tight, a `report` as an official letter.
 */
export type Document = Paper & { look: 'form' | 'report'; blocks: Block[] };

/** The form as a document of one table. */
export function documentWith({ title, subtitle, page, columns, rows }: FormDocument): Document {
  return { title, subtitle, page, look: 'form', blocks: [{ kind: 'table', columns, rows }] };
}

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
  /** Of a figure that comes from no form: where it comes from, as `refText` writes it. */
  origin?: string;
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

type Span = Partial<Pick<Cell, 'colspan' | 'rowspan' | 'align' | 'ref' | 'origin'>>;

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

/** Rows of cells as a table has them; those at `repeated` head each further page. */
export function rowsOf<C extends Cell>(rows: C[][], repeated: number[]): (Row & { cells: C[] })[] {
  return rows.map((cells, index) => (repeated.includes(index) ? { cells, repeats: true } : { cells }));
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
