import type { Accumulation } from '#domain/indicators/indicator.ts';

/** What a demonstration path is made for; amounts are whole numbers of the indicator's last decimal place. */
export interface PathInput {
  code: string;
  year: number;
  unit: string;
  accumulation: Accumulation;
  /** Value of the whole year, which the path ends on exactly. */
  final: number;
  /** Value at the end of the year before, where a stock or rate starts. */
  start: number;
  /** Greatest value a rate may show, if there is one. */
  ceiling: number | null;
}

/** Twelve monthly values: invented, the same at every run, ending exactly on the year's value. */
export function monthlyPath(input: PathInput): number[] {
  const { accumulation, final, start, unit, year } = input;
  const chance = chanceOf(`${input.code}:${year}`);
  switch (accumulation) {
    case 'flow':
      if (unit === '天') return daysOfMonths(year, final);
      return shares(final, chance);
    case 'distinct': {
      let reached = 0;
      return shares(final, chance).map((share) => {
        reached += share;
        return reached;
      });
    }
    case 'stock':
    case 'rate':
      return between(start, final, chance, input.ceiling);
    case 'qualitative':
      // One level lower until the first quarter has been gone through.
      return Array.from({ length: 12 }, (_, index) => (index < 3 ? Math.min(3, final + 1) : final));
  }
}

/** Whole parts of a total, uneven as months are; their sum is the total. */
function shares(total: number, chance: () => number): number[] {
  if (total % 12 === 0 && total <= 24) return Array.from({ length: 12 }, () => total / 12);
  const weights = Array.from({ length: 12 }, () => 70 + Math.floor(chance() * 60));
  const sum = weights.reduce((one, other) => one + other, 0);
  let given = 0;
  let passed = 0;
  return weights.map((weight) => {
    passed += weight;
    const share = Math.floor((total * passed) / sum) - given;
    given += share;
    return share;
  });
}

function between(start: number, final: number, chance: () => number, ceiling: number | null): number[] {
  const swing = Math.abs(final - start) * 0.04;
  return Array.from({ length: 12 }, (_, index) => {
    const line = start + ((final - start) * (index + 1)) / 12;
    if (index === 11) return final;
    const value = Math.round(line + (chance() - 0.5) * 2 * swing);
    return ceiling === null ? value : Math.min(value, ceiling);
  });
}

/** Days with service: every day of the month, until the year's number is reached. */
function daysOfMonths(year: number, total: number): number[] {
  let left = total;
  return Array.from({ length: 12 }, (_, index) => {
    const days = Math.min(left, new Date(Date.UTC(year, index + 1, 0)).getUTCDate());
    left -= days;
    return index === 11 ? days + left : days;
  });
}

/** A number between 0 and 1 that depends on nothing but the name: xorshift seeded with FNV-1a. */
export function chanceOf(name: string): () => number {
  let state = 2_166_136_261;
  for (const letter of name) state = Math.imul(state ^ letter.codePointAt(0)!, 16_777_619);
  state = state === 0 ? 1 : state;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
