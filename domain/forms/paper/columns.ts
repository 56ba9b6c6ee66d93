import { labelOf, type PaperGrid } from './grid.ts';

/** What a heading says its column holds. */
type Headings<Field extends string> = readonly (readonly [Field, RegExp])[];

export type FundField = 'initial' | 'adjusted' | 'executed' | 'weight' | 'rate' | 'score';
export const FUND_HEADINGS: Headings<FundField> = [
  ['initial', /^年初预算/],
  ['adjusted', /^(全年|调整后?)预算/],
  ['executed', /^(全年|实际|预算)?执行数/],
  ['weight', /^(分值|权重)/],
  ['rate', /执行率/],
  ['score', /^(自评)?得分/],
];

export type RowField =
  | 'level1'
  | 'level2'
  | 'level3'
  | 'targetText'
  | 'basis'
  | 'weight'
  | 'actualText'
  | 'score'
  | 'reason';
export const ROW_HEADINGS: Headings<RowField> = [
  ['level1', /^一级指标/],
  ['level2', /^二级指标/],
  ['level3', /^三级指标/],
  ['basis', /(设定)?依据/],
  ['actualText', /^(全年)?实际完成/],
  ['targetText', /^(年度|预期|全年)?(指标值|目标值)/],
  ['weight', /^(分值|权重)/],
  ['score', /^(自评)?得分/],
  ['reason', /^(偏差|未完成)/],
];

export type Columns<Field extends string> = Partial<Record<Field, number>>;

/** The first row from `from` that holds all `wanted` headings, with the place of every column it names. */
export function findHeading<Field extends string>(
  grid: PaperGrid,
  headings: Headings<Field>,
  wanted: readonly Field[],
  from = 0,
): { row: number; columns: Columns<Field> } | null {
  for (let row = from; row < grid.height; row += 1) {
    const columns = columnsIn(grid, row, headings);
    if (wanted.every((field) => columns[field] !== undefined)) return { row, columns };
  }
  return null;
}

/** A heading stands above its column only where it begins; one spread over several columns names the first. */
export function columnsIn<Field extends string>(
  grid: PaperGrid,
  row: number,
  headings: Headings<Field>,
): Columns<Field> {
  const columns: Columns<Field> = {};
  for (const cell of grid.row(row)) {
    const words = labelOf(cell.text);
    const found = headings.find(([field, pattern]) => columns[field] === undefined && pattern.test(words));
    if (found) columns[found[0]] = cell.column;
  }
  return columns;
}
