import { beforeAll, expect, test } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await startApp();
  officer = await app.as('officer');
});

const TEMPLATE = '/accounts/document/template';
const book = async (year: number) => (await officer('GET', `${TEMPLATE}?year=${year}`)).body;

/** The year's sections with the text of one replaced. */
function rewritten(sections: Json[], code: string, text: string): Json[] {
  return sections.map((section) => (section.code === code ? { ...section, text } : section));
}

const save = async (year: number, version: number, sections: Json[], by = officer) =>
  by('PUT', TEMPLATE, { year, version, sections, reason: '措辞调整' });

test('the wording of 2023 comes with every figure that can be named, and has no error', async () => {
  const { from, version, figures, issues, earlier } = await book(2023);
  expect([from, version, earlier]).toEqual([2023, 1, null]);
  expect(issues.filter(({ level }: Json) => level === 'error')).toEqual([]);
  const names = figures.map(({ placeholder }: Json) => placeholder);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(['收入总计', '四.年初预算数', '抖音平台推送', '处室名单', '项目全年预算数']),
  );
});

test('a section is tried without being saved: errors by place, and what it gives', async () => {
  const section = { code: 'income', level: 'section', heading: '二、收入', text: '本年收入{本年收入}万元。\n{没有的}' };
  const { status, body } = await officer('POST', `${TEMPLATE}/trial`, { year: 2023, section });
  expect(status).toBe(200);
  expect(body.issues).toMatchObject([{ level: 'error', line: 2, column: 1, field: 'text' }]);
  expect(body.preview.paragraphs[0].sentences[0].text).toBe('本年收入1,867.08万元。');
  expect((await book(2023)).version).toBe(1);
});

test('a wording with errors is not saved, and the answer says where they are', async () => {
  const { sections } = await book(2023);
  const { status, body } = await save(2023, 1, rewritten(sections, 'income', '本年收入{本年收人}万元'));
  expect([status, body.error.code]).toEqual([422, 'document.template-wrong']);
  expect(body.error.message).toContain('第 1 行第 5 字');
  expect((await book(2023)).version).toBe(1);
});

test('a wording is checked as a whole without being saved, and one without a prescribed section is not saved', async () => {
  const { sections } = await book(2023);
  const short = sections.filter(({ code }: Json) => code !== 'three-public');
  const typed = rewritten(short, 'further', '另有 3 项。');
  const checked = await officer('POST', `${TEMPLATE}/check`, { year: 2023, sections: typed });
  expect(checked.body.filter(({ section, level }: Json) => level === 'error' || section === 'further')).toMatchObject([
    { level: 'error', section: 'three-public', field: 'heading' },
    { level: 'unbound', section: 'further', line: 1, column: 4 },
  ]);
  const { status, body } = await save(2023, 1, short);
  expect([status, body.error.code]).toEqual([422, 'document.template-wrong']);
  expect(body.error.message).toContain('缺少必备章节“财政拨款“三公”经费支出决算情况说明”');
});

test('a new wording is a new version with its reason; the document follows it and the old version stays', async () => {
  const { sections } = await book(2023);
  const changed = rewritten(sections, 'further', '本年度无其他说明事项。');
  const { status, body } = await save(2023, 1, changed);
  expect([status, body]).toEqual([200, { version: 2 }]);
  const after = await book(2023);
  expect(after.versions).toMatchObject([
    { version: 2, reason: '措辞调整', savedBy: '绩效管理员' },
    { version: 1, savedBy: null },
  ]);
  expect((await officer('GET', `${TEMPLATE}/1?year=2023`)).body.sections).toEqual(sections);
  const text = await (await officer('GET', '/accounts/document/export?year=2023&format=text')).bytes();
  expect(Buffer.from(text).toString()).toContain('本年度无其他说明事项。');
  const line = await app.db
    .selectFrom('audit')
    .select(['before', 'after'])
    .where('action', '=', 'document.set-template')
    .executeTakeFirstOrThrow();
  expect(line.before).toContain('无其他说明事项。');
  expect(JSON.parse(line.after ?? '')).toMatchObject({ version: 2, reason: '措辞调整' });
});

test('who began with an older version is told, as is who changed nothing or may not write', async () => {
  const { sections } = await book(2023);
  const changed = rewritten(sections, 'further', '没有。');
  expect((await save(2023, 1, changed)).body.error.code).toBe('document.template-conflict');
  expect((await save(2023, 2, sections)).body.error.code).toBe('document.template-unchanged');
  expect((await save(2023, 2, changed, await app.as('leader'))).status).toBe(403);
  expect((await officer('GET', `${TEMPLATE}/9?year=2023`)).status).toBe(404);
  const reasonless = await officer('PUT', TEMPLATE, { year: 2023, version: 2, sections: changed, reason: ' ' });
  expect(reasonless.status).toBe(422);
});

test('a year without a wording has the last one before it, and can take it over as its own', async () => {
  const before = await book(2024);
  expect([before.from, before.version, before.earlier]).toEqual([2023, 0, 2023]);
  const { status, body } = await officer('POST', `${TEMPLATE}/copy`, { year: 2024, from: 2023 });
  expect([status, body]).toEqual([201, { version: 1 }]);
  const after = await book(2024);
  expect(after.versions[0].reason).toBe('沿用 2023 年度模板第 2 版');
  expect(after.sections).toEqual(before.sections);
  const none = await officer('POST', `${TEMPLATE}/copy`, { year: 2024, from: 2022 });
  expect(none.body.error.code).toBe('document.no-template');
});

test('a section of one’s own can be added, moved and taken out again, each time as a version', async () => {
  const { sections } = await book(2022);
  const own = { code: 'added-1', level: 'section', heading: '十三、补充说明', text: '无。' };
  const at = sections.findIndex(({ code }: Json) => code === 'part-three');
  const longer = [...sections.slice(0, at), own, ...sections.slice(at)];
  expect((await save(2022, 0, longer)).body).toEqual({ version: 1 });
  const text = await (await officer('GET', '/accounts/document/export?year=2022&format=text')).bytes();
  expect(Buffer.from(text).toString()).toMatch(/十三、补充说明\n无。\n\n第三部分/);
  expect((await save(2022, 1, sections)).body).toEqual({ version: 2 });
  expect((await officer('GET', `${TEMPLATE}/1?year=2022`)).body.sections).toEqual(longer);
});
