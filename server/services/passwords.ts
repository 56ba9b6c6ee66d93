import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id; 19 MiB and two passes, the smallest setting that reviewers of password storage accept. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let decoy: Promise<string> | null = null;

/** Verifies against a decoy when there is no such user, so that both answers take the same time. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(oneTimePassword());
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}

// Without letters and digits that look alike: it is read from a screen and typed.
const LETTERS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789'];

/** Fifteen characters of three kinds in groups of five, from the system's random source. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, (_, index) => pick(LETTERS[index % LETTERS.length]!)).join('');
  return [group(), group(), group()].join('-');
}

function pick(letters: string): string {
  return letters[randomInt(letters.length)]!;
}
