import { compact, type SourceLine, widthOf } from '../source-lines.ts';
import type { Doubt } from './doubts.ts';
import type { RowHeading } from './heading.ts';
import { type Atom, levelsIn } from './level-words.ts';
import { type Piece, valuesOf } from './values.ts';

/** Cells as they are printed; null where the form has no such column or nothing stands in it. */
export interface Row {
  level1: string | null;
  level2: string | null;
  level3: string | null;
  targetText: string | null;
  basis: string | null;
  weight: string | null;
  actualText: string | null;
  score: string | null;
  reason: string | null;
}

const POINTS = '(?:\\d{1,3}(?:\\.\\d+)?|[-—–])';
/** `… 20 0.00`: weight and score end the line. */
const WEIGHT_LAST = new RegExp(`^(.*?)\\s*(?<![<>=≥≤\\d.])(${POINTS}) (${POINTS})分?$`);
/** `15 =82.76 万人 14.16`: the result stands between them. */
const WEIGHT_FIRST = new RegExp(`^(.*?)\\s*(?<![<>=≥≤\\d.])(${POINTS}) ([<>=≥≤].*?|[^\\d\\s]\\S*) (${POINTS})分?$`);
/** Half-widths: the column of reasons holds four characters, that of names five or six. */
const NARROW = 8;
const SENTENCE_END = /[。！.]$/;

export interface RowsRead {
  rows: Row[];
  doubts: Doubt[];
  /** Lines behind the last row that belong to none. */
  rest: SourceLine[];
}

/** The rows of indicators, cells wrapped over lines: a row is known by its points, what stands before belongs to it or to the reason above. */
export function rowsOf(lines: readonly SourceLine[], heading: RowHeading): RowsRead {
  const reader = new RowReader(heading);
  const [own, side] = heading.hasSide ? [lines, 0] : withoutSide(lines);
  for (const line of own) reader.add(line);
  const read = reader.end();
  const doubts = levelDoubts(read.rows, lines[0]?.number ?? 0);
  if (side > 0) {
    const words = '表侧“年度绩效指标完成情况”的字混在各行之间，各行的名称和偏差原因请核对';
    doubts.push({ path: 'rows', words, quote: '', line: lines[0]?.number ?? 0 });
  }
  return { ...read, doubts: [...read.doubts, ...doubts] };
}

/** Lines that are nothing but a part of what stands sideways beside the rows. */
function withoutSide(lines: readonly SourceLine[]): [SourceLine[], number] {
  const own = lines.filter(({ text }, index) => {
    const words = compact(text);
    // The second line of a wrapped 满意度指标 looks the same.
    const isLevel =
      words === '指标' && /(产出|成本|效益|满意度|数量|质量|时效)$/.test(compact(lines[index - 1]?.text ?? ''));
    return isLevel || !/^(年度|绩效|指标|完成|情况|年度绩效|绩效指标|完成情况)$/.test(words);
  });
  return [own, lines.length - own.length];
}

/** A text that gives a merged cell after the first row it covers does not say which rows it covers: the column is then left out. */
function levelDoubts(rows: Row[], line: number): Doubt[] {
  const columns = [
    ['level1', '一级指标'],
    ['level2', '二级指标'],
  ] as const;
  return columns.flatMap(([field, name]) => {
    if (rows.length === 0 || rows[0]![field] !== null) return [];
    for (const row of rows) row[field] = null;
    return [{ path: `rows.0.${field}`, words: `${name}没有印在各行之前，分不清属于哪几行，没有读取`, quote: '', line }];
  });
}

class RowReader {
  readonly #rows: Row[] = [];
  readonly #doubts: Doubt[] = [];
  #open: SourceLine[] = [];
  #level1: string | null = null;
  #level2: string | null = null;
  /** The widest line of a name so far: what its column holds. */
  #nameWidth = 0;

  constructor(private readonly heading: RowHeading) {}

  add(line: SourceLine): void {
    const match = (this.heading.isWeightFirst ? WEIGHT_FIRST : WEIGHT_LAST).exec(line.text);
    if (!match) {
      this.#open.push(line);
      return;
    }
    const pieces = [...this.#open.map(({ text }) => text), ...(match[1] ? [match[1]] : [])];
    const quote = compact([...this.#open.map(({ text }) => text), line.text].join(' '));
    this.#open = [];
    const [weight, score] = [match[2]!, match.at(-1)!];
    const actual = this.heading.isWeightFirst ? match[3]! : null;
    this.#addRow(pieces, { weight, score, actual }, { quote, line: line.number });
  }

  #addRow(
    pieces: Piece[],
    { weight, score, actual }: { weight: string; score: string; actual: string | null },
    place: { quote: string; line: number },
  ): void {
    const values = valuesOf(pieces, actual === null);
    const path = `rows.${this.#rows.length}`;
    const level3 = this.#openRow(values.before, path, place);
    const row: Row = {
      level1: this.#level1,
      level2: this.#level2,
      level3,
      targetText: values.target,
      basis: this.heading.hasBasis ? compact(values.between.join('')) || null : null,
      weight: pointsOf(weight),
      actualText: actual ?? values.actual,
      score: pointsOf(score),
      reason: null,
    };
    if (values.isDoubtful) {
      this.#doubts.push({ path: `${path}.targetText`, words: '指标值与完成值的分界不明确，请核对', ...place });
    }
    if (level3 === null) this.#doubts.push({ path: `${path}.level3`, words: '没有读到三级指标的名称', ...place });
    this.#rows.push(row);
  }

  /** Takes from the lines before the values: the reason of the row above, the first two columns, the third. */
  #openRow(pieces: readonly Piece[], path: string, place: { quote: string; line: number }): string | null {
    const atoms: Atom[] = pieces.flatMap((piece) =>
      piece.split(' ').map((text, index) => ({ text, opensLine: index === 0 })),
    );
    const levels = levelsIn(atoms);
    if (levels) {
      if (levels.level1 !== null) this.#level1 = levels.level1;
      this.#level2 = levels.level2;
      this.#giveReason(joined(atoms.slice(0, levels.before)), place);
      const name = atoms.slice(levels.after);
      this.#nameWidth = Math.max(this.#nameWidth, ...name.map(({ text }) => widthOf(text)));
      return joined(name) || null;
    }
    const last = this.heading.hasReason ? reasonLines(pieces, this.#nameWidth) : { count: 0, isDoubtful: false };
    if (last.isDoubtful) {
      const words = '没有句号，偏差原因与下一行名称的分界按栏宽判断，请核对';
      this.#doubts.push({ path: `${path}.level3`, words, ...place });
    }
    if (last.count > 0) {
      this.#giveReason(compact(pieces.slice(0, last.count).join('')), place);
      return compact(pieces.slice(last.count).join('')) || null;
    }
    return compact(pieces.join('')) || null;
  }

  #giveReason(text: string, place: { quote: string; line: number }): void {
    if (text === '') return;
    const row = this.#rows.at(-1);
    if (row && this.heading.hasReason) row.reason = text;
    else this.#doubts.push({ path: `rows.${this.#rows.length}`, words: `“${text}”不知属于哪一格`, ...place });
  }

  end(): RowsRead {
    const rest = this.#open;
    if (rest.length > 0 && this.#rows.length > 0 && this.heading.hasReason) {
      this.#giveReason(compact(rest.map(({ text }) => text).join('')), { quote: '', line: rest[0]!.number });
      return { rows: this.#rows, doubts: this.#doubts, rest: [] };
    }
    return { rows: this.#rows, doubts: this.#doubts, rest };
  }
}

/** How many lines before a name are the reason of the row above: up to a full stop, or those as narrow as the last column is. */
function reasonLines(pieces: readonly Piece[], nameWidth: number): { count: number; isDoubtful: boolean } {
  const stop = pieces.slice(0, -1).findLastIndex((piece) => SENTENCE_END.test(piece));
  if (stop >= 0) return { count: stop + 1, isDoubtful: false };
  const own = pieces.slice(0, -1);
  const wide = own.findIndex((piece) => widthOf(piece) > NARROW);
  const count = wide < 0 ? own.length : wide;
  // Names as narrow as reasons could not be told from them.
  const isTold = wide >= 0 || nameWidth > NARROW;
  return isTold && count > 0 ? { count, isDoubtful: true } : { count: 0, isDoubtful: false };
}

const joined = (atoms: readonly Atom[]) => atoms.map(({ text }) => text).join('');
const pointsOf = (text: string) => (/\d/.test(text) ? text : null);
