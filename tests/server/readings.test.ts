import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAccountFigures, listStatedFigures } from '#db/tables/accounts.ts';
import { listAlerts } from '#db/tables/alerts.ts';
import { listDocumentParagraphs } from '#db/tables/published-texts.ts';
import type { Document } from '#domain/forms/document.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { linesOf } from '#domain/reading/source-lines.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { formsOf2023 } from '#seeds/2023/forms.ts';
import { docxOf } from '#server/forms/docx.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { docxBytes, pdfBytes, pngBytes, zipBytes } from '../support/files.ts';

const source = readFileSync(new URL('../../seeds/2023/source.txt', import.meta.url));

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await startApp();
  officer = await app.as('officer');
});

function upload(caller: Caller, bytes: Uint8Array, query = '', name = '2023年度部门决算公开说明.txt') {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], name));
  return caller('POST', `/accounts/readings${query}`, body);
}

const viewOf = async (id: number): Promise<Json> => (await officer('GET', `/accounts/readings/${id}`)).body;
async function readAs(year: number, bytes: Uint8Array = source): Promise<Json> {
  const { status, body } = await upload(officer, bytes, `?year=${year}`);
  expect(status).toBe(201);
  return viewOf(body.id);
}

describe('a published document that is uploaded', () => {
  it('is read and kept, and nothing else changes', async () => {
    const before = await listAccountFigures(app.db, 2019);
    const view = await readAs(2019);
    expect(view).toMatchObject({
      state: 'open',
      year: 2019,
      printedYear: 2023,
      center: '昌吉回族自治州社会保险中心',
      undecided: 2,
    });
    expect([view.figures.length, view.statements.length, view.forms.length]).toEqual([189, 57, 20]);
    expect(view.forms[0].doubts[0].words).toContain('分页');
    expect(await listAccountFigures(app.db, 2019)).toEqual(before);
    const [first] = (await officer('GET', '/accounts/readings')).body;
    expect(first).toMatchObject({
      id: view.id,
      counts: { figures: 189, statements: 57, forms: 20, unsure: 2, unread: 0 },
    });
  });

  it('in GB18030 is read the same', async () => {
    // Node writes no GB18030; the two characters of 中文 are enough to tell that it is read.
    const { status, body } = await upload(officer, Buffer.from([0xd6, 0xd0, 0xce, 0xc4]));
    expect(status).toBe(201);
    expect((await viewOf(body.id)).text).toBe('中文\n');
  });

  it('that is another kind of document says that nothing was understood, and cannot be accepted', async () => {
    const { body } = await upload(officer, Buffer.from('采购合同\n复印纸100箱，合计1.5万元。'), '?year=2019');
    const view = await viewOf(body.id);
    expect(view).toMatchObject({ isDisclosure: false, figures: [], forms: [] });
    expect(view.remainders[0].quote).toContain('采购合同');
    const { status, body: refusal } = await officer('POST', `/accounts/readings/${body.id}/accept`, {
      version: 1,
      replaces: null,
    });
    expect([status, refusal.error.code]).toEqual([422, 'reading.nothing']);
    expect((await viewOf(body.id)).state).toBe('open');
  });

  it.each([
    ['a pdf', pdfBytes(), 422, '转成 docx'],
    ['a picture', pngBytes, 422, '不是文本'],
    ['a docx without a document', docxBytes(), 422, '不是 Word 文档'],
    ['a broken docx', Buffer.concat([docxBytes().subarray(0, 60)]), 422, '损坏'],
    ['a workbook', zipBytes([{ name: 'xl/workbook.xml', text: '<workbook/>' }]), 422, '自评表'],
    ['a bomb', zipBytes([{ name: 'word/document.xml', text: 'x', declared: 400 * 1024 * 1024 }]), 413, '过大'],
    ['50 MB of text', Buffer.alloc(50 * 1024 * 1024, '社'), 413, '8 MB'],
    ['too many words', Buffer.alloc(6_100_000, '社'), 413, '文字过多'],
    ['an empty file', Buffer.alloc(0), 422, '没有收到文件'],
  ])('%s is refused and says what to do', async (_name, bytes, status, words) => {
    const answer = await upload(officer, bytes);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(words);
  });

  it('is the officer’s business', async () => {
    for (const name of ['leader', 'dept01', 'admin']) {
      const caller = await app.as(name);
      expect((await upload(caller, source)).status, name).toBe(403);
      expect((await caller('GET', '/accounts/readings')).status, name).toBe(403);
    }
    const auditor = await app.as('auditor');
    expect((await auditor('GET', '/accounts/readings')).status).toBe(200);
    expect((await upload(auditor, source)).status).toBe(403);
  });
});

describe('the review of a reading', () => {
  it('keeps what is decided item by item and refuses what nobody read', async () => {
    const view = await readAs(2018);
    const patch = (body: Json) => officer('PATCH', `/accounts/readings/${view.id}`, body);
    const decisions = {
      'figure:income.total': { choice: 'correct', value: '1,900.5' },
      'figure:staff.actual': { choice: 'leave' },
      'form:0': { choice: 'leave' },
    };
    const { body } = await patch({ version: 1, decisions });
    expect(body).toMatchObject({ version: 2, undecided: 1 });
    expect(body.figures.find((one: Json) => one.code === 'income.total').decision).toEqual({
      choice: 'correct',
      value: '1900.5',
    });
    expect((await patch({ version: 1, decisions })).status).toBe(409);
    expect((await patch({ version: 2, decisions: { 'figure:made.up': { choice: 'take' } } })).status).toBe(422);
    expect(
      (await patch({ version: 2, decisions: { 'figure:income.total': { choice: 'correct', value: '约2' } } })).status,
    ).toBe(422);
    const { body: back } = await patch({ version: 2, decisions: { 'figure:staff.actual': null } });
    expect(back.figures.find((one: Json) => one.code === 'staff.actual').isDecided).toBe(false);
  });

  it('ends by putting it aside, once', async () => {
    const view = await readAs(2018);
    expect((await officer('POST', `/accounts/readings/${view.id}/discard`, { version: 1 })).status).toBe(204);
    expect((await viewOf(view.id)).state).toBe('discarded');
    expect((await officer('POST', `/accounts/readings/${view.id}/accept`, { version: 2, replaces: null })).status).toBe(
      409,
    );
  });
});

describe('a reading that is accepted', () => {
  it('cannot be of a closed year, and says so before', async () => {
    const view = await readAs(2022);
    expect(view.isYearClosed).toBe(true);
    const { body } = await officer('POST', `/accounts/readings/${view.id}/accept`, { version: 1, replaces: null });
    expect(body.error.code).toBe('year.closed');
    expect((await viewOf(view.id)).state).toBe('open');
  });

  it('becomes the published statements, the text and the forms of its year, with what was typed marked', async () => {
    const view = await readAs(2019);
    const decisions = {
      'figure:income.total': { choice: 'correct', value: '1900.50' },
      'figure:staff.actual': { choice: 'leave' },
      'form:0': { choice: 'take' },
    };
    await officer('PATCH', `/accounts/readings/${view.id}`, { version: 1, decisions });
    const { status, body } = await officer('POST', `/accounts/readings/${view.id}/accept`, {
      version: 2,
      replaces: null,
    });
    expect([status, body]).toEqual([
      200,
      { year: 2019, figures: 188, statements: 56, paragraphs: expect.any(Number), forms: 20 },
    ]);
    const figures = await listAccountFigures(app.db, 2019);
    expect(figures.find(({ code }) => code === 'income.total')).toMatchObject({
      printed: '1900.50',
      readAs: '1867.08',
    });
    expect(figures.some(({ code }) => code === 'staff.actual')).toBe(false);
    const statements = await listStatedFigures(app.db, 2019);
    expect(statements.map(({ code, indicatorId }) => [code, indicatorId])).toEqual(
      (await listStatedFigures(app.db, 2023)).map(({ code, indicatorId }) => [code, indicatorId]),
    );
    expect((await officer('GET', '/forms?year=2019')).body).toHaveLength(20);
    const audit = (await (await app.as('auditor'))('GET', '/audit?action=reading.accept')).body;
    expect(JSON.stringify(audit)).toContain('1900.50');
  });

  it('keeps the same prose as the one that was transcribed', async () => {
    const words = async (year: number) =>
      (await listDocumentParagraphs(app.db, year)).map(({ part, section, paragraph }) => [part, section, paragraph]);
    const [read, kept] = [await words(2019), await words(2023)];
    expect(read.map(([, , paragraph]) => paragraph).join('')).toBe(kept.map(([, , paragraph]) => paragraph).join(''));
    const sections = (rows: (string | null)[][]) => [...new Set(rows.map(([part, section]) => `${part}${section}`))];
    expect(sections(read)).toEqual(sections(kept));
  });

  it('shows where it differs from what stands and replaces it only when that was seen', async () => {
    const view = await readAs(
      2019,
      Buffer.from(source.toString('utf8').replace('年末结转和结余0.00', '年末结转和结余3.50')),
    );
    const second = await readAs(2019);
    expect(second.differences).toEqual([
      { code: 'staff.actual', name: '实有人数', old: null, new: '94 人' },
      { code: 'income.total', name: '收入总计', old: '1900.50 万元', new: '1867.08 万元' },
    ]);
    expect(view.forms.every((form: Json) => form.existing !== null)).toBe(true);
    const accept = (id: number, replaces: string | null) =>
      officer('POST', `/accounts/readings/${id}/accept`, { version: 1, replaces });
    expect((await accept(second.id, null)).body.error.code).toBe('reading.replaces');
    expect((await accept(second.id, second.standing.proof)).status).toBe(200);
    // What stands is no longer what the other one was compared with.
    expect((await accept(view.id, view.standing.proof)).body.error.code).toBe('reading.replaces');
    expect((await officer('GET', '/forms?year=2019')).body).toHaveLength(20);
  });

  it('of forms alone leaves the statements that stand', async () => {
    const text = source.toString('utf8');
    const form = text.slice(text.indexOf(' 项 目 支 出'), text.indexOf('总分 100 79.12 分') + 14);
    const view = await readAs(2019, Buffer.from(form.replace('项目名称 2023 年 4 月', '项目名称 2022 年 4 月')));
    expect(view).toMatchObject({ figures: [], statements: [], differences: [], standing: { proof: null } });
    const before = await listAccountFigures(app.db, 2019);
    const { status, body } = await officer('POST', `/accounts/readings/${view.id}/accept`, {
      version: 1,
      replaces: null,
    });
    expect([status, body]).toEqual([200, { year: 2019, figures: 0, statements: 0, paragraphs: 0, forms: 1 }]);
    expect(await listAccountFigures(app.db, 2019)).toEqual(before);
    expect(await listDocumentParagraphs(app.db, 2019)).not.toEqual([]);
  });

  it('shows in which cells a form that stands differs', async () => {
    const view = await readAs(
      2019,
      Buffer.from(source.toString('utf8').replace('>=4 次 =4 次 10 10.00', '>=4 次 =3 次 10 9.00')),
    );
    const form = view.forms.find((one: Json) => one.name === '“金保工程”系统维护费');
    expect(form.existing.differences).toMatchObject([
      { where: expect.stringContaining('完成值'), signed: '=4 次', now: '=3 次' },
      { where: expect.stringContaining('得分'), signed: '10.00', now: '9.00' },
    ]);
  });

  it('of our own 2023 document differs in nothing from what was transcribed by hand', async () => {
    const view = await readAs(2023);
    expect(view.differences).toEqual([]);
    for (const form of view.forms) expect(form.existing.differences, form.name).toEqual([]);
  });
});

describe('a docx of the same document', () => {
  /** The prose as paragraphs and the forms as the tables that this system prints. */
  async function docxOfSource(): Promise<Buffer> {
    const prose = linesOf(readFileSync(new URL('../../seeds/2023/source.txt', import.meta.url), 'utf8'));
    const { readDisclosure } = await import('#domain/reading/reading.ts');
    const { text, forms } = readDisclosure({ lines: prose, isWrapped: true, forms: [], unread: [] });
    const paragraph = (words: string): Document['blocks'][number] => ({ kind: 'paragraph', text: words });
    const paragraphs = (words: string) => words.split('\n').filter(Boolean).map(paragraph);
    const tables = formsOf2023().flatMap((draft): Document['blocks'] => {
      const form = formFromDraft(draft, { id: '0' });
      const { title, subtitle, columns, rows } = documentOf(form, scoreForm(form));
      return [paragraph(title), paragraph(subtitle), { kind: 'table', columns, rows }];
    });
    const blocks = [
      ...paragraphs(text.slice(0, forms[0]!.start)),
      ...tables,
      ...paragraphs(text.slice(forms.at(-1)!.end)),
    ];
    return Buffer.from(
      await docxOf(
        {
          title: '公开说明',
          subtitle: '',
          page: { size: 'A4', orientation: 'portrait' },
          look: 'report',
          blocks,
        },
        '测试',
      ),
    );
  }

  it('gives the same figures, and its forms cell for cell out of the tables', async () => {
    const view = await readAs(2020, await docxOfSource());
    expect([view.figures.length, view.statements.length, view.forms.length]).toEqual([189, 57, 20]);
    expect(view.remainders).toEqual([]);
    const text = await readAs(2020);
    expect(view.figures.map(({ code, printed, reason }: Json) => [code, printed, reason])).toEqual(
      text.figures.map(({ code, printed, reason }: Json) => [code, printed, reason]),
    );
    for (const [index, form] of view.forms.entries()) {
      expect(form.draft, form.name).toEqual({ ...text.forms[index].draft, code: null });
    }
  });
});

describe('a reading of a year under way', () => {
  it('rings for what its document contradicts, at once', async () => {
    const contradictions = async () =>
      (await listAlerts(app.db, 2024)).filter(({ rule, state }) => rule === 'contradiction' && state !== 'closed');
    const before = await contradictions();
    const view = await readAs(2024);
    const { status, body } = await officer('POST', `/accounts/readings/${view.id}/accept`, {
      version: 1,
      replaces: null,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    const added = (await contradictions()).filter(({ id }) => before.every((one) => one.id !== id));
    const titles = added.map(({ title }) => title).join('\n');
    expect(titles).toContain('自评表');
    expect(titles).toMatch(/部门决算/);
  });
});
