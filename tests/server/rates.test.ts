import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

/** 档案管理科: two rates with parts and a qualitative indicator, returned in October. */
const PLACE = '/reports/2024-10/dept09';
let app: TestApp;
let head: Caller;
let officer: Caller;

beforeEach(async () => {
  app = await startApp();
  head = await app.as('dept09');
  officer = await app.as('officer');
});

const cellIn = (body: Json, code: string) => body.entries.find((entry: Json) => entry.code === code);

async function save(code: string, change: Record<string, string | null>, at = PLACE) {
  const { body } = await head('GET', at);
  const { indicatorId } = cellIn(body, code);
  const entry = { indicatorId, value: null, note: null, ...change };
  return head('PUT', at, { version: body.version, entries: [entry] });
}

describe('a rate made of two counts', () => {
  it('is worked out when they are saved, rounded half up, and both are kept with it', async () => {
    const answer = await save('SERV-18', { numerator: '399', denominator: '414' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(cellIn(answer.body, 'SERV-18')).toMatchObject({
      value: '96.38',
      numerator: '399',
      denominator: '414',
      parts: { numerator: '查询结果准确的次数', denominator: '全部查询次数', unit: '次' },
    });
    const half = await save('SERV-18', { numerator: '1', denominator: '800' });
    expect(cellIn(half.body, 'SERV-18').value).toBe('0.13');
    const auditor = await app.as('auditor');
    const { body } = await auditor('GET', '/audit?subject=report:2024-10:dept09');
    expect(JSON.parse(body[1].after)).toEqual([
      expect.objectContaining({ value: '96.38', numerator: '399', denominator: '414' }),
    ]);
    expect(JSON.parse(body[0].before)).toEqual([expect.objectContaining({ numerator: '399' })]);
    const revisions = await app.db.selectFrom('entryRevisions').selectAll().orderBy('id', 'desc').limit(2).execute();
    expect(revisions.map(({ numeratorMicro }) => numeratorMicro)).toEqual([1_000_000, 399_000_000]);
  });

  it.each([
    ['a rate that is not what they give', { value: '95', numerator: '399', denominator: '414' }, /应为 96.38/],
    ['a rate without them', { value: '95' }, /请填写分子和分母/],
    ['a negative count', { numerator: '-1', denominator: '414' }, /分子不能为负数/],
    ['half a count', { numerator: '1.5', denominator: '414' }, /分子应填整数/],
  ])('refuses %s and changes nothing', async (_what, change, reason) => {
    const answer = await save('SERV-18', change);
    expect([answer.status, answer.body.error.message]).toEqual([422, expect.stringMatching(reason)]);
    expect((await head('GET', PLACE)).body.version).toBe(2);
  });

  it('that did not occur has neither counts nor a value', async () => {
    const saved = cellIn((await save('SERV-18', { absence: 'not-occurred' })).body, 'SERV-18');
    expect(saved).toMatchObject({ value: null, numerator: null, denominator: null, absence: 'not-occurred' });
    const both = await save('SERV-18', { absence: 'not-occurred', numerator: '1', denominator: '2' });
    expect([both.status, both.body.error.code]).toEqual([422, 'input.invalid']);
  });

  it('refuses counts of an indicator that has none', async () => {
    const answer = await save('SERV-17', { value: '5', numerator: '1', denominator: '2' });
    expect([answer.status, answer.body.error.message]).toEqual([422, expect.stringContaining('不按分子、分母填报')]);
  });

  it('is no rate while a count is missing or there is nothing to divide by, and says which', async () => {
    const one = await save('SERV-18', { numerator: '399' });
    expect(cellIn(one.body, 'SERV-18')).toMatchObject({ value: null, numerator: '399', denominator: null });
    const refused = await head('POST', `${PLACE}/moves`, { move: 'submit', version: one.body.version });
    expect(refused.body.error).toMatchObject({ code: 'report.incomplete' });
    const zero = await save('SERV-18', { numerator: '0', denominator: '0' });
    expect(cellIn(zero.body, 'SERV-18').findings).toEqual([expect.objectContaining({ code: 'zero-denominator' })]);
    const asked = await head('POST', `${PLACE}/moves`, { move: 'submit', version: zero.body.version });
    expect(asked.body.error).toMatchObject({ code: 'report.explanation-missing' });
    const noted = { numerator: '0', denominator: '0', note: '本月没有查询' };
    const { body } = await save('SERV-18', noted);
    const sent = await head('POST', `${PLACE}/moves`, { move: 'submit', version: body.version });
    expect(sent.body.state).toBe('submitted');
  });

  it('becomes official with both counts, and the indicator shows them', async () => {
    const { body } = await save('SERV-18', { numerator: '399', denominator: '414', note: '三次查询口径有误' });
    const sent = await head('POST', `${PLACE}/moves`, { move: 'submit', version: body.version });
    const { indicatorId } = cellIn(body, 'SERV-18');
    const series = `/indicators/${indicatorId}/series?from=2024-10&to=2024-10`;
    expect((await officer('GET', series)).body.points[0]).toMatchObject({
      state: 'submitted',
      parts: { numerator: '399', denominator: '414' },
    });
    await officer('POST', `${PLACE}/moves`, { move: 'approve', version: sent.body.version });
    expect((await officer('GET', series)).body.points[0]).toMatchObject({
      state: 'approved',
      value: '96.38',
      parts: { numerator: '399', denominator: '414', numeratorName: '查询结果准确的次数' },
    });
    const detail = await officer('GET', `/indicators/${indicatorId}?year=2024&month=10`);
    expect(detail.body).toMatchObject({ value: '96.38', parts: { numerator: '399', denominator: '414' } });
  });

  it('that was printed without counts stays as it is, and takes a note', async () => {
    const december = '/reports/2023-12/dept09';
    const report = await officer('GET', december);
    expect(cellIn(report.body, 'SERV-18')).toMatchObject({ value: '100.00', numerator: null, findings: [] });
    const reopen = { move: 'reopen', reason: '补充说明', version: report.body.version };
    await officer('POST', `${december}/moves`, reopen);
    const kept = await save('SERV-18', { value: '100', note: '年报公布数' }, december);
    expect([kept.status, cellIn(kept.body, 'SERV-18').note]).toEqual([200, '年报公布数']);
    expect((await save('SERV-18', { value: '99' }, december)).status).toBe(422);
  });
});

describe('the demonstration', () => {
  it('gives every rate with parts counts that make exactly it, but for what was published', async () => {
    const rows = await app.db
      .selectFrom('figures')
      .innerJoin('indicators', 'indicators.id', 'figures.indicatorId')
      .select(['code', 'month', 'valueMicro', 'numeratorMicro', 'denominatorMicro', 'isDemo'])
      .where('numeratorName', 'is not', null)
      .execute();
    const bare = rows.filter(({ denominatorMicro }) => denominatorMicro === null);
    expect(bare.filter(({ isDemo }) => isDemo === 0)).toHaveLength(4);
    const withCounts = rows.filter(({ denominatorMicro }) => denominatorMicro !== null);
    expect(new Set(withCounts.map(({ code }) => code)).size).toBe(4);
    expect(withCounts.filter(({ month }) => month.startsWith('2024')).length).toBe(36);
    for (const { code, month, valueMicro, numeratorMicro, denominatorMicro } of withCounts) {
      const rate = Math.round((numeratorMicro! / denominatorMicro!) * 10_000) * 10_000;
      expect(rate, `${code} ${month}`).toBe(valueMicro);
    }
  });
});

describe('a qualitative indicator', () => {
  it('is chosen from three levels, and every screen says the level in words', async () => {
    const saved = await save('SERV-22', { value: '2', note: '制度已修订，尚未全部执行' });
    expect(cellIn(saved.body, 'SERV-22')).toMatchObject({ value: '2', findings: [] });
    const sent = await head('POST', `${PLACE}/moves`, { move: 'submit', version: saved.body.version });
    await officer('POST', `${PLACE}/moves`, { move: 'approve', version: sent.body.version });
    const { indicatorId } = cellIn(saved.body, 'SERV-22');
    const detail = await officer('GET', `/indicators/${indicatorId}?year=2024&month=10`);
    expect(detail.body).toMatchObject({
      value: '部分达成',
      level: 'partly',
      target: '达成',
      status: 'behind',
      completion: null,
      gap: null,
      forecast: null,
    });
    const alerts = await officer('GET', '/alerts?year=2024');
    const alert = alerts.body.items.find((one: Json) => one.indicatorId === indicatorId);
    expect(alert.message).toContain('完成档次为“部分达成预期指标并具有一定效果”');
  });

  it.each([['0'], ['4'], ['1.5'], ['-1']])('refuses %s', async (value) => {
    const answer = await save('SERV-22', { value });
    expect([answer.status, answer.body.error.message]).toEqual([422, expect.stringContaining('请选择')]);
  });

  it('leaves the published form of 2023 as printed: its level is what the paper says', async () => {
    const { body } = await officer('GET', '/indicators?year=2023&month=12');
    const { id } = body.items.find((one: Json) => one.code === 'SERV-22');
    const detail = await officer('GET', `/indicators/${id}?year=2023&month=12`);
    expect(detail.body).toMatchObject({ value: '达成', status: 'met', score: { score: '20.00', weight: '20' } });
  });
});
