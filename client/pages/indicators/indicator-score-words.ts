import type { IndicatorDetail, IndicatorScore } from '../../queries/indicators.ts';
import { grouped } from '../../words/numbers.ts';

/** The overall form bears the center's name, a project form its project's. */
export function formTitle({ formName, kind }: Pick<IndicatorDetail['formRows'][number], 'formName' | 'kind'>): string {
  return kind === 'overall' ? '整体支出绩效自评表' : `项目支出绩效自评表：${formName}`;
}

/** `>=87.70` as it is read: ≥87.70. */
export function inputWords(value: string): string {
  const [, operator = '', figure = ''] = /^(>=|<=|=)?(.*)$/.exec(value) ?? [];
  const sign: Record<string, string> = { '>=': '≥', '<=': '≤', '=': '=' };
  return `${sign[operator] ?? ''}${grouped(figure)}`;
}

/** What the paper prints beside what was worked out; silent where nothing is printed. */
export function printedWords({ proof }: Pick<IndicatorScore, 'proof'>): string | null {
  if (proof.note !== null) return proof.note;
  if (proof.printed === null) return null;
  return `印刷得分 ${proof.printed}，与计算值一致`;
}
