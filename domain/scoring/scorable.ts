import type { Exact } from '#domain/decimal.ts';
import type { Operator } from '#domain/indicators/target.ts';
import type { Band } from './policy.ts';
import type { Proof } from './proof.ts';

export type Unscored = 'no-data' | 'no-target' | 'no-weight' | 'invalid';

/** Points with their proof, or why there are none: never a silent 0. `decimals` is how many the points print with. */
export type Score =
  | { kind: 'scored'; score: Exact; decimals: number; proof: Proof }
  | { kind: Unscored; reason: string };

/** What is scored: a form row, or an indicator in a what-if. Values are plain decimals as printed. */
export type Scorable = {
  operator: Operator | null;
  target: string | null;
  unit: string | null;
  targetText: string | null;
  weight: string | null;
  actual: string | null;
  actualUnit: string | null;
  actualText: string | null;
  band: Band | null;
};
