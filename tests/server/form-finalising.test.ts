import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalText } from '#domain/forms/canonical.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
let id: number;
beforeEach(async () => {
  app = await startApp();
  officer = await app.as('officer');
  const { body } = await officer('GET', '/forms?year=2024');
  id = body.find((form: Json) => form.kind === 'overall').id;
});

const read = async (number = id): Promise<Json> => (await officer('GET', `/forms/${number}`)).body;
const patch = async (edits: unknown[]) => officer('PATCH', `/forms/${id}`, { version: (await read()).version, edits });
const move = async (body: object, who = officer, number = id) =>
  who('POST', `/forms/${number}/moves`, { version: (await read(number)).version, ...body });

/** Fills in what the demonstration form lacks. */
async function complete(): Promise<void> {
  const answer = await patch([
    { kind: 'heading', field: 'actual', value: '（测试）全年目标基本完成。' },
    { kind: 'add', part: 'fund', key: 'n1', after: null },
    { kind: 'fund', key: 'n1', field: 'source', value: '合计' },
    { kind: 'fund', key: 'n1', field: 'adjusted', value: '100' },
    { kind: 'fund', key: 'n1', field: 'executed', value: '98' },
    { kind: 'fund', key: 'n1', field: 'weight', value: '10' },
  ]);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const blockers = answer.body.form.missing.filter((item: Json) => item.level === 'must');
  expect(blockers).toEqual([]);
}

/** October's figure of the pension indicator is reported by the department and approved by the officer. */
async function reportOctober(value: string): Promise<void> {
  const head = await app.as('dept10');
  const { body } = await head('GET', '/reports/2024-10/dept10');
  const entries = body.entries.map((entry: Json) => ({
    indicatorId: entry.indicatorId,
    value: entry.code === 'INS-01' ? value : null,
    note: '演示：更正',
  }));
  const saved = await head('PUT', '/reports/2024-10/dept10', { version: body.version, entries });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  for (const [who, name] of [
    [head, 'submit'],
    [officer, 'approve'],
  ] as const) {
    const { version } = (await who('GET', '/reports/2024-10/dept10')).body;
    const answer = await who('POST', '/reports/2024-10/dept10/moves', { move: name, version });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  }
}

async function cellsOfExport(number = id): Promise<{ name: string; texts: string[] }> {
  const answer = await officer('GET', `/forms/${number}/export`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await answer.bytes());
  const texts: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  return { name: decodeURIComponent(answer.headers.get('content-disposition') ?? ''), texts };
}

describe('a draft', () => {
  it('cannot be signed while something is missing, and says what', async () => {
    const answer = await move({ move: 'finalise' });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'form.incomplete']);
    const messages = answer.body.error.details.missing.map((item: Json) => item.message);
    expect(messages).toContain('还没有资金行，请添加资金来源。');
    expect(messages).toContain('没有填写年度总体目标的实际完成情况。');
    expect(messages).toContain('分值合计 90 分，应为 100 分，少 10 分。');
    expect(answer.body.error.message).toMatch(/^还不能定稿：.*请补齐后再定稿。$/);
    const { body } = await officer('GET', '/forms?year=2024');
    expect(body.find((form: Json) => form.id === id)).toMatchObject({ missing: messages, isSigned: false });
  });

  it('is signed by the officer only, on the version that was read', async () => {
    await complete();
    expect((await move({ move: 'finalise' }, await app.as('dept10'))).status).toBe(403);
    expect((await move({ move: 'finalise' }, await app.as('leader'))).status).toBe(403);
    const stale = await officer('POST', `/forms/${id}/moves`, { move: 'finalise', version: 0 });
    expect(stale.body.error.code).toBe('form.version-conflict');
    expect((await move({ move: 'reopen', reason: '没有定稿' })).body.error.code).toBe('form.move-refused');
  });

  it('says so in the name of its file', async () => {
    expect((await cellsOfExport()).name).toContain('（草稿）.xlsx');
  });
});

describe('a signed form', () => {
  it('keeps content, digest, signer and time, and refuses every edit', async () => {
    await complete();
    const before = await read();
    const signed = await move({ move: 'finalise' });
    expect(signed.status, JSON.stringify(signed.body)).toBe(200);
    expect(signed.body).toMatchObject({ state: 'final', missing: [], rights: { edit: false, moves: ['reopen'] } });
    expect(signed.body.document).toEqual(before.document);
    expect(signed.body.signing).toMatchObject({
      current: { version: 1, signedBy: '绩效管理员', signedAt: '2024-11-02T01:00:00.000Z', isIntact: true },
      outdated: [],
    });
    const edit = await patch([{ kind: 'heading', field: 'actual', value: '改' }]);
    expect([edit.status, edit.body.error.code]).toEqual([409, 'form.not-editable']);
    const again = await move({ move: 'finalise' });
    expect(again.body.error.code).toBe('form.move-refused');
  });

  it('has a digest that anybody can compute again from the content, and tampering shows', async () => {
    await complete();
    await move({ move: 'finalise' });
    const row = await app.db.selectFrom('formSnapshots').selectAll().executeTakeFirstOrThrow();
    expect(canonicalText(JSON.parse(row.content))).toBe(row.content);
    expect(createHash('sha256').update(row.content).digest('hex')).toBe(row.digest);
    const good = await officer('GET', `/forms/${id}/snapshots/1`);
    expect(good.body).toMatchObject({ isIntact: true, digest: row.digest, computedDigest: row.digest });

    const forged = row.content.replace('全年目标基本完成', '全年目标全部完成');
    expect(forged).not.toBe(row.content);
    await app.db.updateTable('formSnapshots').set({ content: forged }).execute();
    const bad = await officer('GET', `/forms/${id}/snapshots/1`);
    expect(bad.body.isIntact).toBe(false);
    expect(bad.body.computedDigest).not.toBe(row.digest);
    expect((await read()).signing.current.isIntact).toBe(false);
    expect((await officer('GET', `/forms/${id}/export`)).body.error.code).toBe('form.snapshot-broken');
  });

  it('stays as signed when the figures change, is shown as outdated cell by cell, and exports what was signed', async () => {
    await complete();
    const signed = (await move({ move: 'finalise' })).body;
    const { texts: paper, name } = await cellsOfExport();
    expect(name).not.toContain('草稿');
    await reportOctober('88.88');
    const now = await read();
    expect(now.document).toEqual(signed.document);
    expect(now.rows).toEqual(signed.rows);
    const [actual] = now.signing.outdated;
    expect(actual).toEqual({
      place: 'r1.actual',
      where: '第 1 行 全州基本养老参保人数 · 完成值',
      signed: signed.rows[0].actualText,
      now: '=88.88 万人',
    });
    expect(now.signing.outdated.map((one: Json) => one.place)).toContain('total');
    const { body: list } = await officer('GET', '/forms?year=2024');
    const entry = list.find((form: Json) => form.id === id);
    expect(entry).toMatchObject({ isSigned: true, outdated: now.signing.outdated.length });
    expect((await cellsOfExport()).texts).toEqual(paper);
  });

  it('is opened again with a reason; what was signed stays and can be read', async () => {
    await complete();
    const signed = (await move({ move: 'finalise' })).body;
    expect((await move({ move: 'reopen' })).body.error.code).toBe('report.reason-required');
    expect((await move({ move: 'reopen', reason: '更正' }, await app.as('dept10'))).status).toBe(403);
    const reopened = await move({ move: 'reopen', reason: '更正完成情况文字' });
    expect(reopened.body).toMatchObject({
      state: 'draft',
      rights: { edit: true, remove: false },
      signing: { current: null },
    });
    await patch([{ kind: 'heading', field: 'actual', value: '（测试）更正后的完成情况。' }]);
    const second = (await move({ move: 'finalise' })).body;
    expect(second.signing.versions.map((one: Json) => one.version)).toEqual([1, 2]);
    expect(second.signing.events.map((event: Json) => [event.move, event.reason, event.snapshotVersion])).toEqual([
      ['finalise', null, 1],
      ['reopen', '更正完成情况文字', 1],
      ['finalise', null, 2],
    ]);
    const first = await officer('GET', `/forms/${id}/snapshots/1`);
    expect(first.body.document).toEqual(signed.document);
    expect(first.body.goals.actual).toBe('（测试）全年目标基本完成。');
    expect((await officer('GET', `/forms/${id}/snapshots/3`)).body.error.code).toBe('form.snapshot-not-found');
  });
});

describe('a form that was published before it came here', () => {
  it('is kept as published when it is opened for the first time, and its printed scores stay', async () => {
    const { body: list } = await officer('GET', '/forms?year=2023');
    const number = list.find((form: Json) => form.code === 'p06').id;
    const published = await read(number);
    expect(published.signing).toMatchObject({ current: null, versions: [] });
    const { body } = await move({ move: 'reopen', reason: '更正总分' }, officer, number);
    expect(body.signing.versions).toMatchObject([{ version: 1, signedBy: null, isIntact: true }]);
    expect(body.rows.map((row: Json) => row.score)).toEqual(published.rows.map((row: Json) => row.score));
    expect(body.missing.map((item: Json) => item.cell)).toContainEqual({ part: 'total' });
    const answer = await officer('PATCH', `/forms/${number}`, {
      version: body.version,
      edits: [{ kind: 'score', part: 'total', key: null, use: 'computed' }],
    });
    expect(answer.body.form.total).toMatchObject({ printed: null, computed: '84.25' });
    const first = await officer('GET', `/forms/${number}/snapshots/1`);
    expect(first.body.total.printed).toBe('79.83');
    expect(first.body.document).toEqual(published.document);
  });
});
