import { exact, printed } from '../decimal.ts';
import { presetWords, type Thresholds } from './thresholds.ts';

/** 判定标准：从严（序时进度 ≥95% 正常，≥85% 偏离，以下严重偏离；超过目标 20% 为超额）。 */
export function thresholdWords({ preset, green, yellow, overTolerance }: Thresholds): string {
  const [onTrack, behind, over] = [green, yellow, overTolerance].map(percentWords);
  return `判定标准：${presetWords[preset]}（序时进度 ≥${onTrack} 正常，≥${behind} 偏离，以下严重偏离；超过目标 ${over} 为超额）`;
}

/** `0.95` → 95%: whole percents without decimals, others with as many as they need. */
export function percentWords(share: string): string {
  const value = exact(share).times(100);
  return `${printed(value, value.decimalPlaces())}%`;
}
