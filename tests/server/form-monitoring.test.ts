import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp } from '../support/app.ts';

let leader: Caller;
let overall: number;
beforeAll(async () => {
  const app = await startApp();
  leader = await app.as('leader');
  const { body } = await leader('GET', '/forms?year=2023');
  overall = body[0].id;
});

describe('the monitoring form', () => {
  it('shows July unless another month is asked for, from the approved months and their estimate', async () => {
    const { status, body } = await leader('GET', `/forms/${overall}/monitoring`);
    expect(status).toBe(200);
    expect(body.month).toBe(7);
    const pension = body.rows.find((row: Json) => row.level3 === '全州基本养老参保人数');
    const { body: indicator } = await leader('GET', `/indicators/${pension.indicatorId}?year=2023&month=7`);
    expect(pension.actualText).toBe(`${indicator.value} ${indicator.unit}`);
    expect(pension.forecastText).toMatch(/ 万人$/);
    expect(['certain', 'possible', 'impossible']).toContain(pension.possibility);
    expect(body.document.subtitle).toBe('（2023 年度 1—7 月）');
  });

  it('knows at year end what has become of the target', async () => {
    const { body } = await leader('GET', `/forms/${overall}/monitoring?month=12`);
    const pension = body.rows.find((row: Json) => row.level3 === '全州基本养老参保人数');
    expect(pension).toMatchObject({ actualText: '82.76 万人', possibility: 'impossible', wantsCause: true });
  });

  it('leaves as a workbook that can be opened again', async () => {
    const answer = await leader('GET', `/forms/${overall}/monitoring?month=12&format=xlsx`);
    const name = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
    expect(name).toContain('2023年度1-12月绩效目标执行监控表-');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await answer.bytes());
    const texts: string[] = [];
    workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value))));
    expect(texts).toContain('82.76 万人');
    expect(texts).toContain('完全不可能');
  });

  it.each([
    ['?month=13', 422],
    ['?format=odt', 422],
  ])('is refused with %s', async (query, expected) => {
    expect((await leader('GET', `/forms/${overall}/monitoring${query}`)).status).toBe(expected);
  });
});
