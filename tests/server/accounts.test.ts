import { beforeEach, describe, expect, it } from 'vitest';
import { type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

const line = (code: string, field: string, value: string | null, before?: string | null) => {
  return { kind: 'line', code, field, value, ...(before === undefined ? {} : { before }) };
};
const rowOf = (body: Json, code: string) => body.rows.find((row: Json) => row.line.code === code);

describe('the final accounts of a year', () => {
  it('are read with what follows from them: 114.20 more than 1,752.88, 6.51 %', async () => {
    const { status, body } = await (await app.as('leader'))('GET', '/accounts?year=2023');
    expect(status).toBe(200);
    expect(rowOf(body, 'income.total')).toMatchObject({
      final: { text: '1867.08', isDerived: true },
      prior: { text: '1752.88', isDerived: false },
      change: { text: '114.20', arithmetic: '1,867.08 − 1,752.88' },
      changePercent: { text: '6.51' },
    });
    expect(rowOf(body, 'fiscal.incomeTotal').rate.text).toBe('4.69');
    expect(rowOf(body, 'function.class02.amount')).toMatchObject({
      final: { text: '1595.68' },
      share: { text: '92.38' },
    });
    expect(body).toMatchObject({ maySave: false, isClosed: false, previous: null, missing: [] });
    expect(body.findings.map((finding: Json) => [finding.kind, finding.stated, finding.expected])).toEqual([
      ['rounding', '1727.26', '1727.25'],
      ['rounding', '1727.26', '1727.25'],
    ]);
  });

  it('are empty in a year nobody has entered anything for, beside what the year before says', async () => {
    const { body } = await (await app.as('officer'))('GET', '/accounts?year=2024');
    expect(body.book).toMatchObject({ version: 0, entries: [], functions: [], savedAt: null });
    expect(rowOf(body, 'income.total')).toMatchObject({ final: { text: null }, previous: '1867.08' });
    expect(body.previous.functions).toHaveLength(15);
    expect(body.missing).toEqual([]);
  });

  it('are not there for a year that is not kept', async () => {
    const { status, body } = await (await app.as('officer'))('GET', '/accounts?year=2031');
    expect([status, body.error.code]).toEqual([404, 'year.not-found']);
  });

  it('keep what is saved, and say which variance has no reason', async () => {
    const officer = await app.as('officer');
    const edits = [line('basic.personnel', 'final', '1,100.5'), line('basic.public', 'final', '99.50')];
    const first = await officer('PUT', '/accounts?year=2024', { version: 0, edits });
    expect(rowOf(first.body, 'basic.total').final.text).toBe('1200.00');
    const prior = [line('agencyOperation.amount', 'prior', '90.01')];
    const { body } = await officer('PUT', '/accounts?year=2024', { version: 1, edits: prior });
    expect(rowOf(body, 'agencyOperation.amount')).toMatchObject({
      change: { text: '9.49' },
      changePercent: { text: '10.54' },
    });
    expect(body.missing.map((one: Json) => one.message)).toEqual([
      '机关运行经费支出与上年相比增加 9.49 万元（10.54%），没有填写增减原因',
    ]);
    expect(body.book).toMatchObject({ version: 2, savedBy: expect.any(String) });
  });

  it('show where a typed prior differs from the book of the year before', async () => {
    const officer = await app.as('officer');
    const edits = [line('income.total', 'prior', '1867.80')];
    const { body } = await officer('PUT', '/accounts?year=2024', { version: 0, edits });
    expect(rowOf(body, 'income.total')).toMatchObject({ previous: '1867.08', previousGap: '0.72' });
  });

  it('keep zero apart from what is not entered', async () => {
    const officer = await app.as('officer');
    const edits = [line('basic.personnel', 'final', '0'), line('basic.public', 'final', ' ')];
    const { body } = await officer('PUT', '/accounts?year=2024', { version: 0, edits });
    expect(rowOf(body, 'basic.personnel').final.text).toBe('0.00');
    expect(rowOf(body, 'basic.public').final.text).toBeNull();
    expect(rowOf(body, 'basic.total').final.text).toBeNull();
  });
});

describe('rows of the functional classification', () => {
  const row = (key: string, names: [string, string, string], after: string | null) => [
    { kind: 'add', key, after },
    ...(['class', 'section', 'item'] as const).map((field, index) => ({
      kind: 'function',
      key,
      field,
      value: names[index],
    })),
  ];

  it('are added, moved, filled and taken out', async () => {
    const officer = await app.as('officer');
    const edits = [...row('a', ['甲', '乙', '丙'], null), ...row('b', ['甲', '乙', '丁'], 'a')];
    await officer('PUT', '/accounts?year=2024', { version: 0, edits });
    const { body } = await officer('PUT', '/accounts?year=2024', {
      version: 1,
      edits: [
        { kind: 'move', key: 'b', after: null },
        { kind: 'function', key: 'b', field: 'final', value: '3.00' },
        { kind: 'function', key: 'b', field: 'prior', value: '0' },
      ],
    });
    expect(body.book.functions.map((one: Json) => one.item)).toEqual(['丁', '丙']);
    expect(rowOf(body, 'function.item01.amount').changePercent.text).toBe('100.00');
    const { body: after } = await officer('PUT', '/accounts?year=2024', {
      version: 2,
      edits: [{ kind: 'remove', key: 'a' }],
    });
    expect(after.book.functions).toHaveLength(1);
    expect(rowOf(after, 'function.class01.amount').final.text).toBe('3.00');
  });

  it('are refused without a name, and twice', async () => {
    const officer = await app.as('officer');
    const nameless = await officer('PUT', '/accounts?year=2024', {
      version: 0,
      edits: row('a', ['甲', '', '丙'], null),
    });
    expect(nameless.body.error.message).toBe('功能分类第 1 行没有填写“款”。');
    const edits = [...row('a', ['甲', '乙', '丙'], null), ...row('b', ['甲', '乙', '丙'], 'a')];
    const doubled = await officer('PUT', '/accounts?year=2024', { version: 0, edits });
    expect([doubled.status, doubled.body.error.message]).toEqual([
      422,
      '功能分类第 2 行与第 1 行重复：甲(类)乙(款)丙(项)。',
    ]);
  });
});

describe('saving', () => {
  it.each([
    [line('basic.public', 'final', '一百'), '公用经费的决算数应为数字，如 1,867.08；“一百”无法识别。'],
    [line('basic.public', 'final', '-3'), '公用经费的决算数不能是负数。'],
    [line('staff.retired', 'final', '3.5'), '退休人员的决算数应为整数（单位：人）。'],
    [line('income.total', 'final', '1867.08'), '收入总计的决算数由系统计算或本来没有，不能填写。'],
    [line('basic.public', 'final', '99999999999999'), '公用经费的决算数过大，请核对单位（万元）。'],
    [{ kind: 'function', key: 'f99', field: 'final', value: '1' }, '这一行已被他人删除，请刷新后查看。'],
  ])('refuses %j and keeps the whole list out', async (wrong, message) => {
    const officer = await app.as('officer');
    const edits = [line('basic.personnel', 'final', '5'), wrong];
    const { status, body } = await officer('PUT', '/accounts?year=2023', { version: 1, edits });
    expect([status, body.error.message]).toEqual([422, message]);
    const { body: after } = await officer('GET', '/accounts?year=2023');
    expect(rowOf(after, 'basic.personnel').final.text).toBe('1082.84');
  });

  it('tells which cells another has changed', async () => {
    const officer = await app.as('officer');
    const head = await app.as('dept02');
    const saved = await head('PUT', '/accounts?year=2023', {
      version: 1,
      edits: [line('basic.public', 'final', '91.00', '90.01')],
    });
    expect(saved.status).toBe(200);
    const { status, body } = await officer('PUT', '/accounts?year=2023', {
      version: 1,
      edits: [line('basic.public', 'final', '92.00', '90.01'), line('basic.personnel', 'final', '1.00', '1082.84')],
    });
    expect(status).toBe(409);
    expect(body.error).toMatchObject({
      code: 'accounts.version-conflict',
      details: {
        yours: 1,
        current: 2,
        conflicts: [{ place: 'basic.public.final', name: '公用经费', seen: '90.01', theirs: '91.00', yours: '92.00' }],
      },
    });
  });

  it('leaves a line in the audit with what stood there before', async () => {
    const officer = await app.as('officer');
    const edits = [line('basic.public', 'final', '91.00'), { kind: 'remove', key: 'f15' }];
    await officer('PUT', '/accounts?year=2023', { version: 1, edits });
    const lines = await app.db.selectFrom('audit').selectAll().where('action', '=', 'accounts.save').execute();
    const last = lines.at(-1);
    expect(last).toMatchObject({ subject: 'accounts:2023', username: 'officer' });
    expect(JSON.parse(last!.before!)).toMatchObject({ 'basic.public.final': '90.01', f15: { item: '公务员医疗补助' } });
    expect(JSON.parse(last!.after!)).toEqual({ 'basic.public.final': '91.00', f15: null });
  });

  it('is refused in a closed year', async () => {
    const edits = [line('basic.public', 'final', '1')];
    const { status, body } = await (await app.as('officer'))('PUT', '/accounts?year=2022', { version: 0, edits });
    expect([status, body.error.code]).toEqual([409, 'year.closed']);
  });

  it.each([
    ['dept02', 200],
    ['officer', 200],
    ['dept03', 403],
    ['leader', 403],
    ['auditor', 403],
    ['admin', 403],
  ])('by %s answers %i', async (username, expected) => {
    const edits = [line('basic.public', 'final', '91.00')];
    const { status } = await (await app.as(username))('PUT', '/accounts?year=2023', { version: 1, edits });
    expect(status).toBe(expected);
  });

  it('is not asked of a page that may only read, nor is the administrator shown the figures', async () => {
    expect((await (await app.as('dept02'))('GET', '/accounts?year=2023')).body.maySave).toBe(true);
    expect((await (await app.as('dept03'))('GET', '/accounts?year=2023')).body.maySave).toBe(false);
    expect((await (await app.as('officer'))('GET', '/accounts?year=2022')).body.maySave).toBe(false);
    expect((await (await app.as('admin'))('GET', '/accounts?year=2023')).status).toBe(403);
  });
});
