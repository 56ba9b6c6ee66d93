import { beforeAll, expect, test } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
let leader: Caller;
beforeAll(async () => {
  app = await startApp();
  officer = await app.as('officer');
  leader = await app.as('leader');
});

const get = async (path: string) => (await officer('GET', `/accounts/document${path}`)).body;

function piecesOf(document: Json): Json[] {
  return document.document.sections.flatMap((section: Json) =>
    [section.heading, ...section.paragraphs.flatMap((one: Json) => one.sentences)].flatMap((one) => one?.pieces ?? []),
  );
}

test('the document of 2023 is whole: every figure is there, and each number knows where it comes from', async () => {
  const body = await get('?year=2023');
  expect(body).toMatchObject({ year: 2023, missing: [], early: [], template: { year: 2023, version: 1 } });
  expect(body.unbound.map(({ text }: Json) => text)).toEqual(['1', '9.30', '1', '4', '16', '17']);
  expect(body.forms).toHaveLength(20);
  const numbers = piecesOf(body).filter(({ kind }) => kind === 'number');
  expect(numbers.find(({ name }) => name === '收入总计')).toMatchObject({
    text: '1,867.08',
    ref: { kind: 'account', year: 2023, code: 'income.total' },
  });
  expect(numbers.find(({ name }) => name === '项目全年执行数')).toMatchObject({ text: '682.72' });
});

test('every number that is bound can be asked where it comes from', async () => {
  const { manifest } = { manifest: (await officer('GET', '/accounts/document/export?year=2023&format=manifest')).body };
  expect(manifest.records.length).toBeGreaterThan(200);
  for (const kind of ['account', 'indicator', 'form', 'budget', 'statement', 'department']) {
    const record = manifest.records.find(({ ref }: Json) => ref.startsWith(`${kind}:`));
    const { status, body } = await officer('GET', `/provenance?ref=${encodeURIComponent(record.ref)}`);
    expect([kind, status]).toEqual([kind, 200]);
    if (kind === 'account') expect(body.value.replace(/,/g, '')).toBe(record.printed[0].replace(/,/g, ''));
  }
});

test('beside the published text all but two sentences are the same, and the differing figures are named', async () => {
  const { pairs, same, total } = await get('/comparison?year=2023');
  expect(same / total).toBeGreaterThanOrEqual(0.97);
  const unlike = pairs.filter(({ kind }: Json) => kind !== 'same');
  expect(unlike).toHaveLength(2);
  const numbers = unlike.flatMap((pair: Json) => pair.numbers);
  expect(numbers).toMatchObject([
    { name: '其他支出占比', left: '1.27', right: '1.26' },
    { name: '抖音平台推送', left: '409', right: '285' },
    { name: '全年微信公众号推送', left: '275', right: '242' },
    { name: '抖音平台、微信公众号用户', left: '26', right: '23.75' },
  ]);
  // Each is a contradiction that the checks have found in the published text.
  const findings = new Map((await officer('GET', '/checks?year=2023')).body.map((one: Json) => [one.id, one.message]));
  expect(numbers.map(({ finding }: Json) => finding.message)).toEqual(
    numbers.map(({ finding }: Json) => findings.get(finding.id)),
  );
  expect(await get('/comparison?year=2022')).toBeNull();
});

test('a year without accounts says what is missing, and cannot be published', async () => {
  const body = await get('?year=2022');
  expect(body.missing).toContain('收入总计');
  expect(body.template).toEqual({ year: 2023, version: 1 });
  const { status, body: refusal } = await officer('POST', '/accounts/document/publications', {
    year: 2022,
    digest: body.digest,
  });
  expect([status, refusal.error.code]).toEqual([422, 'document.incomplete']);
  expect(refusal.error.message).toContain('实有人数');
});

test('a year without data prints no figure in the place of one that is absent, no nought and no empty list', async () => {
  const body = await get('?year=2022');
  expect(body.missing).toEqual(
    expect.arrayContaining(['整体支出绩效自评表', '预算绩效评价项目', '功能分类（类）支出', '功能分类（项）支出']),
  );
  const numbers = piecesOf(body).filter(({ kind }) => kind === 'number');
  // What is left was typed, counts the departments there are, or is the demonstration's December of that year.
  const kinds = numbers.map(({ isUnbound, ref }) => (isUnbound ? 'typed' : ref.kind));
  expect([...new Set(kinds)].sort()).toEqual(['department', 'indicator', 'typed']);
  const text = await (await officer('GET', '/accounts/document/export?year=2022&format=text')).bytes();
  expect(Buffer.from(text).toString()).toMatch(/^草稿（未发布）\n/);
});

test('a year that is still running is shown as of its last month, and says so', async () => {
  const { early } = await get('?year=2024');
  expect(early).toContainEqual({ name: '三项社会保险费征缴额', month: expect.any(Number) });
});

test('a year that is not kept is refused, and so is who may not read', async () => {
  expect((await officer('GET', '/accounts/document?year=2019')).status).toBe(404);
  expect((await officer('GET', '/accounts/document?year=zwei')).status).toBe(422);
  expect((await (await app.as('dept01'))('GET', '/accounts/document?year=2023')).status).toBe(403);
  expect((await app.anonymous('GET', '/accounts/document?year=2023')).status).toBe(401);
});

test('the demonstration has a publication that is marked as one and has gone out of date, with the sentences that changed', async () => {
  const { publications, outdated } = await get('/publications?year=2023');
  expect(publications).toMatchObject([{ version: 1, isDemo: true, isIntact: true }]);
  expect(outdated.forms).toEqual([]);
  expect(outdated.sentences).toHaveLength(2);
  expect(outdated.sentences).toContainEqual({
    kind: 'changed',
    left: '单位全年安排的国内公务接待5批次，75人次。',
    right: '单位全年安排的国内公务接待5批次，57人次。',
  });
  const file = await officer('GET', '/accounts/document/export?year=2023&format=text&version=1');
  expect(Buffer.from(await file.bytes()).toString()).toMatch(/^演示（非正式发布）\n/);
});

test('what is published is kept under a digest, and a later change names the sentences that changed', async () => {
  const { digest } = await get('?year=2023');
  const publish = (by: Caller, text: string) =>
    by('POST', '/accounts/document/publications', { year: 2023, digest: text });
  expect((await publish(leader, digest)).status).toBe(403);
  expect((await publish(officer, 'a'.repeat(64))).body.error.code).toBe('document.changed');
  const { status, body } = await publish(officer, digest);
  expect(status).toBe(201);
  expect(body).toMatchObject({ version: 2, publishedBy: '绩效管理员', isIntact: true, isDemo: false });
  expect((await publish(officer, digest)).body.error.code).toBe('document.same-published');
  expect((await get('/publications?year=2023')).outdated).toBeNull();

  const { version } = (await officer('GET', '/accounts?year=2023')).body.book;
  const edit = { kind: 'line', code: 'threePublic.reception.amount', field: 'final', value: '0.55' };
  const saved = await officer('PUT', '/accounts?year=2023', { version, edits: [edit] });
  expect(saved.status).toBe(200);
  const { outdated, publications } = await get('/publications?year=2023');
  expect(publications).toHaveLength(2);
  const texts = outdated.sentences.map(({ left, right }: Json) => [left, right]);
  expect(texts.length).toBeGreaterThanOrEqual(3);
  expect(texts).toContainEqual([
    expect.stringContaining('公务接待费0.53万元，开支内容包括'),
    expect.stringContaining('公务接待费0.55万元，开支内容包括'),
  ]);

  const kept = (await officer('GET', '/accounts/document/export?year=2023&format=manifest&version=2')).body;
  expect(kept).toMatchObject({ textDigest: digest, publication: { version: 2, publishedBy: '绩效管理员' } });
  expect(kept.records).toContainEqual(expect.objectContaining({ ref: 'account:2023:income.total' }));
  const missing = await officer('GET', '/accounts/document/export?year=2023&format=text&version=7');
  expect(missing.body.error.code).toBe('document.version-not-found');
});

test('a publication whose kept content was touched is shown as such and given to nobody', async () => {
  const row = await app.db
    .selectFrom('disclosurePublications')
    .selectAll()
    .where('version', '=', 1)
    .executeTakeFirstOrThrow();
  await app.db
    .updateTable('disclosurePublications')
    .set({ content: row.content.replace('1,867.08', '1,967.08') })
    .where('version', '=', 1)
    .execute();
  const { publications } = await get('/publications?year=2023');
  expect(publications.map(({ isIntact }: Json) => isIntact)).toEqual([true, false]);
  const { status, body } = await officer('GET', '/accounts/document/export?year=2023&format=text&version=1');
  expect([status, body.error.code]).toEqual([409, 'document.broken']);
});
