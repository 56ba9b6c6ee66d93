import { type Exact, exactOrNull } from '#domain/decimal.ts';
import { stretchesOf } from './completion-rules.ts';
import type { Policy } from './policy.ts';
import type { Scorable } from './scorable.ts';

/**
 * The value past which more costs points, in the row's unit: beyond the target and its tolerance where the excess is
 * deducted, and beyond a ceiling. Null where more never costs anything.
 */
export function losesBeyond(
  { operator, target, unit }: Pick<Scorable, 'operator' | 'target' | 'unit'>,
  policy: Policy,
): Exact | null {
  const goal = exactOrNull(target);
  if (goal === null || !goal.gt(0)) return null;
  const falling = stretchesOf(operator, unit, policy).find(
    ({ formula }) => formula.kind === 'excess' || formula.kind === 'excess-pass-line',
  );
  return falling ? goal.times(falling.from) : null;
}
