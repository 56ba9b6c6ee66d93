import { beforeAll, describe, expect, it } from 'vitest';
import overall from '../../seeds/2023/forms/overall.json' with { type: 'json' };
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await startApp();
  officer = await app.as('officer');
});

describe('forms of 2023', () => {
  it('are twenty, published, with their totals as printed and as added up', async () => {
    const { body } = await officer('GET', '/forms?year=2023');
    expect(body).toHaveLength(20);
    expect(new Set(body.map((form: Json) => form.state))).toEqual(new Set(['final']));
    const off = body.filter((form: Json) => form.printedTotal && Number(form.printedTotal) !== Number(form.total));
    expect(off.map((form: Json) => [form.code, form.total, form.printedTotal])).toEqual([['p06', '84.25', '79.83']]);
    expect(body.find((form: Json) => form.code === 'p10').missing).toHaveLength(1);
  });

  it('give every cell back as it was printed', async () => {
    const { body: list } = await officer('GET', '/forms?year=2023');
    const { body } = await officer('GET', `/forms/${list[0].id}`);
    expect(body.goals).toEqual(overall.goals);
    expect(body.rows.map((row: Json) => [row.level3, row.targetText, row.weight, row.actualText, row.score])).toEqual(
      overall.rows.map((row) => [row.level3, row.targetText, row.weight, row.actualText, row.score]),
    );
    expect(body.funds.map((line: Json) => [line.source, line.initial, line.adjusted, line.executed])).toEqual(
      overall.funds.map((line) => [line.source, line.initial, line.adjusted, line.executed]),
    );
  });

  it('keep a printed score that the policy does not give, and say so', async () => {
    const { body: list } = await officer('GET', '/forms?year=2023');
    const p04 = list.find((form: Json) => form.code === 'p04');
    const { body } = await officer('GET', `/forms/${p04.id}`);
    expect(body.funds[0]).toMatchObject({
      score: '10.00',
      proof: { computed: '7.82', printed: '10.00', reproduced: false },
    });
    expect(body.funds[0].proof.note).toMatch(/保留印刷值/);
  });
});

describe('the form of the running year', () => {
  it('takes its results from the approved months and is marked as demonstration', async () => {
    const { body: list } = await officer('GET', '/forms?year=2024');
    for (const form of list) expect(form).toMatchObject({ isDemo: true, state: 'draft', printedTotal: null });
    const overall = list.find((form: Json) => form.kind === 'overall');
    const { body } = await officer('GET', `/forms/${overall.id}`);
    const { body: indicator } = await officer('GET', `/indicators/${body.rows[0].indicatorId}?year=2024`);
    expect(body.rows[0].actual).toBe(indicator.value);
    expect(body.rows[0].proof).toMatchObject({ printed: null });
    expect(body.rows[0].score).toBe(body.rows[0].proof.computed);
  });
});

describe('a form from elsewhere', () => {
  it('is taken with its quirks, scored beside them and reported on', async () => {
    const answer = await officer('POST', '/forms', {
      kind: 'project',
      year: 2021,
      name: '外省项目',
      moneyUnit: '元',
      policy: { preset: 'mof-2020' },
      funds: [
        { source: '年度资金总额', initial: '0', adjusted: '0', executed: '0', weight: '20', rate: null, score: '20' },
      ],
      rows: [
        {
          level1: '产出指标',
          level2: '数量指标',
          level3: '培训人次',
          targetText: '≥100人次',
          weight: 50,
          actualText: '90人次',
          score: '40',
        },
        {
          level1: '产出指标',
          level2: '数量指标',
          level3: '其中：线上',
          targetText: '≥10人次',
          weight: null,
          actualText: '9人次',
          score: null,
        },
        {
          level1: '效益指标',
          level2: '社会效益指标',
          level3: '能力提升',
          targetText: '提升',
          weight: '20',
          actualText: '提升',
          score: '20',
        },
      ],
      total: '80',
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.rows[0]).toMatchObject({
      score: '40',
      proof: { computed: '45.00', printed: '40', reproduced: false },
    });
    const checks = answer.body.checks.map((finding: Json) => [finding.check, finding.stated, finding.expected]);
    expect(checks).toContainEqual(['weights', '90', '100']);
    expect(checks).toContainEqual(['score', '40', '45.00']);
  });

  it('loses its deductions and is capped by the execution of its budget, as its province rules', async () => {
    const { status, body } = await officer('POST', '/forms', {
      code: 'capped',
      kind: 'project',
      year: 2023,
      name: '培训补助',
      funds: [{ source: '年度资金总额', adjusted: '100', executed: '55', weight: '10' }],
      rows: [{ level3: '培训人次', targetText: '>=100 人', actualText: '=100 人', weight: '90' }],
      deductions: [{ reason: '自评材料迟报', points: '1' }],
      policy: { preset: 'mof-2020', total: { executionCaps: [{ below: '60%', cap: '80%' }] } },
    });
    expect(status).toBe(201);
    expect(body.deductions).toEqual([{ reason: '自评材料迟报', points: '1', by: null, at: null }]);
    expect(body.total).toMatchObject({
      computed: '80.00',
      grade: '良',
      arithmetic:
        '90 + 5.5 = 95.5；95.5 − 1（自评材料迟报） = 94.5；执行率 55.00% 低于 60%，总分不超过满分的 80%：94.5 → 80',
    });
  });

  it('is refused with a sentence when it cannot be read, and nothing is kept', async () => {
    const before = await officer('GET', '/forms?year=2021');
    const noName = await officer('POST', '/forms', { kind: 'project', year: 2021 });
    expect([noName.status, noName.body.error.code]).toEqual([422, 'input.invalid']);
    const badScore = await officer('POST', '/forms', {
      kind: 'project',
      year: 2021,
      name: '坏表',
      rows: [{ level3: '甲', targetText: '≥1', weight: '很多', actualText: '1' }],
    });
    expect(badScore.status).toBe(422);
    expect(badScore.body.error.message).toMatch(/分值/);
    expect((await officer('GET', '/forms?year=2021')).body).toEqual(before.body);
  });

  it('does not take the code of another form of the year', async () => {
    const form = { kind: 'project', year: 2023, name: '重复', code: 'p01' };
    expect((await officer('POST', '/forms', form)).body.error.code).toBe('form.exists');
  });
});

describe('alerts', () => {
  it('live from open over acknowledged and handling to closed', async () => {
    const head = await app.as('dept13');
    const find = async () => {
      const { body } = await officer('GET', '/alerts?year=2023');
      return body.items.find((one: Json) => one.rule === 'target-gap' && one.department?.code === 'dept13');
    };
    const { id } = await find();
    expect((await head('POST', `/alerts/${id}/moves`, { move: 'acknowledge' })).status).toBe(204);
    expect((await find()).state).toBe('acknowledged');
    expect((await head('POST', `/alerts/${id}/moves`, { move: 'acknowledge' })).status).toBe(409);
    expect((await head('POST', `/alerts/${id}/moves`, { move: 'rectify', text: '' })).status).toBe(422);
    const plan = { move: 'rectify', text: '核实存活人数后调整目标', dueDate: '2024-12-31' };
    expect((await head('POST', `/alerts/${id}/moves`, plan)).status).toBe(204);
    expect(await find()).toMatchObject({ state: 'handling', dueDate: '2024-12-31' });
    expect((await head('POST', `/alerts/${id}/moves`, { move: 'close', text: '完成' })).status).toBe(403);
    expect((await officer('POST', `/alerts/${id}/moves`, { move: 'close', text: '目标已调整' })).status).toBe(204);
    expect((await find()).state).toBe('closed');
    expect((await officer('POST', `/alerts/${id}/moves`, { move: 'close', text: '再关' })).status).toBe(409);
  });

  it('of another department are not a head’s to answer', async () => {
    const other = await app.as('dept05');
    const { body } = await officer('GET', '/alerts?year=2023');
    const foreign = body.items.find((one: Json) => one.department?.code === 'dept16');
    expect((await other('POST', `/alerts/${foreign.id}/moves`, { move: 'acknowledge' })).status).toBe(403);
  });

  it('tell a report that is overdue', async () => {
    const { body } = await officer('GET', '/alerts?year=2024');
    const late = body.items.filter((one: Json) => one.rule === 'late-report');
    expect(late.map((one: Json) => [one.subject, one.level])).toEqual([['report:2024-09:dept14', 'red']]);
  });
});
