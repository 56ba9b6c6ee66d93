import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type Caller, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await startApp();
  officer = await app.as('officer');
});

test('x', async () => {
  const t0 = Date.now();
  const { status, body } = await officer('GET', '/accounts/document?year=2023');
  console.log(status, Date.now() - t0, JSON.stringify(body).length, body.missing, body.unbound, body.early);
  const c = await officer('GET', '/accounts/document/comparison?year=2023');
  console.log(c.status, c.body?.same, c.body?.total, c.body?.pairs?.filter((p: {kind: string}) => p.kind !== 'same'));
  for (const format of ['docx', 'pdf', 'text', 'manifest']) {
    const t = Date.now();
    const a = await officer('GET', `/accounts/document/export?year=2023&format=${format}`);
    console.log(format, a.status, Date.now() - t, a.status === 200 ? '' : a.body);
    writeFileSync(`/tmp/H2/doc.${format}`, Buffer.from(await a.bytes()));
  }
});
