import { beforeAll, describe, expect, it } from 'vitest';
import { listAlerts } from '#db/tables/alerts.ts';
import { getForm } from '#db/tables/forms.ts';
import { formsOf2023 } from '#seeds/2023/forms.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await startApp();
  officer = await app.as('officer');
});

const findings = async (year = 2023): Promise<Json[]> => (await officer('GET', `/checks?year=${year}`)).body;
const totalFinding = async () => (await findings()).find((one) => one.check === 'total');
const reason = { year: 2023, reason: '已公开，更正说明另行发布' };

describe('the checks of 2023', () => {
  it('quote both places, mark the numbers and lead to them', async () => {
    const finding = await totalFinding();
    expect(finding).toMatchObject({ kind: 'contradiction', stated: '79.83', expected: '84.25', difference: '-4.42' });
    const marked = finding.places.map(({ quote, mark }: Json) => quote.slice(mark.start, mark.end));
    expect(marked).toEqual(['79.83', '84.25']);
    expect(finding.places.map((place: Json) => place.link.kind)).toEqual(['form', 'form']);
    const prose = (await findings()).find((one) => one.check === 'statement' && one.stated === '275');
    expect(prose.places[0].quote).toContain('微信公众号发布政策信息275期');
    expect(prose.places[0].link).toMatchObject({ kind: 'text' });
    expect(prose.places[1].link).toMatchObject({ kind: 'indicator' });
  });

  it('lead into the published text at the very number', async () => {
    const { body } = await officer('GET', '/checks/text?year=2023');
    const prose = (await findings()).find((one) => one.check === 'statement' && one.stated === '409');
    const { position, start, end } = prose.places[0].link;
    const paragraph = body.paragraphs.find((one: Json) => one.position === position).paragraph;
    expect(paragraph.slice(start, end)).toBe('409');
  });

  it('have names of their own, the same each time', async () => {
    const ids = (await findings()).map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await findings()).map((one) => one.id)).toEqual(ids);
  });

  it('come with the list of rules, each with what it compares and finds', async () => {
    const { body } = await officer('GET', '/checks/rules?year=2023');
    expect(body.find((rule: Json) => rule.check === 'total')).toMatchObject({ name: '总分合计', count: 1, waived: 0 });
    expect(body.every((rule: Json) => rule.compares.endsWith('。'))).toBe(true);
    const counted = body.reduce((total: number, rule: Json) => total + rule.count, 0);
    expect(counted).toBe((await findings()).length);
  });
});

describe('a waiver', () => {
  it('is for the officer to give, with a reason', async () => {
    const { id } = await totalFinding();
    for (const username of ['leader', 'auditor', 'admin', 'dept01']) {
      const caller = await app.as(username);
      expect((await caller('POST', `/checks/${id}/waive`, reason)).status, username).toBe(403);
      expect((await caller('POST', `/checks/${id}/withdraw`, reason)).status, username).toBe(403);
    }
    expect((await app.anonymous('POST', `/checks/${id}/waive`, reason)).status).toBe(401);
    expect((await officer('POST', `/checks/${id}/waive`, { year: 2023, reason: ' ' })).status).toBe(422);
    expect((await officer('POST', '/checks/total-0000/waive', reason)).body.error.code).toBe('check.not-found');
    expect((await officer('POST', `/checks/${id}/withdraw`, reason)).body.error.code).toBe('check.not-waived');
  });

  it('closes the alert, stands with its giver, and opens it again when withdrawn', async () => {
    const { id } = await totalFinding();
    const alert = async () => (await listAlerts(app.db, 2023)).find((one) => one.subject === `check:${id}`);
    expect(await alert()).toMatchObject({
      rule: 'contradiction',
      level: 'yellow',
      state: 'open',
      departmentCode: null,
    });
    expect((await officer('POST', `/checks/${id}/waive`, reason)).status).toBe(204);
    expect((await totalFinding()).waiver).toMatchObject({ reason: reason.reason, by: expect.any(String) });
    expect((await alert())?.state).toBe('closed');
    expect((await officer('POST', `/checks/${id}/waive`, reason)).body.error.code).toBe('check.waived-already');
    const line = (await (await app.as('auditor'))('GET', '/audit?action=check.waive')).body;
    expect(JSON.stringify(line)).toContain(reason.reason);
    const back = { year: 2023, reason: '改为更正原表' };
    expect((await officer('POST', `/checks/${id}/withdraw`, back)).status).toBe(204);
    expect((await totalFinding()).waiver).toBeNull();
    expect((await alert())?.state).toBe('open');
    const { body } = await officer('GET', '/checks/waivers?year=2023');
    expect(body).toMatchObject([{ state: 'withdrawn', withdrawn: { reason: back.reason } }]);
  });
});

describe('a waiver of a year under way', () => {
  it('lapses when the numbers change, and the alert comes back; corrected, the alert closes by itself', async () => {
    const goal = async () => (await findings(2024)).find((one) => one.check === 'goal-target');
    const { id, formId, stated } = await goal();
    expect(stated).toBe('260');
    const alert = async () => (await listAlerts(app.db, 2024)).find((one) => one.subject === `check:${id}`);
    expect((await officer('POST', `/checks/${id}/waive`, { year: 2024, reason: '待上级确认' })).status).toBe(204);
    const rewrite = async (from: string, to: string) => {
      const { goals, version } = await getForm(app.db, formId);
      const value = goals.expected?.replace(from, to) ?? null;
      const edits = [{ kind: 'heading', field: 'expected', value }];
      const answer = await officer('PATCH', `/forms/${formId}`, { version, edits });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await rewrite('260期', '261期');
    expect(await goal()).toMatchObject({ id, stated: '261', waiver: null });
    const { body } = await officer('GET', '/checks/waivers?year=2024');
    expect(body[0]).toMatchObject({ finding: id, state: 'lapsed' });
    expect((await alert())?.state).toBe('open');
    await rewrite('261期', '240期');
    expect(await goal()).toBeUndefined();
    expect((await alert())?.state).toBe('closed');
  });
});

describe('what a change contradicts', () => {
  /** The form that was published with its execution score left out of the total, in another year. */
  const lost = (year: number) => {
    const form = formsOf2023().find(({ total }) => total === '79.83')!;
    return { ...form, year, code: 'copied', rows: form.rows.map((row) => ({ ...row, indicatorId: null })) };
  };
  const contradictions = async () =>
    (await listAlerts(app.db, 2024)).filter(({ rule, state }) => rule === 'contradiction' && state !== 'closed');

  it('rings as soon as a form with it is taken in, and is silent when the form is gone', async () => {
    const before = await contradictions();
    const made = await officer('POST', '/forms', lost(2024));
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const added = (await contradictions()).filter(({ id }) => before.every((one) => one.id !== id));
    expect(added.map(({ title }) => title).join()).toContain('总分合计');
    const { version } = await getForm(app.db, made.body.id);
    const gone = await officer('DELETE', `/forms/${made.body.id}`, { version });
    expect(gone.status, JSON.stringify(gone.body)).toBe(204);
    expect((await contradictions()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });

  it('cannot come into a closed year', async () => {
    expect((await officer('POST', '/forms', lost(2022))).body.error.code).toBe('year.closed');
  });
});
