import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let leader: Caller;
beforeAll(async () => {
  app = await startApp();
  leader = await app.as('leader');
});
const read = async (period: string) => (await leader('GET', `/overview?${period}`)).body;

describe('budget execution against the calendar', () => {
  it('names the whole center first and then the slowest project', async () => {
    const { budget } = await read('year=2023&month=12');
    expect(budget).toMatchObject({ calendar: '100.00', isKnown: true });
    expect(budget.lines).toHaveLength(20);
    expect(budget.lines.slice(0, 3).map((line: Json) => [line.kind, line.adjusted, line.executed, line.rate])).toEqual([
      ['overall', '1867.08', '1867.08', '100.00'],
      ['project', '30.00', '11.31', '37.70'],
      ['project', '45.00', '33.70', '74.89'],
    ]);
  });

  it('goes by the approved months within the year, and says which month it knows', async () => {
    const { budget, execution } = await read('year=2024&month=10');
    expect(budget).toMatchObject({ calendar: '83.33', isKnown: true, isMonthly: true });
    expect(budget.lines).toHaveLength(20);
    // October is begun and not approved.
    expect(budget.lines.every((line: Json) => line.month === 9)).toBe(true);
    expect(budget.lines[0]).toMatchObject({ kind: 'overall', rate: execution.rate });
    expect(budget.lines[1]).toMatchObject({ name: '社会保险经办服务人员工作经费', lag: 'yellow' });
  });

  it('without approved months has the forms, which know the budgets and nothing of the spending', async () => {
    const bare = await startApp();
    await bare.db.deleteFrom('budgetEntryRevisions').execute();
    await bare.db.deleteFrom('budgetEntries').execute();
    const { budget } = (await (await bare.as('leader'))('GET', '/overview?year=2023&month=9')).body;
    expect(budget).toMatchObject({ calendar: '75.00', isKnown: false, isMonthly: false });
    expect(budget.lines[0]).toMatchObject({ kind: 'overall', adjusted: '1867.08', executed: null, rate: null });
    expect(budget.lines.every((line: Json) => line.rate === null)).toBe(true);
  });
});

describe('report discipline', () => {
  it('tells on time, late and missing by department, the worst first', async () => {
    const { discipline } = await read('year=2024&month=10');
    expect(discipline).toHaveLength(16);
    expect(discipline[0]).toMatchObject({ department: { code: 'dept14' }, missing: 1 });
    expect(discipline[0].months[8]).toMatchObject({ month: 9, punctuality: 'missing' });
    expect(discipline.filter((line: Json) => line.missing === 0 && line.late > 0)).toHaveLength(2);
    const total = (key: string) => discipline.reduce((sum: number, line: Json) => sum + line[key], 0);
    expect(total('onTime') + total('late') + total('missing') + total('open')).toBe(160);
  });
});

describe('a figure handed in and not yet approved', () => {
  it('stands beside the official one, and goes when it is approved: a write shows at once', async () => {
    const wechat = async () => {
      const { indicators } = await read('year=2024&month=10');
      return indicators.find((line: Json) => line.indicator.code === 'PUB-01');
    };
    const before = await wechat();
    expect(before).toMatchObject({ valueMonth: 9, pending: { month: 10 } });
    expect(await wechat()).toEqual(before);
    const officer = await app.as('officer');
    const at = `/reports/2024-10/${before.department.code}`;
    const { version } = (await officer('GET', at)).body;
    const approved = await officer('POST', `${at}/moves`, { move: 'approve', version });
    expect(approved.status).toBe(200);
    expect(await wechat()).toMatchObject({ valueMonth: 10, value: before.pending.value, pending: null });
  });
});
