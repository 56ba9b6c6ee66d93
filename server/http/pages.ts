import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import { Failure } from '#domain/failures.ts';

/**
 * The built pages. Hashed files may be kept for ever; the page itself is asked for each time. A hashed file that is gone is
 * a 404, never the page, or an old tab would read HTML as a script; an unknown API path is answered as JSON.
 */
export function servePages(app: Hono, folder: string): void {
  app.get(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
    () => {
      throw new Failure('route.not-found');
    },
  );
  app.all('/api/*', () => {
    throw new Failure('route.not-found');
  });
  app.use('*', etag());
  app.get('/favicon.svg', serveStatic({ root: folder }));
  app.get(
    '*',
    serveStatic({
      root: folder,
      rewriteRequestPath: () => '/index.html',
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
    }),
  );
}
