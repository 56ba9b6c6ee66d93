import type { Hono } from 'hono';
import { html } from 'hono/html';
import { generateSpecs } from 'hono-openapi';
import { version } from '../version.ts';

const about = {
  title: '社会保险绩效目标监测系统 API',
  version,
  description: '数值均为十进制文本；月份写作 2023-10；错误为 {error:{code,message,details}}。',
};

/** A route is no file of the disk because its name ends like one. */
const specOptions = { documentation: { openapi: '3.1.0', info: about }, excludeStaticFile: false };

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

type Specs = Awaited<ReturnType<typeof generateSpecs>>;

/** The validator documents a 400 of its own shape that is never sent: wrong input is answered 422 as every failure is. */
function withOwnFailures(specs: Specs): Specs {
  for (const item of Object.values(specs.paths ?? {})) {
    for (const method of METHODS) delete item?.[method]?.responses?.['400'];
  }
  return specs;
}

/** `/api/openapi.json` and `/api/docs`: the document and a page of it that asks nothing of other machines. */
export function serveApiDocument(app: Hono): void {
  // Made once, at the first question: it does not change while the process runs.
  let specs: ReturnType<typeof generateSpecs> | null = null;
  const document = async () => {
    specs ??= generateSpecs(app, specOptions).then(withOwnFailures);
    return specs;
  };
  app.get('/api/openapi.json', async (c) => c.json(await document()));
  app.get('/api/docs', async (c) => {
    const { paths } = await document();
    const rows = Object.entries(paths ?? {}).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item?.[method];
        if (!operation) return [];
        const parameters = (operation.parameters ?? []).map((one) => ('name' in one ? one.name : '')).join('、');
        return [{ path, method, parameters, summary: operation.summary ?? '', tag: operation.tags?.[0] ?? '' }];
      }),
    );
    return c.html(html`<!doctype html>
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <title>${about.title}</title>
          <style>
            body { font: 14px/1.5 system-ui, sans-serif; margin: 24px auto; max-width: 1100px; padding: 0 16px; color: #1b2430; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid #e3e6eb; padding: 6px 8px; text-align: left; vertical-align: top; }
            code { font-family: ui-monospace, monospace; }
          </style>
        </head>
        <body>
          <h1>${about.title}</h1>
          <p>${about.description}</p>
          <p><a href="/api/openapi.json">openapi.json</a>（OpenAPI 3.1）</p>
          <table>
            <thead>
              <tr><th>类别</th><th>方法</th><th>地址</th><th>参数</th><th>说明</th></tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) =>
                  html`<tr>
                    <td>${row.tag}</td>
                    <td><code>${row.method.toUpperCase()}</code></td>
                    <td><code>${row.path}</code></td>
                    <td>${row.parameters}</td>
                    <td>${row.summary}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </body>
      </html>`);
  });
}
