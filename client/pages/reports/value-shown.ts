import type { Accumulation } from '#domain/indicators/indicator.ts';
import { levelText } from '#domain/indicators/qualitative.ts';

/** A kept figure as it is read: of a qualitative indicator the level that its code names. */
export function valueShown({ accumulation }: { accumulation: Accumulation }, text: string | null): string | null {
  return accumulation === 'qualitative' ? levelText(text) : text;
}
