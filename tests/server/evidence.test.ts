import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LARGEST_EVIDENCE, MOST_EVIDENCE } from '#domain/evidence/evidence.ts';
import { demoEvidence, storeDemoEvidence } from '#seeds/demo/evidence.ts';
import { sweepEvidence } from '#server/services/evidence.ts';
import { digestOf, EvidenceFiles } from '#server/services/evidence-files.ts';
import { type Answer, type Caller, type Json, startApp, type TestApp } from '../support/app.ts';
import { pdfBytes } from '../support/files.ts';

const PLACE = '/reports/2024-10/dept12';
let app: TestApp;
let head: Caller;
let officer: Caller;
let auditor: Caller;
let indicator: { id: number; code: string };

/** A fresh demonstration; once for all tests that do not care what the others added. */
async function start() {
  app = await startApp();
  head = await app.as('dept12');
  officer = await app.as('officer');
  auditor = await app.as('auditor');
  const { body } = await head('GET', PLACE);
  indicator = { id: body.entries[0].indicatorId, code: body.entries[0].code };
}

afterAll(() => rmSync(dirname(app.evidenceFolder), { recursive: true, force: true }));

function formOf(bytes: Uint8Array, name: string, key?: string): FormData {
  const form = new FormData();
  form.append('file', new File([Buffer.from(bytes)], name));
  if (key !== undefined) form.append('key', key);
  return form;
}

const added = (bytes: Uint8Array, { name = '台账.pdf', key, who = head }: Partial<Upload> = {}) =>
  who('POST', `${PLACE}/evidence/${indicator.id}`, formOf(bytes, name, key));
interface Upload {
  name: string;
  key: string;
  who: Caller;
}

const codeOf = ({ status, body }: Answer) => [status, body?.error?.code];
const entryIn = (report: Json): Json => report.entries.find((one: Json) => one.indicatorId === indicator.id);
const evidenceIn = async (who = officer) => entryIn((await who('GET', PLACE)).body).evidence;
const download = async (id: number, who = officer) => {
  const answer = await who('GET', `/evidence/${id}`);
  return { ...answer, content: Buffer.from(await answer.bytes()) };
};
const linesOf = async (action: string) => (await auditor('GET', `/audit?action=${action}`)).body;

/** Fills every cell, with a note where the figure wants one. */
async function fillAndSubmit(): Promise<void> {
  const { body } = await head('GET', PLACE);
  const entries = body.entries.map((one: Json) => ({
    indicatorId: one.indicatorId,
    value: one.lastMonth,
    note: '与上月相同',
  }));
  const saved = await head('PUT', PLACE, { version: body.version, entries });
  await move(head, 'submit', saved.body.version);
}
async function move(who: Caller, what: string, version?: number): Promise<void> {
  const at = version ?? (await who('GET', PLACE)).body.version;
  const answer = await who('POST', `${PLACE}/moves`, { move: what, version: at, reason: '需要更正数据' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe('adding evidence', () => {
  beforeEach(start);

  it('keeps the file, shows it with the figure, and hands out the same bytes as a download', async () => {
    const answer = await added(pdfBytes(), { name: '../台账\u202E（盖章）.pdf' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: '台账（盖章）.pdf', kind: 'pdf', size: pdfBytes().length, isNew: true });
    expect(await evidenceIn()).toEqual([
      expect.objectContaining({ id: answer.body.id, addedBy: '社会保险关系管理科负责人', removedAt: null }),
    ]);
    const { status, headers, content } = await download(answer.body.id);
    expect(status).toBe(200);
    expect(content.equals(pdfBytes())).toBe(true);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('台账（盖章）.pdf')}`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('leaves an audit line for each adding, removal and download, and changes no version', async () => {
    const { body } = await added(pdfBytes());
    await download(body.id, await app.as('dept10'));
    await head('DELETE', `/evidence/${body.id}`);
    const subject = `evidence:2024-10:dept12:${indicator.code}`;
    const [line] = await linesOf('evidence.add');
    expect([line.subject, line.username]).toEqual([subject, 'dept12']);
    expect(JSON.parse(line.after)).toMatchObject({ id: body.id, name: '台账.pdf', digest: digestOf(pdfBytes()) });
    expect(await linesOf('evidence.download')).toMatchObject([{ subject, username: 'dept10' }]);
    expect(await linesOf('evidence.remove')).toMatchObject([{ subject, username: 'dept12' }]);
    expect((await head('GET', PLACE)).body.version).toBe(0);
  });

  it('refuses a file past the limit and takes one that just fits', async () => {
    const fitting = Buffer.concat([pdfBytes(), Buffer.alloc(LARGEST_EVIDENCE - 2 * pdfBytes().length), pdfBytes()]);
    expect((await added(fitting)).status).toBe(201);
    expect(codeOf(await added(Buffer.concat([fitting, pdfBytes()])))).toEqual([413, 'evidence.too-large']);
    expect(codeOf(await added(Buffer.concat([fitting, fitting])))).toEqual([413, 'evidence.too-large']);
  });

  it('stops at the limit of files for one figure; a removed one makes room', async () => {
    const ids: number[] = [];
    for (let index = 0; index < MOST_EVIDENCE; index++) ids.push((await added(pdfBytes(String(index)))).body.id);
    expect(codeOf(await added(pdfBytes('more')))).toEqual([422, 'evidence.too-many']);
    await head('DELETE', `/evidence/${ids[0]}`);
    expect((await added(pdfBytes('more'))).status).toBe(201);
  });

  it('keeps the same content once for a figure, under its first name', async () => {
    const first = await added(pdfBytes());
    const again = await added(pdfBytes(), { name: '同一份.pdf' });
    expect([again.status, again.body.id, again.body.isNew, again.body.name]).toEqual([
      200,
      first.body.id,
      false,
      '台账.pdf',
    ]);
    expect(await linesOf('evidence.add')).toHaveLength(1);
  });

  it('is carried out once when its answer was lost, even after the file was removed or the report handed in', async () => {
    const key = randomUUID();
    const first = await added(pdfBytes(), { key });
    const again = await added(pdfBytes(), { key });
    expect([again.status, again.body.id, again.body.isNew]).toEqual([201, first.body.id, true]);
    await head('DELETE', `/evidence/${first.body.id}`);
    expect((await added(pdfBytes(), { key })).body.removedAt).not.toBeNull();
    await fillAndSubmit();
    expect((await added(pdfBytes(), { key })).body.id).toBe(first.body.id);
    expect(await evidenceIn()).toEqual([]);
    expect(codeOf(await added(pdfBytes('another'), { key }))).toEqual([422, 'input.invalid']);
  });

  it('sent twice at once adds one file', async () => {
    const key = randomUUID();
    const answers = await Promise.all([added(pdfBytes(), { key }), added(pdfBytes(), { key }), added(pdfBytes())]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await evidenceIn()).toHaveLength(1);
  });

  it('is for the head of the department, for its own indicators and months that have begun', async () => {
    for (const who of ['dept10', 'officer', 'leader', 'auditor', 'admin']) {
      expect(codeOf(await added(pdfBytes(), { who: await app.as(who) })), who).toEqual([403, 'permission.denied']);
    }
    const foreign = (await (await app.as('dept10'))('GET', '/reports/2024-10/dept10')).body.entries[0].indicatorId;
    const at = (month: string, id: number) =>
      head('POST', `/reports/${month}/dept12/evidence/${id}`, formOf(pdfBytes(), 'a.pdf'));
    expect(codeOf(await at('2024-10', foreign))).toEqual([422, 'report.indicator-foreign']);
    expect(codeOf(await at('2024-12', indicator.id))).toEqual([422, 'report.month-not-begun']);
    expect(codeOf(await at('2022-12', indicator.id))).toEqual([409, 'year.closed']);
    expect(codeOf(await at('2024-09', indicator.id))).toEqual([409, 'report.not-editable']);
    expect((await app.anonymous('POST', `${PLACE}/evidence/1`, formOf(pdfBytes(), 'a.pdf'))).status).toBe(401);
  });
});

describe('reading evidence', () => {
  beforeEach(start);

  it('is for all who see figures, and for nobody else', async () => {
    const { body } = await added(pdfBytes());
    for (const who of ['auditor', 'leader', 'officer', 'dept10', 'dept12']) {
      expect((await download(body.id, await app.as(who))).status, who).toBe(200);
    }
    expect((await download(body.id, await app.as('admin'))).status).toBe(403);
    expect((await app.anonymous('GET', `/evidence/${body.id}`)).status).toBe(401);
    expect(codeOf(await officer('GET', '/evidence/99999'))).toEqual([404, 'evidence.not-found']);
  });

  it('tells of a file that was changed or lost on the disk instead of handing it out, until it is put again', async () => {
    const { body } = await added(pdfBytes());
    const digest = digestOf(pdfBytes());
    const place = join(app.evidenceFolder, digest.slice(0, 2), digest);
    writeFileSync(place, pdfBytes('改过'));
    expect(codeOf(await officer('GET', `/evidence/${body.id}`))).toEqual([500, 'evidence.file-altered']);
    expect(await linesOf('evidence.download')).toEqual([]);
    await added(pdfBytes());
    expect((await download(body.id)).content.equals(pdfBytes())).toBe(true);
    const empty = new EvidenceFiles(join(app.evidenceFolder, 'elsewhere'));
    await expect(empty.read(digest)).rejects.toMatchObject({ code: 'evidence.file-altered' });
  });

  it('of a file taken back before any approval is left to the auditor', async () => {
    const { body } = await added(pdfBytes());
    await head('DELETE', `/evidence/${body.id}`);
    expect(codeOf(await officer('GET', `/evidence/${body.id}`))).toEqual([410, 'evidence.removed']);
    expect((await download(body.id, auditor)).status).toBe(200);
  });
});

describe('evidence of an approved figure', () => {
  beforeEach(start);

  const provenance = async () => {
    const { body } = await officer('GET', `/indicators/${indicator.id}/series?from=2024-10&to=2024-10`);
    return body.points[0].evidence.map((one: Json) => one.name);
  };

  it('stays with it when it is removed or replaced after a reopening, until the next approval', async () => {
    const first = (await added(pdfBytes('first'), { name: '初稿.pdf' })).body;
    expect(await provenance()).toEqual([]);
    await fillAndSubmit();
    expect(await provenance()).toEqual(['初稿.pdf']);
    expect(codeOf(await head('DELETE', `/evidence/${first.id}`))).toEqual([409, 'report.not-editable']);
    expect(codeOf(await added(pdfBytes('late')))).toEqual([409, 'report.not-editable']);
    await move(officer, 'approve');
    await move(officer, 'reopen');
    await head('DELETE', `/evidence/${first.id}`);
    await added(pdfBytes('second'), { name: '更正.pdf' });

    expect(await provenance()).toEqual(['初稿.pdf']);
    const shown = await evidenceIn();
    expect(shown.map((one: Json) => [one.name, one.removedAt !== null])).toEqual([
      ['初稿.pdf', true],
      ['更正.pdf', false],
    ]);
    expect((await download(first.id)).content.equals(pdfBytes('first'))).toBe(true);

    await move(head, 'submit');
    await move(officer, 'approve');
    expect(await provenance()).toEqual(['更正.pdf']);
    expect((await evidenceIn()).map((one: Json) => one.name)).toEqual(['更正.pdf']);
    // The figure of the first approval was official for a while: what stood behind it can still be read.
    expect((await download(first.id)).status).toBe(200);
  });

  it('may come back as a new file after it was removed', async () => {
    const first = (await added(pdfBytes())).body;
    await head('DELETE', `/evidence/${first.id}`);
    expect((await head('DELETE', `/evidence/${first.id}`)).status).toBe(204);
    const second = (await added(pdfBytes())).body;
    expect(second.id).not.toBe(first.id);
    expect(await linesOf('evidence.remove')).toHaveLength(1);
    expect((await evidenceIn()).map((one: Json) => one.id)).toEqual([second.id]);
  });

  it('is removed by the own head only', async () => {
    const { body } = await added(pdfBytes());
    for (const who of ['dept10', 'officer', 'auditor', 'admin']) {
      expect((await (await app.as(who))('DELETE', `/evidence/${body.id}`)).status, who).toBe(403);
    }
  });
});

describe('what happened to a cell', () => {
  beforeAll(start);

  it('is told with who and when: figures, notes, returns and evidence, the newest first', async () => {
    const save = async (value: string | null, note: string | null) => {
      const { version } = (await head('GET', PLACE)).body;
      await head('PUT', PLACE, { version, entries: [{ indicatorId: indicator.id, value, note }] });
    };
    const at = (minute: number) => app.setNow(`2024-11-02T01:${String(minute).padStart(2, '0')}:00Z`);
    await save('133', null);
    at(1);
    const { body } = await added(pdfBytes());
    at(2);
    await save('134', '按台账更正');
    at(3);
    await fillAndSubmit();
    at(4);
    const { version } = (await officer('GET', PLACE)).body;
    const cells = [{ indicatorId: indicator.id, reason: '请核对台账' }];
    await officer('POST', `${PLACE}/moves`, { move: 'return', version, reason: '请核对', cells });
    at(5);
    await head('DELETE', `/evidence/${body.id}`);
    at(6);
    await save('135', '按台账更正');

    const events = (await officer('GET', `${PLACE}/events/${indicator.id}`)).body;
    const short = events.map(({ kind, before, value, note, text, name }: Json) => [
      kind,
      before ?? null,
      value ?? note ?? text ?? name,
    ]);
    const { lastMonth, decimals } = entryIn((await officer('GET', PLACE)).body);
    const figure = (value: number) => value.toFixed(decimals);
    expect(short).toEqual([
      ['note', '与上月相同', '按台账更正'],
      ['value', lastMonth, figure(135)],
      ['evidence-removed', null, '台账.pdf'],
      ['return', null, '请核对台账'],
      ['note', '按台账更正', '与上月相同'],
      ['value', figure(134), lastMonth],
      ['note', null, '按台账更正'],
      ['value', figure(133), figure(134)],
      ['evidence-added', null, '台账.pdf'],
      ['value', null, figure(133)],
    ]);
    expect(events[3]).toMatchObject({ by: '绩效管理员', resolvedAt: '2024-11-02T01:06:00.000Z' });
    expect(events[2]).toMatchObject({ by: '社会保险关系管理科负责人', isReadable: false });
    expect((await officer('GET', '/reports/2024-10/dept01/events/99999')).status).toBe(404);
  });
});

describe('files beside the database', () => {
  beforeEach(start);

  it('are cleared away a day after nothing speaks of them, and never before', async () => {
    const files = new EvidenceFiles(app.evidenceFolder);
    const { body } = await added(pdfBytes());
    await head('DELETE', `/evidence/${body.id}`);
    const orphan = await files.put(pdfBytes('orphan'));
    const unfinished = join(app.evidenceFolder, 'unfinished-1');
    writeFileSync(unfinished, 'half');
    writeFileSync(join(app.evidenceFolder, 'readme.txt'), 'of somebody else');
    expect(await sweepEvidence(app, files)).toBe(0);
    const old = new Date(Date.now() - 25 * 3_600_000);
    for (const name of readdirSync(app.evidenceFolder, { recursive: true, encoding: 'utf8' })) {
      utimesSync(join(app.evidenceFolder, name), old, old);
    }
    expect(await sweepEvidence(app, files)).toBe(2);
    await expect(files.read(orphan)).rejects.toMatchObject({ code: 'evidence.file-altered' });
    expect((await download(body.id, auditor)).status).toBe(200);
    expect(readdirSync(app.evidenceFolder)).toContain('readme.txt');
  });

  it('of the demonstration are behind its figures, marked, and can be read', async () => {
    await storeDemoEvidence(new EvidenceFiles(app.evidenceFolder));
    expect(demoEvidence()).toEqual(demoEvidence());
    const list = (await officer('GET', '/indicators?year=2023')).body.items;
    const id = list.find((one: Json) => one.code === 'INS-01').id;
    const { points } = (await officer('GET', `/indicators/${id}/series?from=2023-12&to=2023-12`)).body;
    expect(points[0].evidence).toHaveLength(2);
    for (const one of points[0].evidence) {
      expect(one).toMatchObject({ kind: 'pdf', isDemo: true });
      expect((await download(one.id)).content.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});
