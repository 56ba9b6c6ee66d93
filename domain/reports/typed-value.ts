import type { Accumulation } from '../indicators/indicator.ts';
import { typedLevel } from '../indicators/qualitative.ts';
import { type TypedNumber, typedNumber } from './typed-number.ts';

/** What a text means in the cell of an indicator: a level of a qualitative one, a number of every other. Never throws. */
export function typedValue(
  text: string,
  { accumulation, unit }: { accumulation: Accumulation; unit: string },
): TypedNumber {
  return accumulation === 'qualitative' ? typedLevel(text) : typedNumber(text, unit);
}
