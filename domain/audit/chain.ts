/** What an audit line says; the order of the names here is not the order that is chained. */
export interface ChainedLine {
  at: string;
  userId: number | null;
  username: string;
  role: string;
  action: string;
  subject: string;
  department: string | null;
  outcome: string;
  before: string | null;
  after: string | null;
  behalfOf: string | null;
}

/** What the first line follows. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The text whose SHA-256 is a line's digest: everything the line says, which line it is (counted from 1) and the digest of
 * the line before it. JSON keeps the parts apart, so that nothing can be moved from one to the next; the first part names the
 * way of writing and is never reused for another. The row number is not in it: an engine may leave numbers out.
 */
export function chainText(line: ChainedLine, number: number, previous: string): string {
  return JSON.stringify([
    'audit-1',
    number,
    previous,
    line.at,
    line.userId,
    line.username,
    line.role,
    line.action,
    line.subject,
    line.department,
    line.outcome,
    line.before,
    line.after,
    line.behalfOf,
  ]);
}

/** How far a chain has been followed. */
export interface ChainEnd {
  lines: number;
  digest: string;
}

export interface BrokenLine {
  /** The row number of the first line that does not follow from the one before it; null: lines are missing at the end. */
  id: number | null;
  at: string | null;
}

export interface ChainResult extends ChainEnd {
  broken: BrokenLine | null;
}

type KeptLine = ChainedLine & { id: number; digest: string };

/** Follows the chain over the next lines, oldest first, and stops at the first that is not what was written. */
export function followChain(from: ChainEnd, lines: readonly KeptLine[], sha256: (text: string) => string): ChainResult {
  let end = from;
  for (const line of lines) {
    const digest = sha256(chainText(line, end.lines + 1, end.digest));
    if (digest !== line.digest) return { ...end, broken: { id: line.id, at: line.at } };
    end = { lines: end.lines + 1, digest };
  }
  return { ...end, broken: null };
}

/** The last line is the one that was written last: a chain that was cut short is whole in itself. */
export function comparedToHead(followed: ChainResult, head: ChainEnd): ChainResult {
  const isWhole = followed.broken !== null || (followed.lines === head.lines && followed.digest === head.digest);
  return isWhole ? followed : { ...followed, broken: { id: null, at: null } };
}
