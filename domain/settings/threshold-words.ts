import { exact, printed } from '../decimal.ts';
import type { Thresholds } from './thresholds.ts';

const presetWords: Record<Thresholds['preset'], string> = { strict: '从严', fiscal: '财政' };

/** 判定标准：从严（序时进度 ≥95% 正常，≥85% 偏离，以下严重偏离；超过目标 20% 为超额）。 */
export function thresholdWords({ preset, green, yellow, overTolerance }: Thresholds): string {
  const [onTrack, behind, over] = [green, yellow, overTolerance].map((share) => `${percent(share)}%`);
  return `判定标准：${presetWords[preset]}（序时进度 ≥${onTrack} 正常，≥${behind} 偏离，以下严重偏离；超过目标 ${over} 为超额）`;
}

/** Whole percents without decimals, others with as many as they need. */
function percent(share: string): string {
  const value = exact(share).times(100);
  return printed(value, value.decimalPlaces());
}
