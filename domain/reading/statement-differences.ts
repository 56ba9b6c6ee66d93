import { exact } from '#domain/decimal.ts';

export interface Stated {
  code: string;
  name: string;
  printed: string;
  unit: string;
  direction?: string | null;
}

/** A figure that will be another one, new, or no more: as text with its direction and unit. */
export interface StatementDifference {
  code: string;
  name: string;
  old: string | null;
  new: string | null;
}

/** What changes when `next` takes the place of what stands; 0.50 and 0.5 are the same figure. */
export function statementDifferences(standing: readonly Stated[], next: readonly Stated[]): StatementDifference[] {
  const before = new Map(standing.map((one) => [one.code, one]));
  const after = new Map(next.map((one) => [one.code, one]));
  const codes = [...new Set([...after.keys(), ...before.keys()])];
  return codes.flatMap((code) => {
    const [old, now] = [before.get(code), after.get(code)];
    if (old && now && isSame(old, now)) return [];
    return [{ code, name: (now ?? old)?.name ?? code, old: old ? wordsOf(old) : null, new: now ? wordsOf(now) : null }];
  });
}

function isSame(one: Stated, other: Stated): boolean {
  return (
    one.unit === other.unit &&
    (one.direction ?? null) === (other.direction ?? null) &&
    exact(one.printed).equals(exact(other.printed))
  );
}

const wordsOf = ({ direction, printed, unit }: Stated) =>
  `${direction ? `${direction} ` : ''}${printed}${unit === '%' ? '' : ' '}${unit}`;
