import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import {
  type BoardLink,
  findBoardLink,
  insertBoardLink,
  listBoardLinks,
  revokeBoardLink,
  touchBoardLink,
} from '#db/tables/board-links.ts';
import { userNames } from '#db/tables/users.ts';
import { type BoardLinkInput, boardLinkState, boardLinkStateWords, lastDayOf } from '#domain/board-links.ts';
import { Failure } from '#domain/failures.ts';
import { localDay } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import type { Actor } from '#domain/users.ts';
import { actorId, type Ctx, systemActor } from '../context.ts';
import { recordAct, write } from '../write.ts';

/** Its last use is written at most this often: a wall reads all day. */
const TOUCH_MS = 3_600_000;

export async function boardLinkList(ctx: Ctx) {
  const names = await userNames(ctx.db);
  const name = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  const today = localDay(ctx.now);
  return {
    mayIssue: can(ctx.actor, 'board.issue'),
    items: (await listBoardLinks(ctx.db)).map(({ tokenHash: _hash, createdBy, revokedBy, ...link }) => {
      const state = boardLinkState(link, today);
      return {
        ...link,
        createdBy: name(createdBy),
        revokedBy: name(revokedBy),
        state,
        stateWords: boardLinkStateWords[state],
        mayRevoke: state === 'valid' && can(ctx.actor, 'board.revoke'),
      };
    }),
  };
}

/** Answers the token, this once: the table keeps a digest of it. */
export async function issueBoardLink(ctx: Ctx, input: BoardLinkInput): Promise<{ id: number; token: string }> {
  const token = randomBytes(32).toString('base64url');
  return write(ctx, { action: 'board.issue', subject: `board:${input.name}` }, async (inside) => {
    const expiresOn = lastDayOf(input, localDay(inside.now));
    if (expiresOn === null) throw new Failure('input.invalid', null, '到期日应在今天至一年之内，请另选日期。');
    const { name } = input;
    const id = await insertBoardLink(inside.db, {
      name,
      tokenHash: digestOf(token),
      createdBy: actorId(inside),
      createdAt: inside.now.toISOString(),
      expiresOn,
      revokedBy: null,
      revokedAt: null,
      lastSeenAt: null,
    });
    return { result: { id, token }, after: { id, name, expiresOn } };
  });
}

export async function endBoardLink(ctx: Ctx, id: number): Promise<void> {
  await write(ctx, { action: 'board.revoke', subject: `board:${id}` }, async (inside) => {
    const isDone = await revokeBoardLink(inside.db, id, actorId(inside), inside.now.toISOString());
    if (!isDone) throw new Failure('board.link-not-found', { id });
    return { result: undefined, after: { revoked: true } };
  });
}

/** Opens a wall with its link; the days it may stay open. Throws `board.link-invalid`. */
export async function openBoard(db: Db, token: string, now: Date): Promise<{ name: string }> {
  const link = await validLink(db, token, now);
  if (link === null) throw new Failure('board.link-invalid');
  await recordAct({ db, actor: systemActor, now }, 'board.open', `board:${link.id}`, undefined, { name: link.name });
  return { name: link.name };
}

/** Who looks at a wall: nobody in particular, who may read what the wall shows. Null when the link does not hold any more. */
export async function resumeBoard(db: Db, token: string, now: Date): Promise<Actor | null> {
  const link = await validLink(db, token, now);
  if (link === null) return null;
  if (link.lastSeenAt === null || now.getTime() - Date.parse(link.lastSeenAt) > TOUCH_MS) {
    await touchBoardLink(db, link.id, now.toISOString());
  }
  const { id, name } = link;
  return { userId: -id, username: `board:${id}`, name, role: 'leader', department: null, isWall: true };
}

export async function boardStands(db: Db, token: string, now: Date): Promise<boolean> {
  return (await validLink(db, token, now)) !== null;
}

async function validLink(db: Db, token: string, now: Date): Promise<BoardLink | null> {
  const link = await findBoardLink(db, digestOf(token));
  return link !== null && boardLinkState(link, localDay(now)) === 'valid' ? link : null;
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
