import { exact, isPlainDecimal } from '#domain/decimal.ts';
import { percentWords } from '#domain/settings/threshold-words.ts';
import {
  type ThresholdNumbers,
  type ThresholdPreset,
  type ThresholdsInput,
  thresholdNumbersSchema,
  thresholdsInputSchema,
  thresholdsOf,
} from '#domain/settings/thresholds.ts';

/** Percents as typed. */
export interface ThresholdDraft {
  green: string;
  yellow: string;
  overTolerance: string;
  reason: string;
}

export type ThresholdRefusals = Partial<Record<keyof ThresholdDraft, string>>;

const percentOf = (share: string) => percentWords(share).slice(0, -1);

export function thresholdDraftOf({ green, yellow, overTolerance }: ThresholdNumbers): ThresholdDraft {
  return { green: percentOf(green), yellow: percentOf(yellow), overTolerance: percentOf(overTolerance), reason: '' };
}

export function presetDraft(preset: ThresholdPreset): Omit<ThresholdDraft, 'reason'> {
  const { reason: _reason, ...numbers } = thresholdDraftOf(thresholdsOf[preset]);
  return numbers;
}

/** `95` → 0.95; what is no number stays for the schema to refuse. */
function shareOf(text: string): string {
  const plain = text.normalize('NFKC').trim().replace(/%$/, '');
  return isPlainDecimal(plain) ? exact(plain).div(100).toFixed() : plain;
}

function numbersIn({ green, yellow, overTolerance }: ThresholdDraft) {
  return { green: shareOf(green), yellow: shareOf(yellow), overTolerance: shareOf(overTolerance) };
}

/** Numbers that hold, or null: only such are tried. */
export function numbersOf(draft: ThresholdDraft): ThresholdNumbers | null {
  const read = thresholdNumbersSchema.safeParse(numbersIn(draft));
  return read.success ? read.data : null;
}

export function checkedThresholds(
  draft: ThresholdDraft,
  version: number,
): { input: ThresholdsInput } | { refusals: ThresholdRefusals } {
  const read = thresholdsInputSchema.safeParse({ ...numbersIn(draft), reason: draft.reason, version });
  if (read.success) return { input: read.data };
  const refusals: ThresholdRefusals = {};
  for (const { path, message } of read.error.issues) refusals[path[0] as keyof ThresholdDraft] ??= message;
  return { refusals };
}
