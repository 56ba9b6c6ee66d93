import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
let forms: Record<number, Json[]>;
beforeAll(async () => {
  app = await startApp();
  officer = await app.as('officer');
  forms = {
    2023: (await officer('GET', '/forms?year=2023')).body,
    2024: (await officer('GET', '/forms?year=2024')).body,
  };
});

const idOf = (year: number, code: string) => forms[year]?.find((form) => form.code === code).id;
const get = async (path: string) => (await officer('GET', path)).body;

describe('the proof of a row', () => {
  it('leads from the result to the approved months, their people, times and evidence', async () => {
    const id = idOf(2024, 'overall');
    const form = await get(`/forms/${id}`);
    const proof = await get(`/forms/${id}/rows/r1/proof`);
    const actual = proof.origins.find(({ input }: Json) => input === '完成值');
    expect(actual).toMatchObject({ source: 'months', value: form.rows[0].actualText });
    expect(proof.months).toMatchObject({
      accumulationName: '期末数',
      department: { code: 'dept10' },
      isDemo: true,
      arithmetic: expect.stringMatching(/^取 \d+ 月期末数 .*（期末数不相加）$/),
    });
    const last = proof.months.months.at(-1);
    expect(last).toMatchObject({ value: form.rows[0].actual, isDemo: true, approvedBy: '绩效管理员' });
    expect(last.enteredBy).toContain('负责人');
    expect(last.approvedAt > last.enteredAt).toBe(true);
    const files = proof.months.months.map(({ evidence }: Json) => evidence);
    expect(files.every((list: unknown) => Array.isArray(list))).toBe(true);
  });

  it('cites the regulation only where the rule comes from one', async () => {
    const overall = await get(`/forms/${idOf(2023, 'overall')}/rows/r1/proof`);
    expect(overall).toMatchObject({
      rule: '未达目标值，按完成比例计分（财预〔2020〕10号）',
      citation: '财预〔2020〕10号',
    });
    const execution = await get(`/forms/${idOf(2023, 'p03')}/execution/proof`);
    expect(execution).toMatchObject({ rule: '预算执行率，按及格线法计分（及格线 60%）', citation: null });
  });

  it('names who typed a value and when, and what came in with the form', async () => {
    const id = idOf(2024, 'overall');
    const { version } = await get(`/forms/${id}`);
    app.setNow('2024-11-02T02:30:00.000Z');
    officer = await app.as('officer');
    await officer('PATCH', `/forms/${id}`, {
      version,
      edits: [{ kind: 'row', key: 'r2', field: 'actual', value: '=30.10 万人' }],
    });
    const { origins } = await get(`/forms/${id}/rows/r2/proof`);
    expect(origins).toEqual([
      expect.objectContaining({ input: '指标值', source: 'form', by: null }),
      {
        input: '完成值',
        value: '=30.10 万人',
        source: 'typed',
        by: '绩效管理员',
        at: '2024-11-02T02:30:00.000Z',
        ref: `form:${id}:row.1.actual`,
      },
      expect.objectContaining({ input: '分值', source: 'form' }),
    ]);
  });

  it('is refused for a row that is not there', async () => {
    const answer = await officer('GET', `/forms/${idOf(2023, 'overall')}/rows/r99/proof`);
    expect([answer.status, answer.body.error.code]).toEqual([404, 'form.row-not-found']);
  });
});

describe('the proof of budget execution', () => {
  it('names the total line the amounts are of, keeps and explains a printed score no rule of the form gives', async () => {
    const proof = await get(`/forms/${idOf(2023, 'p03')}/execution/proof`);
    expect(proof.origins.slice(0, 2)).toMatchObject([
      { input: '全年预算数（年度资金总额）', value: '7.22 万元', source: 'form' },
      { input: '全年执行数（年度资金总额）', value: '7.14 万元', source: 'form' },
    ]);
    expect(proof.kept.explanation).toContain('表上得分 10.00，本表口径计算为 9.72');
    expect(proof.kept.rules[0]).toEqual({ rule: '预算执行率，计满分', score: '10.00', difference: '0' });
    expect(proof.underPresets.map(({ score }: Json) => score)).toEqual(['9.89', '9.72', '9.89']);
  });
});

describe('the proof of the total', () => {
  it('adds up scores of known kinds, and shows by how much the printed total is another one', async () => {
    const proof = await get(`/forms/${idOf(2023, 'p06')}/total/proof`);
    expect(proof).toMatchObject({ computed: '84.25', printed: '79.83', difference: '-4.42', max: '100' });
    expect(proof.lines[0]).toMatchObject({ name: '预算执行', kind: 'printed' });
    expect(proof.underPresets.map(({ preset }: Json) => preset)).toEqual(['overall', 'project', 'mof-2020']);
    expect(proof.underPresets.every(({ score }: Json) => score !== null)).toBe(true);
  });
});
