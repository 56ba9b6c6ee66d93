import { beforeAll, describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { type Caller, type Json, startApp } from '../support/app.ts';

let leader: Caller;
beforeAll(async () => {
  leader = await (await startApp()).as('leader');
});
const idOf = async (code: string, year: number): Promise<number> =>
  (await leader('GET', `/indicators?year=${year}`)).body.items.find((one: Json) => one.code === code).id;
const ask = async (id: number, period: string, value: string) =>
  (await leader('GET', `/indicators/${id}/what-if?${period}&value=${value}`)).body;

describe('a supposed year-end value', () => {
  it('moves the row and the total of its form as the rule says', async () => {
    const short = await ask(1, 'year=2024&month=9', '82.76');
    const [form] = short.forms;
    expect(form).toMatchObject({ kind: 'overall', row: 1, weight: '15' });
    expect(form.score.after).toBe('14.16');
    expect(form.arithmetic).toContain('82.76 ÷ 87.70 × 15');
    const met = (await ask(1, 'year=2024&month=9', '87.70')).forms[0];
    expect(met.score.after).toBe('15.00');
    expect(met.before).toEqual(form.before);
    const change = exact(met.after.total).minus(form.after.total);
    expect(change.toFixed(2)).toBe('0.84');
    expect([form.before.max, form.after.grade]).toEqual(['90', met.after.grade]);
  });

  it('as of December stands on the published total', async () => {
    const [form] = (await ask(1, 'year=2023&month=12', '87.70')).forms;
    expect([form.before.total, form.after.total, form.before.grade]).toEqual(['99.16', '100.00', '优']);
  });

  it('tells every form that measures the figure, and where more costs points', async () => {
    const { forms } = await ask(await idOf('PUB-01', 2023), 'year=2023&month=12', '300');
    expect(forms.map((form: Json) => form.kind)).toEqual(['overall', 'project']);
    expect(forms[0]).toMatchObject({ losesBeyond: null, lostBeyond: null });
    const sms = (await ask(await idOf('PUB-06', 2023), 'year=2023&month=12', '300')).forms[0];
    expect(sms.losesBeyond).not.toBeNull();
    expect(sms.lostBeyond).toBe(sms.weight.includes('.') ? sms.weight : `${sms.weight}.00`);
  });

  it('gives the pace that leads there beside the usual one', async () => {
    const body = await ask(1, 'year=2024&month=9', '87.70');
    const { value } = (await leader('GET', '/indicators/1?year=2024&month=9')).body;
    expect(body.neededPerMonth).toBe(exact('87.70').minus(value).div(3).toFixed(2));
    expect(Number(body.usualPerMonth)).toBeGreaterThan(0);
  });
});

describe('the cheapest points', () => {
  it('lists what is lost on the usual course, most points for a usual month first', async () => {
    const { body } = await leader('GET', '/points-to-win?year=2024&month=9');
    const winnable = body.items.filter((item: Json) => item.isWinnable && item.pointsPerMonth !== null);
    expect(winnable.length).toBeGreaterThan(2);
    const rates = winnable.map((item: Json) => Number(item.pointsPerMonth));
    expect(rates).toEqual([...rates].sort((one, other) => other - one));
    for (const item of winnable) {
      // Both are printed: the quotient agrees to the last place shown, or nearly.
      expect(Number(item.effort)).toBeCloseTo(Number(item.extra) / Number(item.usualPerMonth), 0);
      expect(Number(item.points)).toBeGreaterThan(0);
    }
  });

  it('of a finished year cannot be won any more', async () => {
    const { body } = await leader('GET', '/points-to-win?year=2023&month=12');
    const pension = body.items.find((item: Json) => item.indicator.code === 'INS-01');
    expect(pension).toMatchObject({ points: '0.84', extra: '4.94', goal: '87.70', isWinnable: false });
    expect(body.items.some((item: Json) => item.isWinnable)).toBe(false);
  });
});

describe('a forecast', () => {
  it('names its method, its past errors and how often it held', async () => {
    const { body } = await leader('GET', '/indicators/1?year=2024&month=9');
    expect(body.forecast.record).toMatchObject({ basis: 'measured', confidence: 80 });
    expect(body.forecast.record.held).toBeLessThanOrEqual(body.forecast.record.tests);
    expect(body.shortage).toBeNull();
    const flow = (await leader('GET', `/indicators/${await idOf('PUB-01', 2024)}?year=2024&month=9`)).body;
    expect(flow.forecast.record).toMatchObject({ basis: 'widened', held: null });
  });

  it('says what is missing where there is none', async () => {
    const { body } = await leader('GET', `/indicators/${await idOf('PUB-01', 2023)}?year=2023&month=2`);
    expect(body).toMatchObject({ forecast: null, shortage: '历史不足：本年已有 2 个月数据，至少需要 3 个月' });
  });

  it('is the same on every screen', async () => {
    const [detail, list, overview] = await Promise.all(
      ['/indicators/1', '/indicators', '/overview'].map((path) => leader('GET', `${path}?year=2024&month=9`)),
    );
    const { forecast } = detail!.body;
    expect(list!.body.items.find((one: Json) => one.id === 1).forecast).toEqual(forecast);
    expect(overview!.body.indicators.find((one: Json) => one.indicator.id === 1).forecast).toEqual(forecast);
  });
});

describe('two targets for one figure', () => {
  it('stand side by side, and only the leading one judges', async () => {
    const { body } = await leader('GET', '/indicators/1?year=2023&month=12');
    expect(body).toMatchObject({ target: '87.70', targetSource: '州工作要点', targetValidFrom: '2023-01' });
    expect(body).toMatchObject({ status: 'behind', completion: '94.37', score: { score: '14.16' } });
    expect(body.otherTargets).toMatchObject([
      { sourceName: '自治区任务', operatorSign: '≥', target: '79.55', gap: '-3.21', isDemo: true },
    ]);
    expect(body.otherTargets[0].planPath).toHaveLength(12);
    expect(body.otherTargets[0].planPath[11]).toBe('79.55');
  });

  it('are one for most figures', async () => {
    const { body } = await leader('GET', `/indicators/${await idOf('PUB-01', 2023)}?year=2023&month=12`);
    expect(body.otherTargets).toEqual([]);
  });
});
