import { labelOf, type PaperGrid } from './grid.ts';

const LONGEST_TITLE = 40;
/** Forms of the same family whose columns bear the same names. */
const FOREIGN = /(监控|申报|批复|调整)表(\(.*\))?$/;
const OWN = /自评/;

const isTitle = (words: string) => words.length <= LONGEST_TITLE;

/** The title of a form that looks like a 自评表 and is another: `项目支出绩效目标申报表`; null when there is none before row `end`. */
export function foreignTitle(grid: PaperGrid, end: number): string | null {
  for (let row = 0; row < end; row += 1) {
    const words = grid.row(row).map(({ text }) => labelOf(text));
    const title = words.find((text) => isTitle(text) && FOREIGN.test(text));
    if (title) return title;
    if (words.some((text) => isTitle(text) && OWN.test(text))) return null;
  }
  return null;
}

/** Where below row `after` another form begins: its title over the whole row, or the row that names its subject. */
export function nextFormRow(grid: PaperGrid, after: number): number | null {
  for (let row = after + 1; row < grid.height; row += 1) {
    const words = grid.row(row).map(({ text }) => labelOf(text));
    const [first = '', ...others] = words.filter((text) => text !== '');
    if (others.length === 0 && isTitle(first) && /绩效(目标)?自评表/.test(first)) return row;
    if (/^(部门\(单位\)|部门|单位|项目)名称$/.test(first)) return row;
  }
  return null;
}
