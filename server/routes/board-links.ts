import { Hono } from 'hono';
import { boardLinkSchema } from '#domain/board-links.ts';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, keepBoard, need } from '../http/session.ts';
import { boardLinkList, endBoardLink, issueBoardLink, openBoard } from '../services/board-links.ts';

const TAG = '大屏';
const opening = z.object({ token: z.string('缺少大屏链接').min(20, '大屏链接不完整').max(100, '大屏链接有误') });

/** Links by which a wall screen stands open for months: to its own figures, and to nothing else. */
export function boardLinkRoutes() {
  return new Hono<AppEnv>()
    .get('/board-links', documented(TAG, '大屏链接：签发、到期、最近使用'), need('board.read'), async (c) =>
      c.json(await boardLinkList(c.get('ctx'))),
    )
    .post(
      '/board-links',
      documented(TAG, '签发大屏链接（最长一年）；令牌只在此时返回一次', 201),
      input('json', boardLinkSchema),
      async (c) => c.json(await issueBoardLink(c.get('ctx'), c.req.valid('json')), 201),
    )
    .post('/board-links/:id/revocation', documented(TAG, '撤销大屏链接', 204), input('param', idParam), async (c) => {
      await endBoardLink(c.get('ctx'), c.req.valid('param').id);
      return c.body(null, 204);
    });
}

/** Open to whoever holds a link. */
export function boardOpeningRoutes(deps: Deps) {
  return new Hono().post(
    '/board-session',
    documented(TAG, '凭大屏链接打开大屏：只读总览、预警和变更通知'),
    input('json', opening),
    async (c) => {
      const { token } = c.req.valid('json');
      const link = await openBoard(deps.db, token, deps.now());
      keepBoard(c, token, deps.secureCookie);
      return c.json(link);
    },
  );
}
