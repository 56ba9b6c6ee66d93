import type { FORM_KINDS, FormDraftInput } from '../form-draft.ts';
import {
  type Columns,
  columnsIn,
  FUND_HEADINGS,
  type FundField,
  findHeading,
  ROW_HEADINGS,
  type RowField,
} from './columns.ts';
import { labelOf, type PaperCell, type PaperGrid, readableText } from './grid.ts';
import { foreignTitle, nextFormRow } from './titles.ts';

type Kind = (typeof FORM_KINDS)[number];

/** What a sheet or a text document says, as a draft still to be checked, and where each part of it stands. */
export interface PaperReading {
  draft: FormDraftInput & { kind: Kind };
  /** By path in the draft, as `rows.3.weight`: the address of the cell. */
  places: ReadonlyMap<string, string>;
  /** What was expected and not found; the draft is then without it. */
  warnings: string[];
}

const WANTED = ['level3', 'targetText'] as const;
export const ONLY_FIRST = '文件中不止一张自评表，只读取了第一张；其余各张请分别存成文件后再导入';

/** The title of a form in this table that has the columns of a 自评表 and is none; null for all others. */
export function foreignForm(grid: PaperGrid): string | null {
  const heading = findHeading(grid, ROW_HEADINGS, WANTED);
  return heading && foreignTitle(grid, heading.row);
}

/**
 * Reads a 整体支出 or 项目支出绩效自评表 in the official layout, wherever its columns were moved to: by headings, never by
 * position. Null when the table holds no such form, or another one with the same columns; of several the first is read. `year` stands in where the paper states none. Never throws.
 */
export function readPaperForm(grid: PaperGrid, year: number): PaperReading | null {
  const heading = findHeading(grid, ROW_HEADINGS, WANTED);
  if (heading === null || foreignTitle(grid, heading.row) !== null) return null;
  const reader = new Reader(grid);
  const kind = reader.kind();
  const funds = reader.funds(heading.row);
  const next = nextFormRow(grid, heading.row);
  const { rows, end } = reader.rows(heading.row, next ?? grid.height, heading.columns);
  if (next !== null && findHeading(grid, ROW_HEADINGS, WANTED, next)) reader.warnings.push(ONLY_FIRST);
  const stated = reader.year();
  const beside = (label: RegExp, path: string) => reader.beside(label, path, heading.row);
  if (stated === null) reader.warnings.push(`表上没有写明年度，按 ${year} 年度处理`);
  return {
    draft: {
      code: null,
      kind,
      year: stated ?? year,
      name: beside(kind === 'overall' ? /^部门\(单位\)名称|^(部门|单位)名称/ : /^项目名称/, 'name') ?? '',
      department: beside(/^主管部门/, 'department'),
      unit: beside(/^实施单位/, 'unit'),
      moneyUnit: reader.moneyUnit(heading.row),
      goals: reader.goals(heading.row),
      funds,
      rows,
      total: reader.total(end),
    },
    places: reader.places,
    warnings: reader.warnings,
  };
}

class Reader {
  readonly places = new Map<string, string>();
  readonly warnings: string[] = [];

  constructor(private readonly grid: PaperGrid) {}

  kind(): Kind {
    for (const cell of this.#cells()) {
      const words = labelOf(cell.text);
      if (words.length > 40) continue;
      if (words.includes('整体支出')) return 'overall';
      if (words.includes('项目支出') || words.startsWith('项目名称')) return 'project';
    }
    return 'project';
  }

  year(): number | null {
    for (const cell of this.#cells()) {
      const found = /(20\d{2})年度?/.exec(labelOf(cell.text).slice(0, 40));
      if (found) return Number(found[1]);
      if (/三级指标/.test(cell.text)) return null;
    }
    return null;
  }

  /** The words to the right of a label above row `end`. */
  beside(label: RegExp, path: string, end: number): string | null {
    const found = this.#find(label, end);
    const cell = found && this.grid.rightOf(found);
    return cell ? this.#take(cell, path) : null;
  }

  moneyUnit(end: number): '万元' | '元' {
    for (const cell of this.#cells(0, end)) {
      const words = labelOf(cell.text);
      if (words.length < 40 && /资金|单位[:：]/.test(words) && words.includes('元'))
        return words.includes('万元') ? '万元' : '元';
    }
    return '万元';
  }

  goals(end: number): { expected: string | null; actual: string | null } {
    const expected = this.#find(/^(年度)?预期目标/, end);
    const actual = this.#find(/^(年度)?实际完成情况|^全年完成情况/, end);
    const below = (cell: PaperCell | null, path: string) => {
      const text = cell && this.grid.at(cell.row + cell.rowspan, cell.column);
      return text ? this.#take(text, path) : null;
    };
    return { expected: below(expected, 'goals.expected'), actual: below(actual, 'goals.actual') };
  }

  funds(end: number): NonNullable<FormDraftInput['funds']> {
    const heading = findHeading(this.grid, FUND_HEADINGS, ['adjusted', 'executed']);
    if (heading === null || heading.row >= end) {
      this.warnings.push('没有找到资金部分（年初预算数、全年预算数、全年执行数），请导入后补填');
      return [];
    }
    const first = Math.min(...Object.values(heading.columns));
    const funds: NonNullable<FormDraftInput['funds']> = [];
    for (let row = heading.row + 1; row < end; row += 1) {
      const source = this.#lastBefore(row, first);
      if (source === null || /目标/.test(labelOf(source.text))) break;
      const path = `funds.${funds.length}`;
      const field = (name: FundField) => this.#text(row, heading.columns, name, path);
      funds.push({
        source: this.#take(source, `${path}.source`),
        initial: field('initial'),
        adjusted: field('adjusted'),
        executed: field('executed'),
        weight: field('weight'),
        rate: field('rate'),
        score: field('score'),
      });
    }
    return funds;
  }

  rows(heading: number, below: number, columns: Columns<RowField>) {
    const rows: NonNullable<FormDraftInput['rows']> = [];
    let row = heading + 1;
    for (; row < below; row += 1) {
      if (this.#isEnd(row)) break;
      if (columnsIn(this.grid, row, ROW_HEADINGS).level3 === columns.level3) continue;
      const path = `rows.${rows.length}`;
      const field = (name: RowField) => this.#text(row, columns, name, path);
      const read = {
        level1: field('level1'),
        level2: field('level2'),
        level3: field('level3'),
        targetText: field('targetText'),
        basis: field('basis'),
        weight: field('weight'),
        actualText: field('actualText'),
        score: field('score'),
        reason: field('reason'),
      };
      if (read.level3 === null && read.targetText === null) continue;
      rows.push(read);
    }
    return { rows, end: row };
  }

  /** `总分 | 100 | 84.25 分`: the last numeral of the line. */
  total(row: number): string | null {
    const cells = this.grid.row(row).filter(({ text }) => /\d/.test(text));
    const last = cells.at(-1);
    return last ? this.#take(last, 'total') : null;
  }

  #isEnd(row: number): boolean {
    return this.grid.row(row).some(({ text }) => /^(总分|合计|总计|得分合计)/.test(labelOf(text)));
  }

  #cells(from = 0, to = this.grid.height): PaperCell[] {
    return Array.from({ length: Math.max(0, to - from) }, (_, index) => this.grid.row(from + index)).flat();
  }

  #find(label: RegExp, end: number): PaperCell | null {
    return this.#cells(0, end).find(({ text }) => label.test(labelOf(text))) ?? null;
  }

  /** The last cell with words left of a column. */
  #lastBefore(row: number, column: number): PaperCell | null {
    return (
      this.grid.row(row).findLast((cell) => cell.column + cell.colspan <= column && cell.text.trim() !== '') ?? null
    );
  }

  #text<Field extends string>(row: number, columns: Columns<Field>, name: Field, path: string): string | null {
    const column = columns[name];
    const cell = column === undefined ? null : this.grid.at(row, column);
    return cell ? this.#take(cell, `${path}.${name}`) : null;
  }

  #take(cell: PaperCell, path: string): string | null {
    this.places.set(path, cell.address);
    return readableText(cell.text) || null;
  }
}
