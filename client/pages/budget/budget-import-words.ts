import type { BudgetImportPreview } from '../../queries/budget.ts';

type Change = BudgetImportPreview['rows'][number]['change'];

export const changeWords: Record<Change, string> = {
  new: '＋ 新填',
  changed: '● 修改',
  cleared: '－ 清空',
  same: '· 不变',
};

export function importChanges({ rows }: BudgetImportPreview): number {
  return rows.filter(({ change }) => change !== 'same').length;
}

/** Why the file cannot be confirmed; null when it can. */
export function importObstacle(preview: BudgetImportPreview): string | null {
  if (preview.problems.length > 0)
    return `有 ${preview.problems.length} 处错误，没有导入任何数据；请在文件中改正后重新选择。`;
  return importChanges(preview) === 0 ? '文件中没有需要导入的修改。' : null;
}
