import { expect, test } from 'vitest';
import { type Caller, startApp } from '../support/app.ts';

const change = {
  source: 'prefecture-plan',
  operator: '>=',
  value: '85',
  basis: '州政府工作要点（调整）',
  validFrom: '2024-07',
  isLeading: true,
  monthlyPlan: null,
  reason: '州政府年中调减任务',
};

async function pension(call: Caller): Promise<number> {
  const { body } = await call('GET', '/indicators?year=2024&month=10');
  return body.items.find(({ code }: { code: string }) => code === 'INS-01').id;
}

test('a change of a standing target holds only once a leader has approved it, and the months before keep the former one', async () => {
  const app = await startApp();
  const [officer, leader] = [await app.as('officer'), await app.as('leader')];
  const id = await pension(officer);
  const { version } = (await officer('GET', `/indicators/${id}/targets?year=2024`)).body;
  const put = await officer('POST', `/indicators/${id}/targets/2024`, { ...change, version });
  expect(put.status).toBe(201);
  expect(put.body.state).toBe('proposed');
  const target = async () => (await leader('GET', `/indicators/${id}?year=2024&month=10`)).body.target;
  expect(await target()).toBe('87.70');
  expect((await officer('POST', `/target-proposals/${put.body.id}/moves`, { move: 'approve' })).status).toBe(403);
  expect((await leader('POST', `/target-proposals/${put.body.id}/moves`, { move: 'approve' })).status).toBe(204);
  expect(await target()).toBe('85.00');
  const series = await leader('GET', `/indicators/${id}/series?from=2024-06&to=2024-07`);
  expect(series.body.points.map((point: { target: string }) => point.target)).toEqual(['87.70', '85.00']);
  const [june, july] = series.body.points;
  expect(july.targetVersion).not.toBe(june.targetVersion);
  const again = await leader('POST', `/target-proposals/${put.body.id}/moves`, { move: 'approve' });
  expect(again.body.error.code).toBe('target.move-refused');
  const history = (await leader('GET', `/indicators/${id}/targets?year=2024`)).body;
  expect(history.decisions.at(-1)).toMatchObject({ approvedBy: '中心领导', reason: change.reason, target: '85.00' });
  const auditor = await app.as('auditor');
  const lines = (await auditor('GET', '/audit?action=target.approve')).body;
  expect(JSON.stringify(lines)).toContain('州工作要点');
});

test('a status of a month goes by the target of that month', async () => {
  const app = await startApp();
  const [officer, leader] = [await app.as('officer'), await app.as('leader')];
  const id = await pension(officer);
  const statuses = async () => (await leader('GET', `/indicators/${id}?year=2024&month=9`)).body.statusByMonth;
  const before = await statuses();
  const { version } = (await officer('GET', `/indicators/${id}/targets?year=2024`)).body;
  const put = await officer('POST', `/indicators/${id}/targets/2024`, { ...change, value: '60', version });
  await leader('POST', `/target-proposals/${put.body.id}/moves`, { move: 'approve' });
  const after = await statuses();
  expect(after.slice(0, 6)).toEqual(before.slice(0, 6));
  expect(after.slice(6, 9)).toEqual(['over', 'over', 'over']);
});

test('refuses two changes of one source at a time, a stale reader, an unchanged target and a plan that does not add up', async () => {
  const app = await startApp();
  const officer = await app.as('officer');
  const id = await pension(officer);
  const { version } = (await officer('GET', `/indicators/${id}/targets?year=2024`)).body;
  const post = (body: object) => officer('POST', `/indicators/${id}/targets/2024`, { ...change, version, ...body });
  expect((await post({ version: version - 1 })).body.error.code).toBe('target.outdated');
  const monthlyPlan = Array.from({ length: 12 }, () => '80');
  const uneven = await post({ monthlyPlan });
  expect(uneven.status).toBe(422);
  expect(uneven.body.error.message).toContain('少 5');
  expect((await post({ validFrom: '2023-07' })).status).toBe(422);
  expect((await post({ reason: '' })).status).toBe(422);
  expect((await post({})).status).toBe(201);
  expect((await post({})).body.error.code).toBe('target.proposed');
  expect((await officer('POST', `/indicators/${id}/targets/2022`, { ...change, version: 0 })).body.error.code).toBe(
    'year.closed',
  );
});

test('the first target of a further source holds at once and judges nothing', async () => {
  const app = await startApp();
  const officer = await app.as('officer');
  const { items } = (await officer('GET', '/targets?year=2024&month=10')).body;
  const single = items.find((item: { lines: unknown[] }) => item.lines.length === 1);
  const body = { ...change, source: 'center-plan', value: '1', operator: single.lines[0].operator, isLeading: false };
  const { version } = (await officer('GET', `/indicators/${single.id}/targets?year=2024`)).body;
  const set = await officer('POST', `/indicators/${single.id}/targets/2024`, { ...body, version });
  expect(set.body).toEqual({ state: 'set' });
  const detail = (await officer('GET', `/indicators/${single.id}?year=2024&month=10`)).body;
  expect(detail.target).toBe(single.lines[0].target);
  expect(detail.otherTargets.map((one: { sourceName: string }) => one.sourceName)).toEqual(['中心计划']);
});

test('administrators and heads set no target', async () => {
  const app = await startApp();
  const id = await pension(await app.as('officer'));
  for (const name of ['admin', 'dept01', 'leader', 'auditor']) {
    const call = await app.as(name);
    expect((await call('POST', `/indicators/${id}/targets/2024`, { ...change, version: 1 })).status).toBe(403);
  }
});
