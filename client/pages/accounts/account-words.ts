import type { AccountCell } from '#domain/accounts/account-rows.ts';
import type { AccountPreview } from '../../queries/account-import.ts';
import { figureWords } from '../../words/numbers.ts';

/** 机关运行经费比上年 = 90.01 − 84.20 = 5.81 万元 */
export function arithmeticWords(name: string, { text, arithmetic, isDerived }: AccountCell, unit: string): string {
  if (!isDerived) return `${name}：${figureWords(text, unit)}（录入）`;
  if (arithmetic === null) return `${name}：所需的数还没有录入，暂不能计算`;
  return `${name} = ${arithmetic} = ${figureWords(text, unit)}`;
}

/** 上年决算 1,867.08，录入数多 0.72 */
export function gapWords(previous: string, gap: string, unit: string): string {
  const differs = gap.startsWith('-') ? `少 ${figureWords(gap.slice(1), unit)}` : `多 ${figureWords(gap, unit)}`;
  return `上年账上为 ${figureWords(previous, unit)}，录入数${differs}`;
}

/** What is wanting before the accounts are complete, in one sentence. */
export function standingWords(entered: number, wanted: number, missing: number, contradictions: number): string {
  if (entered === 0) return '还没有录入数据。可逐项录入，或导入决算表。';
  const parts = [
    entered < wanted ? `基础数已录 ${entered} / ${wanted} 项` : `${wanted} 项基础数已全部录入`,
    missing === 0 ? '有差异的均已写明原因' : `${missing} 处差异没有写原因`,
    ...(contradictions === 0 ? [] : [`${contradictions} 处前后不一致`]),
  ];
  return `${parts.join('；')}。`;
}

export function importChanges({ counts }: Pick<AccountPreview, 'counts'>): number {
  return counts.new + counts.changed;
}

/** Why the tables cannot be taken over; null when they can. */
export function importObstacle(preview: AccountPreview): string | null {
  if (preview.problems.length > 0) return '请在文件中改正以上单元格后重新上传；有一处错误，全部不导入。';
  return importChanges(preview) === 0 ? '文件中的数与现有数据相同，没有需要导入的修改。' : null;
}

export function previewWords({ counts, problems }: AccountPreview): string {
  const parts = [`新录 ${counts.new} 个`, `修改 ${counts.changed} 个`, `不变 ${counts.same} 个`];
  return `${parts.join('，')}${problems.length > 0 ? `，错误 ${problems.length} 处` : ''}`;
}
