import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

const PLACE = '/reports/2024-10/dept06';
let app: TestApp;
let officer: Caller;
let head: Caller;

beforeAll(async () => {
  app = await startApp();
  [officer, head] = [await app.as('officer'), await app.as('dept06')];
});

const indicatorOf = async (code: string): Promise<Json> =>
  (await officer('GET', '/rules')).body.indicators.find((one: Json) => one.code === code);
const cellOf = (report: Answer, code: string): Json => report.body.entries.find((one: Json) => one.code === code);
const findingsOf = (report: Answer, code: string): string[] =>
  cellOf(report, code).findings.map((one: Json) => `${one.level} ${one.code}`);

async function setLimits(code: string, change: object = {}): Promise<Answer> {
  const { id, version } = await indicatorOf(code);
  const limits = { version, lower: '100', upper: '200', spread: null, reason: '按业务规模' };
  return officer('PUT', `/rules/limits/${id}`, { ...limits, ...change });
}

async function save(values: Record<string, object>): Promise<Answer> {
  const report = await head('GET', PLACE);
  const entries = Object.entries(values).map(([code, entry]) => ({
    indicatorId: cellOf(report, code).indicatorId,
    value: null,
    note: null,
    ...entry,
  }));
  return head('PUT', PLACE, { version: report.body.version, entries });
}

const submit = async () => {
  const { version } = (await head('GET', PLACE)).body;
  return head('POST', `${PLACE}/moves`, { move: 'submit', version });
};

describe('limits', () => {
  it('set by the officer ask for a note where the value is beyond, and only then', async () => {
    expect((await setLimits('FUND-01', { lower: '100', upper: '140' })).status).toBe(204);
    expect(findingsOf(await save({ 'FUND-01': { value: '140' } }), 'FUND-01')).not.toContain('explain above-limit');
    const beyond = await save({ 'FUND-01': { value: '141' } });
    expect(beyond.status).toBe(200);
    expect(findingsOf(beyond, 'FUND-01')).toContain('explain above-limit');
    expect(cellOf(beyond, 'FUND-01').limits).toMatchObject({ lower: '100', upper: '140', by: '绩效管理员' });
    const refused = await submit();
    expect(JSON.stringify(refused.body.error.details)).toContain('高于上限 140');
  });

  it('keep every version with who, when and why, and are on record', async () => {
    await setLimits('FUND-08');
    app.setNow('2024-11-02T10:00:00+08:00');
    await setLimits('FUND-08', { lower: null, upper: null, reason: '不再设限' });
    const { id, limits, version } = await indicatorOf('FUND-08');
    expect([limits, version]).toEqual([null, 2]);
    const history = (await head('GET', `/rules/limits/${id}/history`)).body;
    expect(history.map(({ lower, reason, by, at }: Json) => [lower, reason, by, at])).toEqual([
      [null, '不再设限', '绩效管理员', '2024-11-02T02:00:00.000Z'],
      ['100', '按业务规模', '绩效管理员', '2024-11-02T01:00:00.000Z'],
    ]);
    const lines = (await (await app.as('auditor'))('GET', '/audit?action=rule.set-limits')).body;
    expect(JSON.stringify(lines)).toContain('limits:FUND-08');
  });

  it.each([
    [{ lower: '300' }, 422, 'input.invalid', '下限不能大于上限'],
    [{ lower: '1.5' }, 422, 'input.invalid', '下限应填整数'],
    [{ lower: '一百' }, 422, 'input.invalid', '请填写数字'],
    [{ reason: '' }, 422, 'input.invalid', '请写明原因'],
    [{ version: 7 }, 409, 'rule.version-conflict', '已被他人修改'],
    [{ lower: null, upper: null }, 422, 'rule.unchanged', '与现行规则相同'],
  ])('%j is answered %i', async (change, status, code, words) => {
    const answer = await setLimits('FUND-07', change);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).toContain(words);
  });

  it('proposed from history are not in force', async () => {
    const { limits, proposal } = await indicatorOf('FUND-02');
    expect([limits, proposal.kind]).toEqual([null, 'range']);
    const above = (Number(proposal.upper) + 0.01).toFixed(2);
    const findings = findingsOf(await save({ 'FUND-02': { value: above } }), 'FUND-02');
    expect(findings.every((finding) => finding === 'hint outside-history' || finding.includes('outlier'))).toBe(true);
    expect(findings).not.toEqual([]);
  });

  it('are shown to a head for the own department only', async () => {
    const { indicators, relations } = (await head('GET', '/rules')).body;
    expect(new Set(indicators.map((one: Json) => one.department))).toEqual(new Set(['dept06']));
    expect(relations).toEqual([]);
    const { id } = await indicatorOf('INS-01');
    expect((await head('GET', `/rules/limits/${id}/history`)).status).toBe(403);
  });
});

describe('a relation', () => {
  async function relation(change: object = {}) {
    const [one, other] = [await indicatorOf('FUND-06'), await indicatorOf('FUND-09')];
    const sides = { left: [{ indicatorId: one.id, sign: '+' }], right: [{ indicatorId: other.id, sign: '+' }] };
    return { department: 'dept06', ...sides, operator: '<=', reason: '按指标解释', ...change };
  }

  it('stands at each of its cells until it is explained at one, and not any more once it is switched off', async () => {
    const created = await officer('POST', '/rules/relations', await relation());
    expect(created.status).toBe(201);
    const saved = await save({ 'FUND-06': { value: '3' }, 'FUND-09': { value: '2' } });
    expect(findingsOf(saved, 'FUND-06')).toContain('explain relation');
    expect(findingsOf(saved, 'FUND-09')).toContain('explain relation');
    const noted = await save({ 'FUND-09': { value: '2', note: '跨月结转' } });
    expect(findingsOf(noted, 'FUND-06')).not.toContain('explain relation');
    const off = await relation({ version: 1, isActive: false, reason: '暂停核对' });
    expect((await officer('PUT', `/rules/relations/${created.body.number}`, off)).status).toBe(204);
    expect(findingsOf(await head('GET', PLACE), 'FUND-09')).not.toContain('explain relation');
    const history = (await head('GET', `/rules/relations/${created.body.number}/history`)).body;
    expect(history.map(({ isActive, reason }: Json) => [isActive, reason])).toEqual([
      [false, '暂停核对'],
      [true, '按指标解释'],
    ]);
  });

  it('is refused when it makes no sense, is there already, or changes nothing', async () => {
    const foreign = (await indicatorOf('INS-01')).id;
    const strange = await relation({ right: [{ indicatorId: foreign, sign: '+' }] });
    expect((await officer('POST', '/rules/relations', strange)).body.error.message).toContain('不是该科室的指标');
    const equal = { operator: '=' };
    const { number } = (await officer('POST', '/rules/relations', await relation(equal))).body;
    const { left, right, ...rest } = await relation(equal);
    const turned = { ...rest, left: right, right: left };
    expect((await officer('POST', '/rules/relations', turned)).body.error.code).toBe('rule.relation-exists');
    const same = await relation({ ...equal, version: 1 });
    expect((await officer('PUT', `/rules/relations/${number}`, same)).body.error.code).toBe('rule.unchanged');
    const stale = await relation({ ...equal, version: 4, tolerance: '1' });
    expect((await officer('PUT', `/rules/relations/${number}`, stale)).body.error.code).toBe('rule.version-conflict');
    expect((await officer('PUT', '/rules/relations/99', same)).body.error.code).toBe('rule.relation-not-found');
  });

  it('comes with the system where it is true by what the indicators mean', async () => {
    const { relations } = (await officer('GET', '/rules')).body;
    const own = relations.filter(({ by }: Json) => by === null);
    expect(own.map(({ words }: Json) => words)).toEqual([
      '全州失业参保人数 ＋ 全州工伤参保人数 ≤ 社会保险参保人次',
      '困难群体代缴城乡居民基本养老保险费人数 ≤ 全州基本养老参保人数',
    ]);
  });
});

describe('未发生', () => {
  const nothing = { absence: 'not-occurred' };

  it('gives way to a number, and both at once are refused', async () => {
    await save({ 'FUND-06': nothing });
    expect(cellOf(await save({ 'FUND-06': { value: '2' } }), 'FUND-06')).toMatchObject({ value: '2', absence: null });
    const both = await save({ 'FUND-06': { ...nothing, value: '2' } });
    expect([both.status, both.body.error.code]).toEqual([422, 'input.invalid']);
  });

  it('of a stock asks for a word', async () => {
    expect(findingsOf(await save({ 'FUND-01': nothing }), 'FUND-01')).toEqual(['explain absent-stock']);
  });

  it('is neither a number nor blank, wants no note, and makes no figure', async () => {
    const saved = await save({
      'FUND-01': { value: '140', note: '（测试）' },
      'FUND-02': { value: '0.10', note: '（测试）' },
      'FUND-06': nothing,
      'FUND-07': nothing,
      'FUND-08': { value: '1', note: '（测试）' },
      'FUND-09': nothing,
    });
    expect(cellOf(saved, 'FUND-06')).toMatchObject({ value: null, absence: 'not-occurred', note: null, findings: [] });
    expect((await submit()).status).toBe(200);
    const { version } = (await officer('GET', PLACE)).body;
    expect((await officer('POST', `${PLACE}/moves`, { move: 'approve', version })).status).toBe(200);
    const { indicatorId } = cellOf(saved, 'FUND-06');
    const series = (await officer('GET', `/indicators/${indicatorId}/series?from=2024-10&to=2024-10`)).body;
    expect(series.points[0]).toMatchObject({ value: null, isAbsent: true });
    const detail = (await officer('GET', `/indicators/${indicatorId}?year=2024&month=10`)).body;
    expect(detail.valueMonth).toBe(10);
    expect(detail.missingMonths).toEqual([]);
    const trail = JSON.stringify((await (await app.as('auditor'))('GET', '/audit?action=report.save')).body);
    expect(trail).toContain('not-occurred');
  });
});
