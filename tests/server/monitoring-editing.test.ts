import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
/** The overall form of the running year. */
let id: number;
beforeEach(async () => {
  app = await startApp();
  officer = await app.as('officer');
  const { body } = await officer('GET', '/forms?year=2024');
  id = body.find((form: Json) => form.kind === 'overall').id;
});

const read = async (month = 7, who = officer): Promise<Json> =>
  (await who('GET', `/forms/${id}/monitoring?month=${month}`)).body;
const patch = async (edits: unknown[], { who = officer, month = 7, version }: Partial<Request> = {}): Promise<Answer> =>
  who('PATCH', `/forms/${id}/monitoring?month=${month}`, { version: version ?? (await read(month)).version, edits });
interface Request {
  who: Caller;
  month: number;
  version: number;
}
const row = (field: string, value: string | null, more: object = {}) => ({
  kind: 'row',
  key: 'r1',
  field,
  value,
  ...more,
});
const codeOf = ({ status, body }: Answer) => [status, body?.error?.code];

async function lastRecord(month = 7): Promise<Json> {
  const auditor = await app.as('auditor');
  return (await auditor('GET', `/audit?subject=form:${id}:monitoring:${month}`)).body[0];
}

describe('the monitoring form of a month', () => {
  it('keeps what is written over the figures, answers how to take it back, and is on record', async () => {
    const before = await read();
    expect(before).toMatchObject({ version: 0, isOpen: true, rights: { all: true, some: true } });
    const answer = await patch([
      row('causes', 'staff,funds', { before: null }),
      row('explanation', '经办人员不足'),
      row('possibility', 'possible'),
    ]);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const { form, undo } = answer.body;
    expect(form).toMatchObject({ version: 1, month: 7 });
    expect(form.rows[0]).toMatchObject({
      causes: ['funds', 'staff'],
      explanation: '经办人员不足',
      possibility: 'possible',
      actualText: before.rows[0].actualText,
      isTyped: { actual: false, forecast: false, possibility: true },
      wantsCause: false,
    });
    expect(await lastRecord()).toMatchObject({
      action: 'form.monitor',
      username: 'officer',
      before: '{"r1.causes":null,"r1.explanation":null,"r1.possibility":null}',
      after: '{"r1.causes":"funds,staff","r1.explanation":"经办人员不足","r1.possibility":"possible"}',
    });
    const back = await patch(undo);
    expect(back.body.form).toEqual({ ...before, version: 2 });
  });

  it('is one of its own beside that of another month', async () => {
    await patch([row('note', '七月')]);
    await patch([row('note', '八月')], { month: 8 });
    expect((await read(7)).rows[0].note).toBe('七月');
    expect(await read(8)).toMatchObject({ version: 1, rows: [{ note: '八月' }, {}, {}, {}, {}, {}, {}] });
    expect((await read(9)).rows[0].note).toBeNull();
  });

  it('stays as it is once the form is signed: what was signed rests on it', async () => {
    await patch([row('note', '七月')]);
    await app.db.updateTable('forms').set({ state: 'final' }).where('id', '=', id).execute();
    const form = await read();
    expect(form).toMatchObject({ isOpen: false, isSigned: true, rights: { all: false, some: false } });
    const refused = await patch([row('note', '改写')]);
    expect(codeOf(refused)).toEqual([409, 'monitoring.form-signed']);
    expect((await read()).rows[0].note).toBe('七月');
  });

  it('says how far the approved months reach', async () => {
    const [july] = (await read(7)).rows;
    const [october] = (await read(10)).rows;
    expect([july.figureMonth, october.figureMonth]).toEqual([7, 9]);
    expect(july.forecastMethod).toMatch(/推算/);
  });

  it('prints what was written', async () => {
    await patch([row('explanation', '外出务工人员参保地变动'), row('causes', 'other')]);
    const answer = await officer('GET', `/forms/${id}/monitoring?month=7&format=xlsx`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await answer.bytes());
    const texts: string[] = [];
    workbook.worksheets[0]!.eachRow((line) => line.eachCell((cell) => texts.push(String(cell.value))));
    expect(texts).toContain('外出务工人员参保地变动');
    expect(texts).toContain('√');
  });

  it('lists the deviating row until a reason is given', async () => {
    const wanting = async () =>
      (await read()).missing.filter(({ message }: Json) => message.includes('没有填写偏差原因'));
    await patch([row('possibility', 'impossible')]);
    const listed = await wanting();
    expect(listed[0]).toMatchObject({ level: 'must', at: { kind: 'row', key: 'r1', field: 'explanation' } });
    await patch([row('causes', 'equipment')]);
    expect(await wanting()).toHaveLength(listed.length - 1);
  });

  it('is refused on a version that others have changed, and names the cells that are in conflict', async () => {
    await patch([row('note', '他人')]);
    const stale = await patch([row('note', '我', { before: null }), row('explanation', '我', { before: null })], {
      version: 0,
    });
    expect(codeOf(stale)).toEqual([409, 'form.version-conflict']);
    expect(stale.body.error.details).toEqual({
      yours: 0,
      current: 1,
      conflicts: [{ edit: 0, place: 'r1.note', seen: null, theirs: '他人', yours: '我' }],
    });
    expect((await read()).rows[0]).toMatchObject({ note: '他人', explanation: null });
  });

  it('lets one of two who begin the month in the same moment know', async () => {
    const both = await Promise.all([
      patch([row('note', '甲', { before: null })], { version: 0 }),
      patch([row('note', '乙', { before: null })], { version: 0 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await read()).version).toBe(1);
  });

  it.each([
    ['a chance that there is not', [row('possibility', 'maybe')], '完成目标可能性应为确定能、有可能或完全不可能。'],
    ['a cause that there is not', [row('causes', 'weather')], '偏差原因的类别无法识别。'],
    ['a long reason', [row('explanation', '长'.repeat(1001))], '原因说明最多 1000 字。'],
    ['a line that is gone', [row('note', '甲', { key: 'r99' })], '这一行已被删除，请刷新后查看。'],
  ])('refuses %s whole, with its sentence', async (_, edits, message) => {
    const answer = await patch([row('note', '同时'), ...edits]);
    expect(codeOf(answer)).toEqual([422, 'input.invalid']);
    expect(answer.body.error.message).toBe(message);
    expect(answer.body.error.details.problems[0].path).toBe('edits.1.value');
    expect((await read()).version).toBe(0);
  });

  it.each([
    ['?month=13', { version: 0, edits: [row('note', '甲')] }, '月份应为 1 至 12'],
    ['?month=7', { version: 0, edits: [] }, '没有修改内容'],
    ['?month=7', { version: 'x', edits: [row('note', '甲')] }, '版本号应为整数'],
    ['?month=7', { version: 0, edits: [row('weight', '5')] }, ''],
  ])('refuses %s with %j', async (query, request, message) => {
    const answer = await officer('PATCH', `/forms/${id}/monitoring${query}`, request);
    expect(codeOf(answer)).toEqual([422, 'input.invalid']);
    expect(JSON.stringify(answer.body.error)).toContain(message);
  });

  it('of a month that has not begun is neither shown, printed nor written', async () => {
    const answers = [
      await officer('GET', `/forms/${id}/monitoring?month=12`),
      await officer('GET', `/forms/${id}/monitoring?month=12&format=docx`),
      await officer('PATCH', `/forms/${id}/monitoring?month=12`, { version: 0, edits: [row('note', '甲')] }),
    ];
    for (const answer of answers) expect(codeOf(answer)).toEqual([422, 'monitoring.month-not-begun']);
    app.setNow('2024-12-01T00:30:00+08:00');
    officer = await app.as('officer');
    expect((await read(12)).month).toBe(12);
  });
});

describe('a department head', () => {
  it('writes into the rows whose indicator the department owns, and is on record', async () => {
    const head = await app.as('dept10');
    const { rights, rows } = await read(7, head);
    expect(rights).toEqual({ all: false, some: true });
    expect(rows[0].mayFill).toBe(true);
    const answer = await patch([row('explanation', '外出务工人员多')], { who: head });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await lastRecord()).toMatchObject({ action: 'form.monitor', username: 'dept10' });
  });

  it('touches neither other rows nor the money', async () => {
    const head = await app.as('dept10');
    const foreign = (await read(7, head)).rows.find((line: Json) => !line.mayFill).key;
    for (const edit of [
      row('note', '代填', { key: foreign }),
      { kind: 'fund', key: 'f1', field: 'executed', value: '1' },
    ]) {
      const answer = await patch([row('note', '本科室'), edit], { who: head });
      expect(codeOf(answer), JSON.stringify(edit)).toEqual([403, 'monitoring.line-foreign']);
    }
    expect((await read()).version).toBe(0);
  });

  it('is the only one besides the officer who may write', async () => {
    for (const name of ['leader', 'auditor', 'admin']) {
      const answer = await patch([row('note', '甲')], { who: await app.as(name), version: 0 });
      expect(codeOf(answer), name).toEqual([403, 'permission.denied']);
    }
    expect((await read(7, await app.as('leader'))).rights).toEqual({ all: false, some: false });
  });
});

describe('a form from elsewhere', () => {
  const make = async (year: number, rows: object[]) =>
    (await officer('POST', '/forms', { kind: 'project', year, name: '外来项目', rows })).body.id;

  it('without indicators is empty, and is filled in by hand', async () => {
    id = await make(2024, [{ level3: '甲', targetText: '≥5 次' }, { level3: '乙' }]);
    expect((await read()).rows).toMatchObject([
      { actualText: null, forecastText: null, possibility: null, figureMonth: null, wantsCause: false },
      { actualText: null },
    ]);
    const { body } = await patch([row('actualText', '3 次'), row('possibility', 'certain')]);
    expect(body.form.rows[0]).toMatchObject({ actualText: '3 次', possibility: 'certain' });
  });

  it('takes the money of each source, and works out the rate', async () => {
    const funds = [{ source: '年度资金总额', initial: '80', adjusted: '84' }];
    const { body: made } = await officer('POST', '/forms', { kind: 'project', year: 2024, name: '新项目', funds });
    id = made.id;
    const money = (field: string, value: string) => ({ kind: 'fund', key: 'f1', field, value });
    const { body } = await patch([money('executed', '1,42.'), money('expected', '84')]);
    expect(body.error.message).toBe('执行数无法识别为数字：1,42.。');
    const { form } = (await patch([money('executed', '42.00'), money('expected', '84')])).body;
    expect(form.funds[0]).toMatchObject({ executed: '42.00', expected: '84', rate: '50.00%' });
    expect(await lastRecord()).toMatchObject({ after: '{"f1.executed":"42.00","f1.expected":"84"}' });
  });

  it('without any line is shown, and says where lines are added', async () => {
    id = await make(2024, []);
    expect(await read()).toMatchObject({ rows: [], funds: [], missing: [{ level: 'note', at: null }, { at: null }] });
  });

  it('of a year the center does not keep has no figures', async () => {
    id = await make(2019, [{ level3: '甲', targetText: '≥5 次' }]);
    expect((await read()).rows[0].actualText).toBeNull();
    expect((await patch([row('note', '补记')])).status).toBe(200);
  });

  it('of a closed year is shown and not written', async () => {
    id = await make(2024, [{ level3: '甲' }]);
    await app.db.updateTable('years').set({ state: 'closed' }).where('year', '=', 2024).execute();
    expect(await read()).toMatchObject({ isOpen: false, rights: { all: false, some: false } });
    expect(codeOf(await patch([row('note', '甲')]))).toEqual([409, 'year.closed']);
  });

  it('is deleted with what was written beside it', async () => {
    id = await make(2024, [{ level3: '甲' }]);
    await patch([row('note', '甲')]);
    expect((await officer('DELETE', `/forms/${id}`)).status).toBe(204);
    expect(await app.db.selectFrom('monitoringRows').selectAll().execute()).toEqual([]);
  });

  it('that there is not is said to be none', async () => {
    id = 999;
    expect(codeOf(await patch([row('note', '甲')], { version: 0 }))).toEqual([404, 'form.not-found']);
  });
});
