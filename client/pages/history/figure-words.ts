import type { SheetChange } from '#domain/reports/sheet-changes.ts';
import type { ChangedYear, FigureChange, FigurePreview } from '../../queries/figure-sheets.ts';
import { grouped } from '../../words/numbers.ts';
import { valueShown } from '../reports/value-shown.ts';

/** 共 24 个数值：新填 12 个，修改 2 个，不变 10 个，错误 1 处 */
export function figureCountWords({ counts }: Pick<FigurePreview, 'counts'>): string {
  const parts = [
    [`新填 ${counts.new} 个`, counts.new],
    [`修改 ${counts.changed} 个`, counts.changed],
    [`取消 ${counts.cleared} 个`, counts.cleared],
    [`不变 ${counts.same} 个`, counts.same],
    [`错误 ${counts.problems} 处`, counts.problems],
    [`名称不符 ${counts.unmatched} 项`, counts.unmatched],
  ] as const;
  const said = parts.filter(([, count]) => count > 0).map(([words]) => words);
  return `共 ${counts.figures} 个数值${said.length > 0 ? `：${said.join('，')}` : ''}`;
}

export function figureChanges({ counts }: Pick<FigurePreview, 'counts'>): number {
  return counts.new + counts.changed + counts.cleared;
}

/** Why the file cannot be confirmed; null when it can. */
export function figureObstacle(preview: Pick<FigurePreview, 'counts'>, skipsUnmatched: boolean): string | null {
  const { problems, unmatched } = preview.counts;
  if (problems > 0) return `有 ${problems} 处错误，没有导入任何数据。请在文件中改正后重新选择。`;
  if (unmatched > 0 && !skipsUnmatched) {
    return `有 ${unmatched} 项名称与系统指标不符。请在文件中改正，或勾选不导入这些行。`;
  }
  return figureChanges(preview) === 0 ? '文件中的数据与系统中的相同，没有需要导入的修改。' : null;
}

export interface PreviewCell {
  sign: string;
  tone: 'new' | 'changed' | 'wrong';
  text: string;
  /** What stood there, where it is replaced. */
  old: string | null;
  /** The cell of the file and what is said about it. */
  title: string;
}

const SIGNS: Record<SheetChange, string> = { new: '＋', changed: '●', cleared: '－', same: '·' };

function cellOf(
  row: Pick<ChangedYear, 'accumulation'>,
  { cell, old, new: now, change, refusedText, problem, warning }: FigureChange,
): PreviewCell {
  const read = (text: string) => grouped(valueShown(row, text) ?? text);
  const said = problem ?? warning;
  return {
    sign: problem === null ? SIGNS[change] : '✕',
    tone: problem !== null ? 'wrong' : change === 'new' ? 'new' : 'changed',
    text: refusedText !== null && now === null && problem !== null ? refusedText : now === null ? '未报' : read(now),
    old: change === 'new' || old === null ? null : read(old),
    title: said === null ? cell : `${cell}：${said}`,
  };
}

export interface PreviewLine extends Omit<ChangedYear, 'changes'> {
  isWrong: boolean;
  /** January first; null where nothing changes. */
  cells: (PreviewCell | null)[];
}

/** A line for each indicator and year in which something changes; those with errors first. */
export function previewLines({ rows }: Pick<FigurePreview, 'rows'>): PreviewLine[] {
  return rows
    .filter(({ changes }) => changes.length > 0)
    .map(({ changes, ...row }) => {
      const cells = Array.from({ length: 12 }, (): PreviewCell | null => null);
      for (const change of changes) cells[Number(change.month.slice(5)) - 1] = cellOf(row, change);
      return { ...row, cells, isWrong: changes.some(({ problem }) => problem !== null) };
    })
    .sort((one, other) => Number(other.isWrong) - Number(one.isWrong));
}
