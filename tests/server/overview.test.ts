import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let leader: Caller;
beforeAll(async () => {
  app = await startApp();
  leader = await app.as('leader');
});

describe('the pension row', () => {
  const expected = { value: '82.76', target: '87.70', operator: '>=', gap: '4.94', completion: '94.37' };

  it('is the same in overview, indicator, form and file', async () => {
    const { body: overview } = await leader('GET', '/overview?year=2023&month=12');
    const gap = overview.gaps.find((one: Json) => one.indicator.name === '全州基本养老参保人数');
    expect(gap).toMatchObject({ ...expected, status: 'behind', score: '14.16', weight: '15' });
    expect(gap.department.name).toBe('城乡居民养老保险科');
    // The task of the region stands beside it and judges nothing.
    expect(gap.otherTargets).toMatchObject([{ sourceName: '自治区任务', operator: '>=', completion: '104.04' }]);

    const { body: detail } = await leader('GET', `/indicators/${gap.indicator.id}?year=2023&month=12`);
    expect(detail).toMatchObject({ ...expected, unit: '万人', status: 'behind' });
    expect(detail.score.proof.arithmetic).toContain('82.76 ÷ 87.70 × 15');
    expect(detail.score.proof).toMatchObject({ computed: '14.16', printed: '14.16' });

    const { body: forms } = await leader('GET', '/forms?year=2023');
    const { body: form } = await leader('GET', `/forms/${forms[0].id}`);
    expect(form.rows[0]).toMatchObject({
      level3: '全州基本养老参保人数',
      operator: '>=',
      target: '87.70',
      actual: '82.76',
      weight: '15',
      score: '14.16',
      indicatorId: gap.indicator.id,
    });
    expect(form.rows[0].proof.computed).toBe('14.16');

    const file = await leader('GET', `/forms/${form.id}/export?format=xlsx`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await file.bytes());
    const cells: string[] = [];
    workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.text))));
    expect(cells).toEqual(expect.arrayContaining(['>=87.70 万人', '=82.76 万人', '14.16']));
  });

  it('has an alert with an owner, its history and what was ordered', async () => {
    const { body } = await leader('GET', '/alerts?year=2023');
    const alert = body.items.find((one: Json) => one.title.startsWith('全州基本养老参保人数'));
    expect(alert).toMatchObject({ rule: 'target-gap', level: 'yellow', department: { code: 'dept10' } });
    expect(alert.message).toContain('82.76 / ≥87.70 万人，差 4.94 万人，完成 94.37%');
    expect(alert.events.map((event: Json) => event.kind)).toEqual(['opened', 'instruct', 'rectify']);
  });
});

describe('the overview', () => {
  it('of 2023 counts every goal once and adds up the overall form', async () => {
    const { body } = await leader('GET', '/overview?year=2023');
    expect(body.month).toBe(12);
    expect(body.score).toMatchObject({ total: '99.16', max: '100', grade: '优', isFinal: true });
    expect(body.execution).toMatchObject({ adjusted: '1867.08', executed: '1867.08', rate: '100.00' });
    expect(body.overallCounts).toMatchObject({ met: 5, behind: 2, seriouslyBehind: 0 });
    const total = Object.values<number>(body.counts).reduce((one, other) => one + other, 0);
    expect(total).toBe(body.indicators.length);
    expect(body.reports).toMatchObject({ due: 16, approved: 16 });
  });

  it('lists gaps worst first', async () => {
    const { body } = await leader('GET', '/overview?year=2023&month=12');
    const order = body.gaps.map((gap: Json) => [gap.status, gap.completion]);
    expect(order).toEqual([
      ['seriously-behind', '43.56'],
      ['seriously-behind', '62.50'],
      ['behind', '91.50'],
      ['behind', '94.37'],
      ['behind', '95.00'],
      ['behind', '99.97'],
    ]);
  });

  it('as of an earlier month knows nothing of later ones', async () => {
    const { body } = await leader('GET', '/overview?year=2023&month=6');
    const pension = body.indicators.find((one: Json) => one.indicator.code === 'INS-01');
    expect(pension.value).not.toBe('82.76');
    expect(pension.statusByMonth.slice(6)).toEqual([null, null, null, null, null, null]);
    expect(body.score).toMatchObject({ isFinal: false, max: '90' });
    expect(body.execution).toMatchObject({ adjusted: '1789.01', rate: '47.35' });
  });

  it('of a year without targets judges nothing', async () => {
    const { body } = await leader('GET', '/overview?year=2022');
    expect(body.gaps).toEqual([]);
    expect(body.indicators).toEqual([]);
    expect(body.score).toBeNull();
  });
});

describe('what-if', () => {
  it('tells completion, score with proof and the needed pace of a year-end value', async () => {
    const { body } = await leader('GET', '/indicators/1/what-if?year=2023&month=10&value=87.70');
    expect(body).toMatchObject({ completion: '100.00', status: 'met', gap: '0.00', monthsLeft: 2 });
    expect(body.score).toMatchObject({ score: '15.00', weight: '15' });
  });

  it('takes points off an over-fulfilled count and not off the overall form', async () => {
    const list = await leader('GET', '/indicators?year=2023');
    const sms = list.body.items.find((one: Json) => one.code === 'PUB-06');
    const { body } = await leader('GET', `/indicators/${sms.id}/what-if?year=2023&month=12&value=300`);
    expect(body).toMatchObject({ status: 'over', score: { score: '0.00' } });
    const douyin = list.body.items.find((one: Json) => one.code === 'PUB-03');
    const kept = await leader('GET', `/indicators/${douyin.id}/what-if?year=2023&month=12&value=400`);
    expect(kept.body.score.score).toBe('10.00');
  });

  it('changes nothing', async () => {
    const before = await leader('GET', '/indicators/1?year=2023');
    await leader('GET', '/indicators/1/what-if?year=2023&value=1');
    expect((await leader('GET', '/indicators/1?year=2023')).body).toEqual(before.body);
  });
});

describe('a series', () => {
  it('marks what is demonstration, who entered and who approved, and ends on the published value', async () => {
    const { body } = await leader('GET', '/indicators/1/series?from=2022-01&to=2023-12');
    expect(body.points).toHaveLength(24);
    expect(body.points[10]).toMatchObject({ isDemo: true, state: 'approved' });
    expect(body.points[23]).toMatchObject({
      month: '2023-12',
      value: '82.76',
      planPath: '87.70',
      isDemo: false,
      provenance: { enteredBy: '城乡居民养老保险科负责人', approvedBy: '绩效管理员' },
    });
  });

  it('shows a submitted figure apart from the approved ones', async () => {
    const list = await leader('GET', '/indicators?year=2024');
    const wechat = list.body.items.find((one: Json) => one.code === 'PUB-01');
    const { body } = await leader('GET', `/indicators/${wechat.id}/series?from=2024-09&to=2024-11`);
    const [september, october, november] = body.points;
    expect(september).toMatchObject({ state: 'approved', submittedValue: null });
    expect(october).toMatchObject({ state: 'submitted', value: null });
    expect(october.submittedValue).not.toBeNull();
    expect(november).toMatchObject({ state: null, value: null, cumulative: null });
  });
});

describe('checks of 2023', () => {
  it('find the contradictions that were published', async () => {
    const { body } = await leader('GET', '/checks?year=2023');
    const of = (check: string, kind: string) =>
      body
        .filter((one: Json) => one.check === check && one.kind === kind)
        .map((one: Json) => [one.stated, one.expected]);
    expect(of('total', 'contradiction')).toEqual([['79.83', '84.25']]);
    expect(of('score', 'contradiction')).toHaveLength(6);
    expect(of('statement', 'contradiction')).toEqual(expect.arrayContaining([['275', '242']]));
    expect(of('statement', 'rounding')).toEqual(expect.arrayContaining([['616', '616.09']]));
    expect(of('figure', 'contradiction')).toEqual([]);
    expect(of('weights', 'contradiction')).toEqual([]);
    expect(body[0].kind).toBe('contradiction');
  });
});

describe('the document of the API', () => {
  it('is OpenAPI 3.1, names the public paths, and has a page of its own', async () => {
    const { body } = await app.anonymous('GET', '/openapi.json');
    expect(body.openapi).toMatch(/^3\.1/);
    const paths = Object.keys(body.paths);
    for (const path of ['/health', '/session', '/overview', '/indicators/{id}/what-if', '/forms/{id}/export']) {
      expect(paths).toContain(`/api${path}`);
    }
    const page = await app.anonymous('GET', '/docs');
    expect(page.status).toBe(200);
    expect(Buffer.from(await page.bytes()).toString()).not.toMatch(/https?:\/\//);
  });

  it('health needs no session', async () => {
    const { body } = await app.anonymous('GET', '/health');
    expect(body).toMatchObject({ status: 'ok', engine: 'sqlite', migrated: true });
  });
});
