import { beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#server/context.ts';
import { evaluateAlerts } from '#server/services/alert-evaluation.ts';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
/** The overall form of the running year: a draft whose results come from the months. */
let id: number;
beforeEach(async () => {
  app = await startApp();
  officer = await app.as('officer');
  const { body } = await officer('GET', '/forms?year=2024');
  id = body.find((form: Json) => form.kind === 'overall').id;
});

const read = async (who: Caller = officer): Promise<Json> => (await who('GET', `/forms/${id}`)).body;
const patch = async (edits: unknown[], who: Caller = officer, version?: number) =>
  who('PATCH', `/forms/${id}`, { version: version ?? (await read()).version, edits });

const lastRecord = async (): Promise<Json> => {
  const auditor = await app.as('auditor');
  return (await auditor('GET', `/audit?subject=form:${id}`)).body[0];
};

describe('an edit of a form', () => {
  it('changes the cell, answers the form and how to take it back, and is on record with before and after', async () => {
    const answer = await patch([{ kind: 'row', key: 'r1', field: 'weight', value: '14', before: '15' }]);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.form).toMatchObject({ version: 1, rows: [{ key: 'r1', weight: '14' }, {}, {}, {}, {}, {}, {}] });
    expect(answer.body.undo).toEqual([{ kind: 'row', key: 'r1', field: 'weight', value: '15', before: '14' }]);
    expect(await lastRecord()).toMatchObject({
      action: 'form.edit',
      username: 'officer',
      before: '{"r1.weight":"15"}',
      after: '{"r1.weight":"14"}',
    });
    const back = await patch(answer.body.undo);
    expect(back.body.form.rows[0].weight).toBe('15');
  });

  it('adds, fills and removes a row in one act, and a removed row comes back whole', async () => {
    const answer = await patch([
      { kind: 'add', part: 'row', key: 'n1', after: 'r7' },
      { kind: 'row', key: 'n1', field: 'level3', value: '新增指标' },
      { kind: 'row', key: 'n1', field: 'target', value: '≥5 次' },
    ]);
    expect(answer.body.form.rows[7]).toMatchObject({ level3: '新增指标', operator: '>=', target: '5', unit: '次' });
    const removed = await patch([{ kind: 'remove', part: 'row', key: 'r1' }]);
    expect(removed.body.form.rows).toHaveLength(7);
    const restored = await patch(removed.body.undo);
    expect(restored.body.form.rows[0]).toEqual(answer.body.form.rows[0]);
  });

  it('shows a typed result as typed, with its difference from the months, until it is given back to them', async () => {
    const [before] = (await read()).facts;
    expect(before).toMatchObject({ isTyped: false, difference: null, department: { code: 'dept10' } });
    const typed = await patch([{ kind: 'row', key: 'r1', field: 'actual', value: '=90.00 万人' }]);
    expect(typed.body.form.rows[0].actualText).toBe('=90.00 万人');
    const [fact] = typed.body.form.facts;
    expect(fact).toMatchObject({ isTyped: true, figure: before.figure });
    expect(Number(fact.difference)).toBeCloseTo(90 - Number(before.figure), 6);
    const given = await patch([{ kind: 'row', key: 'r1', field: 'actual', value: null }]);
    expect(given.body.form.facts[0].isTyped).toBe(false);
    expect(given.body.form.rows[0].actual).toBe(before.figure);
  });

  it('is refused whole with the sentence and the place of what cannot be read', async () => {
    const answer = await patch([
      { kind: 'heading', field: 'actual', value: '全部完成' },
      { kind: 'row', key: 'r2', field: 'weight', value: '十五' },
    ]);
    expect([answer.status, answer.body.error.code]).toEqual([422, 'input.invalid']);
    expect(answer.body.error.details.problems).toEqual([
      { path: 'edits.1.value', place: 'r2.weight', message: '分值无法识别为数字：十五' },
    ]);
    expect(await read()).toMatchObject({ version: 0, goals: { actual: null } });
  });

  it('is refused on a version that others have changed, and names the cells that are in conflict', async () => {
    await patch([{ kind: 'row', key: 'r1', field: 'basis', value: '他人的依据' }]);
    const seen = '演示数据：沿用2023年目标';
    const stale = await patch(
      [
        { kind: 'row', key: 'r1', field: 'basis', value: '我的依据', before: seen },
        { kind: 'row', key: 'r2', field: 'basis', value: '我的依据', before: seen },
      ],
      officer,
      0,
    );
    expect([stale.status, stale.body.error.code]).toEqual([409, 'form.version-conflict']);
    expect(stale.body.error.details).toEqual({
      yours: 0,
      current: 1,
      conflicts: [{ edit: 0, place: 'r1.basis', seen, theirs: '他人的依据', yours: '我的依据' }],
    });
  });

  it('is refused for an indicator that there is not, and for a year that is closed', async () => {
    const unknown = await patch([{ kind: 'row', key: 'r1', field: 'indicator', value: '99999' }]);
    expect(unknown.body.error.code).toBe('indicator.not-found');
    const old = { kind: 'project', year: 2024, name: '旧表', rows: [{ level3: '甲' }] };
    const { body: created } = await officer('POST', '/forms', old);
    await app.db.updateTable('years').set({ state: 'closed' }).where('year', '=', 2024).execute();
    const closed = await officer('PATCH', `/forms/${created.id}`, {
      version: 0,
      edits: [{ kind: 'heading', field: 'name', value: '新' }],
    });
    expect(closed.body.error.code).toBe('year.closed');
  });
});

describe('a department head', () => {
  it('fills in results and reasons of rows whose indicator the department owns', async () => {
    const head = await app.as('dept10');
    const { rights, facts } = await read(head);
    expect(rights).toEqual({ edit: false, fill: true, remove: false, moves: [] });
    expect(facts[0].mayFill).toBe(true);
    expect(facts.some((fact: Json) => !fact.mayFill)).toBe(true);
    const answer = await patch([{ kind: 'row', key: 'r1', field: 'reason', value: '外出务工人员参保地变动' }], head);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.form.rows[0].reason).toBe('外出务工人员参保地变动');
    const after = '{"r1.reason":"外出务工人员参保地变动"}';
    expect(await lastRecord()).toMatchObject({ action: 'form.fill', username: 'dept10', after });
  });

  it('takes an own step back', async () => {
    const head = await app.as('dept10');
    const { rows } = await read();
    await patch([{ kind: 'row', key: 'r1', field: 'actual', value: '=90 万人' }], head);
    const second = await patch([{ kind: 'row', key: 'r1', field: 'actual', value: '=91 万人' }], head);
    const back = await patch(second.body.undo, head);
    expect(back.body.form.rows[0].actualText).toBe('=90 万人');
    const first = await patch([{ kind: 'row', key: 'r1', field: 'actual', value: null, before: '=90 万人' }], head);
    expect(first.body.form.rows[0]).toEqual(rows[0]);
  });

  it('touches no other row, no other field, no line, and does not say what a text means', async () => {
    const head = await app.as('dept10');
    const facts = (await read(head)).facts;
    const foreign = facts.find((fact: Json) => !fact.mayFill).key;
    const refused = [
      { kind: 'row', key: foreign, field: 'reason', value: '代填' },
      { kind: 'row', key: 'r1', field: 'weight', value: '20' },
      { kind: 'row', key: 'r1', field: 'target', value: '>=1 万人' },
      { kind: 'row', key: 'r1', field: 'actual', value: '完成', parts: { operator: null, value: '99', unit: '万人' } },
      { kind: 'heading', field: 'actual', value: '完成' },
      { kind: 'remove', part: 'row', key: 'r1' },
      { kind: 'score', part: 'row', key: 'r1', use: 'computed' },
    ];
    for (const edit of refused) {
      const own = { kind: 'row', key: 'r1', field: 'reason', value: '说明' };
      const answer = await patch([own, edit], head);
      expect([answer.status, answer.body.error.code], JSON.stringify(edit)).toEqual([403, 'form.cell-foreign']);
    }
    expect((await read()).version).toBe(0);
  });

  it('is the only one besides the officer who may write', async () => {
    for (const name of ['leader', 'auditor', 'admin']) {
      const answer = await patch([{ kind: 'row', key: 'r1', field: 'reason', value: '甲' }], await app.as(name));
      expect([answer.status, answer.body.error.code], name).toEqual([403, 'permission.denied']);
    }
    const { rights } = await read(await app.as('leader'));
    expect(rights).toEqual({ edit: false, fill: false, remove: false, moves: [] });
  });
});

describe('the 整改措施 of an alert', () => {
  it('is offered where a row lost points and says nothing, and marks the reason taken from it', async () => {
    const { facts, rows } = await read();
    const row = rows.findIndex((one: Json) => one.level3 === '全州基本养老参保人数');
    // So far out of reach that the figure is behind.
    const harder = app.db.updateTable('targets').set({ valueMicro: 120_000_000 }).where('year', '=', 2024);
    await harder.where('indicatorId', '=', Number(rows[row].indicatorId)).execute();
    await evaluateAlerts({ db: app.db, actor: systemActor, now: new Date('2024-11-02T09:00:00+08:00') }, 2024);
    const { body } = await officer('GET', '/alerts?year=2024');
    const alert = body.items.find((one: Json) => one.indicatorId === rows[row].indicatorId);
    const text = '开展专项扩面，按月通报进度';
    await officer('POST', `/alerts/${alert.id}/moves`, { move: 'rectify', text });
    const after = (await read()).facts;
    expect(facts[row].suggestion).toBeNull();
    expect(after[row].suggestion).toMatchObject({ alertId: String(alert.id), text });
    const { key } = after[row];
    const edit = { kind: 'row', key, field: 'reason', value: text, alert: String(alert.id) };
    const taken = await patch([edit]);
    expect(taken.body.form.rows[row]).toMatchObject({ reason: text, reasonAlertId: String(alert.id) });
    expect(taken.body.form.facts[row].suggestion).toBeNull();
    const invented = await patch([{ ...edit, alert: '99999' }]);
    expect(invented.body.error.code).toBe('alert.not-found');
  });
});

describe('forms are made and removed', () => {
  it('as a copy for another year, without what the year brought', async () => {
    const { body: list } = await officer('GET', '/forms?year=2023');
    const source = list.find((form: Json) => form.code === 'p19');
    const copy = await officer('POST', `/forms/${source.id}/copies`, { year: 2024 });
    expect(copy.status).toBe(201);
    const { body } = await officer('GET', `/forms/${copy.body.id}`);
    expect(body).toMatchObject({ year: 2024, code: 'p19', state: 'draft', goals: { actual: null } });
    expect(body.rows.map((row: Json) => row.targetText)).toEqual(
      (await officer('GET', `/forms/${source.id}`)).body.rows.map((row: Json) => row.targetText),
    );
    // The months already say something; nothing is typed.
    expect(body.facts.every((fact: Json) => !fact.isTyped)).toBe(true);
    const again = await officer('POST', `/forms/${source.id}/copies`, { year: 2024 });
    expect(again.body.error.code).toBe('form.exists');
  });

  it('two in the same moment without a code of their own', async () => {
    const make = () => officer('POST', '/forms', { kind: 'project', year: 2024, name: '新项目' });
    const [one, other] = [await make(), await make()];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.code).not.toBe(other.body.code);
  });

  it('and deleted only as drafts that were never signed, by the officer', async () => {
    const { body: made } = await officer('POST', '/forms', { kind: 'project', year: 2024, name: '误建' });
    const head = await app.as('dept10');
    expect((await head('DELETE', `/forms/${made.id}`)).body.error.code).toBe('permission.denied');
    expect((await officer('DELETE', `/forms/${made.id}`)).status).toBe(204);
    expect((await officer('GET', `/forms/${made.id}`)).status).toBe(404);
    const { body: list } = await officer('GET', '/forms?year=2023');
    expect(list.every((form: Json) => !form.canRemove)).toBe(true);
    const final = await officer('DELETE', `/forms/${list[1].id}`);
    expect(final.body.error.code).toBe('form.not-editable');
    await officer('POST', `/forms/${list[1].id}/moves`, { move: 'reopen', version: 0, reason: '更正完成值' });
    expect((await officer('DELETE', `/forms/${list[1].id}`)).body.error.code).toBe('form.signed');
  });
});
