import type { SheetProblem, SheetRow } from '../../reports/sheet-plain.ts';
import { addressIn, isWord, type TableArea } from './table-area.ts';
import { numberIn } from './table-number.ts';

/** A 项 of the functional classification with its final, in 万元. */
export interface FunctionFigure {
  class: string;
  section: string;
  item: string;
  cell: string;
  value: string;
}

const LEVELS = ['类', '款', '项'];
/** Digits of the codes of 类, 款 and 项: 208, 20801, 2080101. */
const CODE_LENGTHS = [3, 5, 7];

/** The rows under 合计: each 项 under the 款 and 类 that come before it. */
export function readFunctionRows(
  area: TableArea,
  { amount, bottom, total }: { amount: number; bottom: number; total: number | null },
  { functions, problems }: { functions: FunctionFigure[]; problems: SheetProblem[] },
): void {
  let [name, section] = ['', ''];
  for (const row of area.rows) {
    if (
      row.number <= Math.max(bottom, total ?? 0) ||
      [...row.cells.values()].some(({ text }) => text.trim() === '栏次')
    )
      continue;
    const label = labelOf(row, amount);
    if (label === null) continue;
    if (/^\s*注/.test(label.text)) return;
    const level = levelOf(row, label);
    const at = addressIn(area, label.column, row.number);
    const plain = label.text.replace(/[\s　]/g, '').replace(/[（(][类款项][）)]$/, '');
    const read = numberIn(row.cells.get(amount), area.unit ?? '万元');
    if (level === null) {
      if (!('value' in read) || read.value === undefined) continue;
      const message = `无法判断“${plain.slice(0, 30)}”是类、款还是项，请填写科目编码（3、5、7 位），或在名称后注明(类)(款)(项)`;
      problems.push({ cell: at, message });
    } else if (level === 0) [name, section] = [plain, ''];
    else if (level === 1) section = plain;
    else if (name === '' || section === '') {
      problems.push({ cell: at, message: `“${plain.slice(0, 30)}”之前没有所属的类或款，请补齐上级科目的行` });
    } else if ('problem' in read) {
      problems.push({ cell: addressIn(area, amount, row.number), message: read.problem });
    } else if (read.value !== undefined) {
      const cell = addressIn(area, amount, row.number);
      functions.push({ class: name, section, item: plain, cell, value: read.value });
    }
  }
}

/** The name: the last word before the figures. */
function labelOf({ cells }: SheetRow, amount: number): { text: string; column: number } | null {
  const words = [...cells]
    .filter(([column, cell]) => column < amount && isWord(cell))
    .sort(([one], [other]) => other - one);
  const [found] = words;
  return found ? { text: found[1].text.trim(), column: found[0] } : null;
}

/** By the digits before the name, in one column or in three; else by what the name says of itself. */
function levelOf({ cells }: SheetRow, label: { text: string; column: number }): number | null {
  const digits = [...cells]
    .filter(([column]) => column < label.column)
    .sort(([one], [other]) => one - other)
    .map(([, cell]) => cell.text.replace(/\D/g, ''))
    .join('');
  const byCode = CODE_LENGTHS.indexOf(digits.length);
  if (byCode >= 0) return byCode;
  const [, said] = /[（(]([类款项])[）)]$/.exec(label.text) ?? [];
  const bySaying = LEVELS.indexOf(said ?? '');
  return bySaying < 0 ? null : bySaying;
}
