import { setImmediate as others } from 'node:timers/promises';
import type { Db } from '#db/connection.ts';
import { auditHead, auditLinesFrom, sha256 } from '#db/tables/audit.ts';
import { CHAIN_START, type ChainResult, comparedToHead, followChain } from '#domain/audit/chain.ts';

const AT_ONCE = 1000;

/** Works out the digest of every line anew, oldest first; requests go on between the pieces. Names the first broken line. */
export async function verifyAudit(db: Db): Promise<ChainResult> {
  let result: ChainResult = { lines: 0, digest: CHAIN_START, broken: null };
  for (let last = 0; ; ) {
    // The head first: lines that come in meanwhile are more than it counts, never fewer.
    const head = await auditHead(db);
    const lines = await auditLinesFrom(db, last, AT_ONCE);
    result = followChain(result, lines.slice(0, head.lines - result.lines), sha256);
    if (result.broken !== null || lines.length < AT_ONCE) return comparedToHead(result, head);
    last = lines.at(-1)!.id;
    await others();
  }
}
