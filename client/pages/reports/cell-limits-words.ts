import type { ReportEntry } from '../../queries/reports.ts';
import { grouped } from '../../words/numbers.ts';

/** 上下限 ≥72.91 且 ≤91.83, 波动倍数 3, 近三年范围 …: what the panel says about a cell's limits, line by line. */
export function limitsLines({ limits, usual, unit }: Pick<ReportEntry, 'limits' | 'usual' | 'unit'>) {
  const lines: { word: string; text: string }[] = [];
  if (limits && (limits.lower !== null || limits.upper !== null)) {
    lines.push({ word: '上下限', text: `${rangeWords(limits.lower, limits.upper)} ${unit}` });
  }
  if (limits?.spread) lines.push({ word: '波动倍数', text: limits.spread });
  // Beside what the officer has set, the past adds nothing.
  if (usual && (limits?.lower ?? null) === null && (limits?.upper ?? null) === null) {
    const text = `${rangeWords(usual.lower, usual.upper)} ${unit}（仅供参考）`;
    lines.push({ word: '近三年范围', text });
  }
  return lines;
}

/** `72.91～91.83`, or the one side that is limited. */
export function rangeWords(lower: string | null, upper: string | null): string {
  if (lower === null) return upper === null ? '—' : `≤${grouped(upper)}`;
  if (upper === null) return `≥${grouped(lower)}`;
  return lower === upper ? grouped(lower) : `${grouped(lower)}～${grouped(upper)}`;
}
