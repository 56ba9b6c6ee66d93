import { beforeAll, describe, expect, it } from 'vitest';
import { refText } from '#domain/disclosure/figure-ref.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let leader: Caller;
let overall: number;
beforeAll(async () => {
  app = await startApp();
  leader = await app.as('leader');
  const forms = (await leader('GET', '/forms?year=2023')).body;
  overall = forms.find(({ code }: Json) => code === 'overall').id;
});

const ask = async (ref: string, caller = leader) => caller('GET', `/provenance?ref=${encodeURIComponent(ref)}`);
const get = async (ref: string) => {
  const { status, body } = await ask(ref);
  expect(status, ref).toBe(200);
  return body;
};

describe('a figure of an indicator', () => {
  it('leads to its approved months with people, times and notes, and to how they make it', async () => {
    const figure = await get('indicator:2023:12:1');
    expect(figure).toMatchObject({
      title: '全州基本养老参保人数',
      value: '82.76',
      unit: '万人',
      isDemo: true,
      arithmetic: '取 12 月期末数 82.76（期末数不相加）',
      months: { department: { code: 'dept10' }, missing: [] },
    });
    expect(figure.months.months).toHaveLength(12);
    expect(figure.months.months[11]).toMatchObject({
      month: '2023-12',
      value: '82.76',
      source: 'report',
      enteredBy: '城乡居民养老保险科负责人',
      approvedBy: '绩效管理员',
      enteredAt: expect.stringMatching(/^2024-01-/),
      approvedAt: expect.stringMatching(/^2024-01-/),
    });
  });

  it('stands as of the month that is asked for', async () => {
    const figure = await get('indicator:2023:6:1');
    expect(figure.value).toBe('80.44');
    expect(figure.months.months.map(({ month }: Json) => month).at(-1)).toBe('2023-06');
  });

  it('names every place that prints it, each with a reference of its own', async () => {
    const { usedIn } = await get('indicator:2023:12:1');
    expect(usedIn[0]).toMatchObject({
      where: '整体支出绩效自评表',
      value: '=82.76 万人',
      ref: `form:${overall}:row.0.actual`,
      to: { path: `/forms/${overall}`, query: { row: '1' } },
    });
    expect(usedIn.map(({ where }: Json) => where)).toEqual(expect.arrayContaining(['总览', '通报', '指标详情']));
    for (const { ref } of usedIn) if (ref !== null) await get(ref);
  });

  it('leaves the briefing out for who may not read it', async () => {
    const { usedIn } = (await ask('indicator:2023:12:1', await app.as('dept03'))).body;
    expect(usedIn.map(({ where }: Json) => where)).not.toContain('通报');
  });

  it('is held to a target that leads to its basis', async () => {
    const { targets } = await get('indicator:2023:12:1');
    expect(targets[0]).toMatchObject({ operator: '≥', value: '87.70', isLeading: true, validFrom: '2023-01' });
    const target = await get(targets[0].ref);
    expect(target).toMatchObject({ kind: 'target', value: '≥87.70', unit: '万人' });
    expect(target.rule).toContain('设定依据');
  });

  it('keeps what it said before a correction', async () => {
    const { items } = (await leader('GET', '/indicators?year=2024&month=9')).body;
    const corrected: Json[] = [];
    for (const { id } of items) {
      const { months } = await get(`indicator:2024:9:${id}`);
      corrected.push(...months.months.filter(({ source }: Json) => source === 'correction'));
    }
    expect(corrected.length).toBeGreaterThan(0);
    expect(corrected[0].former[0]).toMatchObject({ value: expect.any(String), replacedBy: expect.any(String) });
  });
});

describe('a cell of a form', () => {
  it('leads from the result to the same months as the indicator', async () => {
    const cell = await get(`form:${overall}:row.0.actual`);
    const figure = await get('indicator:2023:12:1');
    expect(cell).toMatchObject({ title: '第 1 行 全州基本养老参保人数 · 完成值', value: '=82.76 万人' });
    expect(cell.months).toEqual(figure.months);
    expect(cell.inputs.map(({ input, ref }: Json) => [input, ref])).toEqual([
      ['本栏', null],
      ['月报数', 'indicator:2023:12:1'],
    ]);
  });

  it('explains a score with rule, arithmetic and inputs that can be asked further', async () => {
    const { score } = await get(`form:${overall}:row.0.score`);
    expect(score.proof).toMatchObject({ arithmetic: '82.76 ÷ 87.70 × 15 ≈ 14.1551 → 14.16' });
    for (const { ref } of score.line.origins) await get(ref);
  });

  it('works out a rate and a sum of the funds, and says nothing of a dash', async () => {
    const { funds } = (await leader('GET', `/forms/${overall}`)).body;
    const total = funds.findIndex(({ source }: Json) => source === '合计');
    const rate = await get(`form:${overall}:fund.0.rate`);
    expect(rate).toMatchObject({ value: '100%', arithmetic: '1867.08 ÷ 1867.08 × 100% = 100.00%' });
    const sum = await get(`form:${overall}:fund.${total}.executed`);
    expect(sum).toMatchObject({ unit: '万元', rule: '合计：各资金来源相加' });
    expect(sum.arithmetic).toMatch(/ = 1867\.08$/);
    expect((await get(`form:${overall}:fund.1.rate`)).arithmetic).toBeNull();
  });

  it('adds up the total from the scores', async () => {
    const total = await get(`form:${overall}:total`);
    expect(total.value).toBe('99.16');
    expect(total.arithmetic).toMatch(/ = 99\.16$/);
    expect(total.inputs[1].ref).toBe(`form:${overall}:row.0.score`);
  });

  it('tells what the checks say about the cell', async () => {
    const checks = (await leader('GET', '/checks?year=2023')).body;
    const { cell, formId, message } = checks.find((one: Json) => one.cell !== null && one.formId !== null);
    const { findings } = await get(refText({ kind: 'form', formId, cell }));
    expect(findings.map((one: Json) => one.message)).toContain(message);
  });
});

describe('figures of the year', () => {
  it('come from the book of accounts, with who saved it and the sentence that prints them', async () => {
    const total = await get('account:2023:income.total');
    expect(total).toMatchObject({ title: '收入总计', value: '1867.08', unit: '万元' });
    expect(total.quotes).toEqual(['2023年度收入总计1,867.08万元']);
  });

  it('are worked out in the open, down to the base figures', async () => {
    const change = await get('account:2023:overall.changePercent');
    expect(change.rule).toContain('计算得出');
    expect(change.arithmetic).toContain('÷');
    const seen = new Set<string>();
    const follow = async (ref: string): Promise<void> => {
      if (seen.has(ref)) return;
      seen.add(ref);
      for (const input of (await get(ref)).inputs) if (input.ref) await follow(input.ref);
    };
    await follow('account:2023:overall.changePercent');
    expect([...seen].length).toBeGreaterThan(2);
  });

  it('add up the projects, form by form', async () => {
    const executed = await get('budget:2023:projects.executed');
    expect(executed).toMatchObject({ value: '682.72', unit: '万元' });
    expect(executed.inputs).toHaveLength(19);
    await get(executed.inputs[0].ref);
    expect((await get('budget:2023:projects.count')).value).toBe('19');
    expect((await get('budget:2023:projects.adjusted')).arithmetic).toMatch(/ = [\d.]+$/);
  });

  it('of the prose lead to the indicator they speak of, or say that there is none', async () => {
    const bound = await get('statement:2023:op01');
    expect(bound.inputs[1].ref).toMatch(/^indicator:2023:12:\d+$/);
    expect(bound.quotes[0]).toContain('104.03%');
  });

  it('count and name the departments', async () => {
    expect(await get('department:count')).toMatchObject({ value: '16', unit: '个' });
    expect((await get('department:names')).value).toContain('财务科、宣教科');
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['indicator:2023:13:1', 422, 'input.invalid', '数字的引用无法识别，请从页面上重新点击该数字。'],
    ['nonsense', 422, 'input.invalid', '数字的引用无法识别，请从页面上重新点击该数字。'],
    ['indicator:2023:12:9999', 404, 'indicator.not-found', '没有这个指标，请从指标列表中选择。'],
    ['indicator:1999:12:1', 404, 'year.not-found', '没有该年度的数据，请选择其他年度。'],
    ['target:2023:1:99999', 404, 'target.not-found', '没有这个目标，可能已被替换；请刷新后从指标页面重新打开。'],
    ['form:9999:total', 404, 'form.not-found', '没有这张自评表，请返回自评表列表。'],
    ['form:1:row.99.actual', 404, 'provenance.not-found', '没有找到这个数，可能已被删除或改名；请刷新页面后重新点击。'],
    ['account:2023:none', 404, 'provenance.not-found', '没有找到这个数，可能已被删除或改名；请刷新页面后重新点击。'],
    ['statement:2023:none', 404, 'provenance.not-found', '没有找到这个数，可能已被删除或改名；请刷新页面后重新点击。'],
    [
      'budget:2023:projects.none',
      404,
      'provenance.not-found',
      '没有找到这个数，可能已被删除或改名；请刷新页面后重新点击。',
    ],
  ])('refuses %s', async (ref, status, code, message) => {
    const answer = await ask(ref);
    expect([answer.status, answer.body.error.code, answer.body.error.message]).toEqual([status, code, message]);
  });

  it('refuses a question without a reference', async () => {
    expect((await leader('GET', '/provenance')).status).toBe(422);
  });

  it('is for who may see figures', async () => {
    const { status, body } = await ask('indicator:2023:12:1', await app.as('admin'));
    expect([status, body.error.code]).toEqual([403, 'permission.denied']);
    expect((await ask('indicator:2023:12:1', app.anonymous)).status).toBe(401);
  });
});
