import { isPlainDecimal } from '#domain/decimal.ts';
import { z } from '#domain/zod.ts';
import type { Reading } from './reading.ts';

/** open 待核对 → accepted 已采用 or discarded 已作废. */
export type ReadingState = 'open' | 'accepted' | 'discarded';

/** Money, counts and percentages as they can be kept: six decimals, below nine thousand million. */
const typedSchema = z
  .string()
  .trim()
  .transform((text) => text.replace(/[,，]/g, ''))
  .refine((text) => isPlainDecimal(text) && /^-?\d{1,9}(\.\d{1,6})?$/.test(text), '更正的数应为数字，最多六位小数');

/** What an officer says of one item: taken as it was read, left out, or taken with another value. */
export const decisionSchema = z.discriminatedUnion('choice', [
  z.object({ choice: z.literal('take') }),
  z.object({ choice: z.literal('leave') }),
  z.object({ choice: z.literal('correct'), value: typedSchema }),
]);
export type Decision = z.output<typeof decisionSchema>;

/** By `figure:income.total`, `statement:op01`, `form:0`. */
export const decisionsSchema = z.record(z.string().max(120), decisionSchema);
export type Decisions = z.output<typeof decisionsSchema>;

export interface ReadingCounts {
  figures: number;
  statements: number;
  forms: number;
  /** Read, but not with certainty. */
  unsure: number;
  /** Figures of the layout that were not found, and words that were not understood. */
  unread: number;
}

export function countsOf(reading: Reading): ReadingCounts {
  const { figures, statements, forms, missing, missingSections, remainders } = reading;
  const isUnsure = ({ certainty }: { certainty: string }) => certainty === 'likely';
  return {
    figures: figures.length,
    statements: statements.length,
    forms: forms.length,
    unsure:
      figures.filter(isUnsure).length +
      statements.filter(isUnsure).length +
      forms.filter(({ doubts }) => doubts.length > 0).length,
    unread: missing.length + missingSections.length + remainders.length,
  };
}

/** The items of a reading that can be decided on. */
export function keysOf({ figures, statements, forms }: Pick<Reading, 'figures' | 'statements' | 'forms'>): string[] {
  return [
    ...figures.map(({ code }) => `figure:${code}`),
    ...statements.map(({ code }) => `statement:${code}`),
    ...forms.map((_form, index) => `form:${index}`),
  ];
}

/** What is decided of an item: where nobody said anything, the certain is taken and the uncertain is not. */
export function decisionOn(key: string, isCertain: boolean, decisions: Decisions): Decision {
  return decisions[key] ?? { choice: isCertain ? 'take' : 'leave' };
}

/** An item with what it will be written as; `readAs` is what the document was read to say where a person typed another value. */
export type Written<T> = T & { readAs: string | null };

/** The items that will be written, corrections laid in. */
export function writtenItems<T extends { code: string; printed: string; certainty: 'certain' | 'likely' }>(
  kind: 'figure' | 'statement',
  items: readonly T[],
  decisions: Decisions,
): Written<T>[] {
  return items.flatMap((item): Written<T>[] => {
    const decision = decisionOn(`${kind}:${item.code}`, item.certainty === 'certain', decisions);
    if (decision.choice === 'leave') return [];
    if (decision.choice === 'take' || decision.value === item.printed) return [{ ...item, readAs: null }];
    return [{ ...item, printed: decision.value, readAs: item.printed }];
  });
}

/** Items that nobody has decided on and that will therefore not be written. */
export function undecided(reading: Reading, decisions: Decisions): string[] {
  const keys = [
    ...reading.figures.filter(({ certainty }) => certainty === 'likely').map(({ code }) => `figure:${code}`),
    ...reading.statements.filter(({ certainty }) => certainty === 'likely').map(({ code }) => `statement:${code}`),
    ...reading.forms.flatMap(({ doubts }, index) => (doubts.length > 0 ? [`form:${index}`] : [])),
  ];
  return keys.filter((key) => decisions[key] === undefined);
}
