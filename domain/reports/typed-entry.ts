import type { Accumulation } from '../indicators/indicator.ts';
import { typedLevel } from '../indicators/qualitative.ts';
import { type Absence, absenceIn } from './absence.ts';
import { typedNumber } from './typed-number.ts';

/** What the text of a 本月 cell says: a plain numeral, 未发生, nothing at all, or why it is not taken. */
export type TypedEntry = { ok: true; value: string | null; absence: Absence | null } | { ok: false; reason: string };

/** Reads a 本月 cell of an indicator: a number in its `unit`, a level of a qualitative one, or the word 未发生. Never throws. */
export function typedEntry(
  text: string,
  { unit, accumulation = 'flow' }: { unit: string; accumulation?: Accumulation },
): TypedEntry {
  const absence = absenceIn(text);
  if (absence !== null) return { ok: true, value: null, absence };
  const read = accumulation === 'qualitative' ? typedLevel(text) : typedNumber(text, unit);
  return read.ok ? { ...read, absence: null } : read;
}
