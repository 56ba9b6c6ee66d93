import { createMiddleware } from 'hono/factory';
import { Failure } from '#domain/failures.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that a page of another site caused. A browser says where a write comes from; a program that says nothing
 * carries no cookie that it was not given.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  if (!SAFE.has(c.req.method)) {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const isForeign = origin !== undefined && hostOf(origin) !== (c.req.header('host') ?? new URL(c.req.url).host);
    if (isForeign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
      throw new Failure('request.foreign-origin');
    }
  }
  await next();
});

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
