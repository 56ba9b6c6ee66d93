import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await startApp();
  officer = await app.as('officer');
});

const PASS_LINE = { preset: 'project', shortfall: { rule: 'pass-line', passLine: '70' } };
let names = 0;
function nextName(): string {
  names += 1;
  return `测试口径 ${names}`;
}

const create = (change: object = {}, who = officer) =>
  who('POST', '/policies', { name: nextName(), policy: PASS_LINE, reason: '按本地办法', ...change });
const book = async (who = officer): Promise<Json> => (await who('GET', '/policies')).body;

/** A draft whose one row misses its target: 40 of 50 × 90, and 95.5 % of the budget spent. */
async function draftForm(change: object = {}): Promise<Json> {
  const answer = await officer('POST', '/forms', {
    kind: 'project',
    year: 2021,
    name: '甲项目',
    policy: { preset: 'mof-2020' },
    funds: [{ source: '年度资金总额', adjusted: '200', executed: '191', weight: '10' }],
    rows: [{ level3: '培训次数', targetText: '>=50 次', actualText: '=40 次', weight: '90' }],
    ...change,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const setPolicy = (form: Json, body: object, who = officer): Promise<Answer> =>
  who('PUT', `/forms/${form.id}/policy`, { version: form.version, reason: '按项目办法计分', ...body });
const deduct = (form: Json, deductions: object[], who = officer): Promise<Answer> =>
  who('PUT', `/forms/${form.id}/deductions`, { version: form.version, reason: '按考核通报', deductions });

describe('the library of policies', () => {
  it('offers the three presets and what officers made, to every reader, with who follows what', async () => {
    for (const username of ['officer', 'leader', 'auditor', 'dept01']) {
      const { presets, policies, forms } = await book(await app.as(username));
      expect(presets.map(({ preset }: Json) => preset)).toEqual(['overall', 'project', 'mof-2020']);
      expect(policies[0]).toMatchObject({ number: 1, version: 2, name: '（演示）执行率限高口径', by: '绩效管理员' });
      expect(forms.find(({ year }: Json) => year === 2023)).toMatchObject({ number: null, version: null });
    }
    expect((await app.anonymous('GET', '/policies')).status).toBe(401);
    expect((await (await app.as('admin'))('GET', '/policies')).status).toBe(403);
  });

  it('tells a form that follows its preset from one that replaces part of it', async () => {
    const { forms } = await book();
    const source = forms.filter(({ year }: Json) => year === 2023);
    expect(source).toHaveLength(20);
    expect(source.filter(({ isOwn }: Json) => isOwn)).toHaveLength(3);
    expect(source.filter(({ preset }: Json) => preset === 'overall')).toHaveLength(1);
  });

  it('keeps every version as it was made, with who, when and why', async () => {
    const { number } = (await create()).body;
    const change = { ...PASS_LINE, shortfall: { rule: 'pass-line', passLine: '65' } };
    const name = nextName();
    const changed = await officer('PUT', `/policies/${number}`, { version: 1, name, policy: change, reason: '下调' });
    expect(changed.status).toBe(204);
    const versions = (await officer('GET', `/policies/${number}/versions`)).body;
    expect(versions.map((one: Json) => [one.version, one.policy.shortfall.passLine, one.reason, one.by])).toEqual([
      [2, '65', '下调', '绩效管理员'],
      [1, '70', '按本地办法', '绩效管理员'],
    ]);
    const lines = (await (await app.as('auditor'))('GET', `/audit?subject=policy:${number}`)).body;
    expect(JSON.stringify(lines)).toContain('policy.change');
  });

  it.each([
    [{ name: '' }, 422, 'input.invalid', '名称至少 2 个字'],
    [{ name: '财预〔2020〕10号' }, 409, 'policy.exists', '已有同名'],
    [{ reason: '' }, 422, 'input.invalid', '请写明原因'],
    [{ policy: { shortfall: 'proportional' } }, 422, 'input.invalid', '从哪个内置口径复制'],
    [
      { policy: { ...PASS_LINE, shortfall: { rule: 'pass-line', passLine: '' } } },
      422,
      'input.invalid',
      '请填写及格线',
    ],
    [
      { policy: { ...PASS_LINE, shortfall: { rule: 'pass-line', passLine: '100' } } },
      422,
      'input.invalid',
      '低于 100%',
    ],
    [
      {
        policy: {
          preset: 'mof-2020',
          total: {
            executionCaps: [
              { below: '80', cap: '70' },
              { below: '60', cap: '90' },
            ],
          },
        },
      },
      422,
      'input.invalid',
      '执行率低于 60% 的总分上限，应比低于 80% 的（70%）更低',
    ],
  ])('refuses %j with %i', async (change, status, code, words) => {
    const answer = await create(change);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).toContain(words);
  });

  it('refuses a stale version, no change at all, and a policy that is not there', async () => {
    const name = nextName();
    const { number } = (await create({ name })).body;
    const put = (change: object, target = number) =>
      officer('PUT', `/policies/${target}`, { version: 1, name, policy: PASS_LINE, reason: '再改一次', ...change });
    expect((await put({})).body.error.code).toBe('policy.unchanged');
    expect((await put({ policy: { preset: 'project' } })).status).toBe(204);
    const stale = await put({ policy: { preset: 'overall' } });
    expect([stale.status, stale.body.error]).toMatchObject([
      409,
      { code: 'policy.version-conflict', details: { yours: 1, current: 2 } },
    ]);
    expect((await put({}, 9999)).body.error.code).toBe('policy.not-found');
    expect((await officer('GET', '/policies/9999/versions')).status).toBe(404);
  });

  it.each(['leader', 'admin', 'auditor', 'dept01'])('is not for %s to write', async (username) => {
    const who = await app.as(username);
    expect((await create({}, who)).status).toBe(403);
    const change = { version: 2, name: '改名', policy: PASS_LINE, reason: '不应成功' };
    expect((await who('PUT', '/policies/1', change)).status).toBe(403);
    const form = await draftForm();
    expect((await setPolicy(form, { choice: { preset: 'project' } }, who)).status).toBe(403);
    expect((await deduct(form, [{ reason: '迟报', points: '1' }], who)).status).toBe(403);
  });
});

describe('the policy of a form', () => {
  it('becomes in force exactly as previewed, and keeps its version when the library moves on', async () => {
    const name = nextName();
    const { number } = (await create({ name })).body;
    const form = await draftForm();
    expect(form.total.computed).toBe('81.55');
    const choice = { number, version: 1 };
    const preview = (await officer('POST', `/forms/${form.id}/policy/preview`, { choice })).body;
    expect(preview.total).toMatchObject({
      before: { computed: '81.55', grade: '良' },
      after: { computed: '38.88', grade: '差' },
    });
    expect(preview.lines.map(({ name: line, before, after }: Json) => [line, before.score, after.score])).toEqual([
      ['预算执行', '9.55', '8.88'],
      ['培训次数', '72.00', '30.00'],
    ]);
    expect(preview.lines[1].after.arithmetic).toContain('(40 ÷ 50 − 70%) ÷ (1 − 70%) × 90');
    expect((await officer('GET', `/forms/${form.id}`)).body.total.computed).toBe('81.55');

    const given = await setPolicy(form, { choice });
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    expect(given.body.total.computed).toBe('38.88');
    expect(given.body.policy).toMatchObject({ name: `${name}（第 1 版）`, from: { number, version: 1 } });

    const policy = { preset: 'mof-2020' };
    expect((await officer('PUT', `/policies/${number}`, { version: 1, name, policy, reason: '放宽' })).status).toBe(
      204,
    );
    expect((await officer('GET', `/forms/${form.id}`)).body.total.computed).toBe('38.88');
    const moved = await setPolicy(given.body, { choice: { number, version: 2 } });
    expect(moved.body.total.computed).toBe('81.55');
    const use = (await book()).forms.find(({ id }: Json) => id === form.id);
    expect(use).toMatchObject({ number, version: 2, isOwn: false });
    const lines = (await (await app.as('auditor'))('GET', `/audit?subject=form:${form.id}`)).body;
    expect(JSON.stringify(lines)).toContain(`${name}（第 1 版）`);
  });

  it('is replaced in one row, and given back', async () => {
    const form = await draftForm();
    const key = form.rows[0].key;
    const row = { key, policy: { shortfall: { rule: 'all-or-nothing' } } };
    const own = await setPolicy(form, { row });
    expect([own.status, own.body.total.computed]).toEqual([200, '9.55']);
    expect(own.body.rows[0].policyOverride).toEqual({ shortfall: { rule: 'all-or-nothing' } });
    const back = await setPolicy(own.body, { row: { key, policy: null } });
    expect([back.body.total.computed, back.body.rows[0].policyOverride]).toEqual(['81.55', null]);
  });

  it('does not touch what the paper prints, and the preview says so', async () => {
    const form = await draftForm({
      rows: [{ level3: '培训次数', targetText: '>=50 次', actualText: '=40 次', weight: '90', score: '72' }],
    });
    const { lines } = (await officer('POST', `/forms/${form.id}/policy/preview`, { choice: { preset: 'project' } }))
      .body;
    expect(lines[1]).toMatchObject({
      isPrinted: true,
      before: { score: '72', computed: '72.00' },
      after: { score: '72', computed: '45.00' },
    });
  });

  it('is not changed by a stale version, to what it is already, for a row that is not there, or without a reason', async () => {
    const form = await draftForm();
    const choice = { preset: 'project' };
    const refused = async (body: object) => {
      const answer = await setPolicy(form, body);
      return [answer.status, answer.body.error.code];
    };
    expect(await refused({ choice, version: form.version + 1 })).toEqual([409, 'form.version-conflict']);
    expect(await refused({ choice: { preset: 'mof-2020' } })).toEqual([422, 'form.scoring-unchanged']);
    expect(await refused({ row: { key: 'r99', policy: null } })).toEqual([404, 'form.row-not-found']);
    expect(await refused({ choice: { number: 9999, version: 1 } })).toEqual([404, 'policy.not-found']);
    expect(await refused({ choice, reason: '' })).toEqual([422, 'input.invalid']);
  });

  it('of a final form stays, and so do its deductions', async () => {
    const { body } = await officer('GET', '/forms?year=2023');
    const form = (await officer('GET', `/forms/${body[0].id}`)).body;
    expect(form.state).toBe('final');
    expect((await setPolicy(form, { choice: { preset: 'project' } })).body.error.code).toBe('form.not-editable');
    expect((await deduct(form, [{ reason: '迟报', points: '1' }])).body.error.code).toBe('form.not-editable');
  });
});

describe('the fixed deductions of a form', () => {
  it('are taken from the total, each with who entered it, changed and taken out again', async () => {
    const form = await draftForm();
    const late = { reason: '自评材料迟报', points: '2' };
    const one = await deduct(form, [late]);
    expect(one.body.total).toMatchObject({
      computed: '79.55',
      arithmetic: '72 + 9.55 = 81.55；81.55 − 2（自评材料迟报） = 79.55',
    });
    const entered = { ...late, by: '绩效管理员', at: '2024-11-02T01:00:00.000Z' };
    expect(one.body.deductions).toEqual([entered]);
    app.setNow('2024-11-02T10:00:00+08:00');
    officer = await app.as('officer');
    const two = await deduct(one.body, [late, { reason: '信息公开不及时', points: '1.5' }]);
    expect(two.body.deductions).toEqual([
      entered,
      { reason: '信息公开不及时', points: '1.5', by: '绩效管理员', at: '2024-11-02T02:00:00.000Z' },
    ]);
    expect((await deduct(form, [])).body.error.code).toBe('form.version-conflict');
    const none = await deduct(two.body, []);
    expect([none.body.total.computed, none.body.deductions]).toEqual(['81.55', []]);
    expect((await deduct(none.body, [])).body.error.code).toBe('form.scoring-unchanged');
  });

  it.each([
    [{ reason: '', points: '2' }, '请写明扣分原因'],
    [{ reason: '迟报', points: '-2' }, '扣分应为正数'],
  ])('are refused as %j', async (deduction, words) => {
    const answer = await deduct(await draftForm(), [deduction]);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain(words);
  });

  it('stay behind when the form is copied for another year', async () => {
    const form = (await deduct(await draftForm({ code: 'ded' }), [{ reason: '迟报', points: '1' }])).body;
    const copy = await officer('POST', `/forms/${form.id}/copies`, { year: 2020 });
    expect((await officer('GET', `/forms/${copy.body.id}`)).body.deductions).toEqual([]);
  });
});
