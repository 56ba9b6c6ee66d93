import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type Json, startApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let officer: Caller;
let leader: Caller;
/** The overall form of the running year: a draft whose results come from the months. */
let id: number;
beforeEach(async () => {
  app = await startApp();
  officer = await app.as('officer');
  leader = await app.as('leader');
  const { body } = await officer('GET', '/forms?year=2024');
  id = body.find((form: Json) => form.kind === 'overall').id;
});

const read = async (who: Caller = officer): Promise<Json> => (await who('GET', `/forms/${id}`)).body;
const propose = (score: unknown, who: Caller = officer, key = 'r1', reason = '受灾减收，按实际工作量认定') =>
  who('POST', `/forms/${id}/rows/${key}/manual-scores`, { score, reason });
const move = (score: number, body: Json, who: Caller) => who('POST', `/forms/${id}/manual-scores/${score}/moves`, body);
const edit = async (edits: unknown[]) => officer('PATCH', `/forms/${id}`, { version: (await read()).version, edits });
const codeOf = ({ status, body }: { status: number; body: Json }) => [status, body.error?.code];

/** Proposed by the officer and approved by the leader. */
async function approved(score: string, key = 'r1'): Promise<number> {
  const { body } = await propose(score, officer, key);
  const { id: number } = body.rows.find((row: Json) => row.key === key).manualProposal;
  const answer = await move(number, { move: 'approve' }, leader);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return number;
}

describe('a manual score', () => {
  it('counts from the approval by somebody else on, on row, total, list and export, beside what the rule gives', async () => {
    const before = await read();
    const proposed = await propose('14.9');
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);
    const [waiting] = proposed.body.rows;
    expect(waiting).toMatchObject({
      score: before.rows[0].score,
      manualScore: null,
      manualProposal: { score: '14.9', proposedBy: { username: 'officer' }, approvedBy: null, changes: [] },
    });
    expect(proposed.body.total).toEqual(before.total);
    const inList = async () => (await officer('GET', '/forms?year=2024')).body.find((form: Json) => form.id === id);
    expect((await inList()).waitingScores).toBe(1);

    const answer = await move(waiting.manualProposal.id, { move: 'approve', reason: '同意' }, leader);
    const [row] = answer.body.rows;
    expect(row).toMatchObject({
      score: '14.90',
      manualProposal: null,
      manualScore: { reason: '受灾减收，按实际工作量认定', approvedBy: { name: '中心领导' } },
      proof: { computed: before.rows[0].proof.computed },
    });
    expect(row.proof.note).toContain('绩效管理员提出，中心领导批准');
    const gain = Number(row.score) - Number(before.rows[0].score);
    expect(Number(answer.body.total.computed)).toBeCloseTo(Number(before.total.computed) + gain, 6);
    expect(await inList()).toMatchObject({ total: answer.body.total.computed, waitingScores: 0 });
    const file = await officer('GET', `/forms/${id}/export?format=xlsx`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await file.bytes()) as unknown as ExcelJS.Buffer);
    const values = book.worksheets[0]?.getSheetValues().flatMap((cells) => (Array.isArray(cells) ? cells : []));
    expect(values?.map(String)).toContain('14.9');
  });

  it('is never decided on by whoever proposed it, but by a second officer or a leader', async () => {
    const { body } = await propose('14.9');
    const number = body.rows[0].manualProposal.id;
    expect(codeOf(await move(number, { move: 'approve' }, officer))).toEqual([403, 'score.own-proposal']);
    expect(codeOf(await move(number, { move: 'decline', reason: '不妥' }, officer))).toEqual([
      403,
      'score.own-proposal',
    ]);
    expect(body.facts[0].manual).toEqual({ mayPropose: false, onProposal: ['withdraw'], onStanding: [] });
    expect((await read(leader)).facts[0].manual).toEqual({
      mayPropose: false,
      onProposal: ['approve', 'decline'],
      onStanding: [],
    });
    await (await app.as('admin'))('PATCH', '/users/dept13', { role: 'officer', department: null });
    const answer = await move(number, { move: 'approve' }, await app.as('dept13'));
    expect(answer.status).toBe(200);
    expect(answer.body.rows[0].manualScore.approvedBy.username).toBe('dept13');
  });

  it.each(['dept10', 'auditor', 'leader'])('is not proposed by %s', async (username) => {
    expect(codeOf(await propose('14', await app.as(username)))).toEqual([403, 'permission.denied']);
  });

  it.each([
    ['above the weight', '15.01', 'r1', [422, 'score.above-weight']],
    ['with three decimals', '14.123', 'r1', [422, 'input.invalid']],
    ['below zero', '-1', 'r1', [422, 'input.invalid']],
    ['of a row that is not there', '1', 'r99', [404, 'form.row-not-found']],
  ])('is refused %s', async (_name, score, key, failure) => {
    expect(codeOf(await propose(score, officer, key))).toEqual(failure);
  });

  it('is refused without a reason, and a second time while one waits', async () => {
    expect(codeOf(await propose('14', officer, 'r1', ' '))).toEqual([422, 'input.invalid']);
    await propose('14');
    expect(codeOf(await propose('13'))).toEqual([409, 'score.proposed']);
  });

  it('is not approved once the figure it was judged on is another one', async () => {
    const { body } = await propose('14.9');
    const number = body.rows[0].manualProposal.id;
    await edit([{ kind: 'row', key: 'r1', field: 'actual', value: '=80.00 万人' }]);
    expect((await read()).rows[0].manualProposal.changes).toHaveLength(1);
    expect(codeOf(await move(number, { move: 'approve' }, leader))).toEqual([409, 'score.outdated']);
    expect((await move(number, { move: 'withdraw', reason: '数据已更正' }, officer)).status).toBe(200);
    expect((await propose('14.8')).status).toBe(201);
  });

  it.each([
    ['figure', { kind: 'row', key: 'r1', field: 'actual', value: '=80.00 万人' }, /^完成值由 .* 改为 80 万人$/],
    ['target', { kind: 'row', key: 'r1', field: 'target', value: '>=90 万人' }, /^指标值由 .* 改为 ≥90 万人$/],
    ['weight', { kind: 'row', key: 'r1', field: 'weight', value: '14.95' }, /^分值由 15 改为 14.95$/],
  ])('stays in force when its %s changes, is marked 待复核 and listed as missing', async (_name, change, words) => {
    await approved('14.9');
    await edit([change]);
    const form = await read();
    expect(form.rows[0].score).toBe('14.90');
    expect(form.rows[0].manualScore.changes).toEqual([expect.stringMatching(words)]);
    expect(form.missing.map(({ message }: Json) => message)).toContainEqual(expect.stringContaining('人工评分待复核'));
  });

  it('is withdrawn with a reason, and the computed score holds again; history keeps everything', async () => {
    const computed = (await read()).rows[0].score;
    const first = await approved('14.9');
    const second = await approved('14.5');
    expect((await read()).rows[0].score).toBe('14.50');
    expect(codeOf(await move(second, { move: 'withdraw' }, officer))).toEqual([422, 'report.reason-required']);
    expect((await move(second, { move: 'withdraw', reason: '依据不足' }, officer)).body.rows[0].score).toBe(computed);
    expect(codeOf(await move(second, { move: 'approve' }, leader))).toEqual([409, 'score.move-refused']);
    const { body } = await officer('GET', `/forms/${id}/rows/r1/proof`);
    expect(body.manualScores).toMatchObject([
      {
        id: second,
        state: 'withdrawn',
        computed,
        moves: [{ move: 'approve' }, { move: 'withdraw', reason: '依据不足' }],
      },
      { id: first, state: 'replaced', proposedBy: { name: '绩效管理员' }, moves: [{ by: { name: '中心领导' } }, {}] },
    ]);
  });

  it('is declined with a reason and leaves the score alone', async () => {
    const before = await read();
    const { body } = await propose('14.9');
    const number = body.rows[0].manualProposal.id;
    expect(codeOf(await move(number, { move: 'decline' }, leader))).toEqual([422, 'report.reason-required']);
    const answer = await move(number, { move: 'decline', reason: '理由不充分' }, leader);
    expect(answer.body.rows[0]).toMatchObject({ score: before.rows[0].score, manualProposal: null, manualScore: null });
  });

  it('is refused on a signed form, and a waiting one holds up 定稿', async () => {
    const forms = (await officer('GET', '/forms?year=2023')).body;
    const final = forms.find((form: Json) => form.kind === 'overall').id;
    const answer = await officer('POST', `/forms/${final}/rows/r1/manual-scores`, { score: '15', reason: '认定' });
    expect(codeOf(answer)).toEqual([409, 'form.not-editable']);
    await propose('14.9');
    const { version } = await read();
    const refused = await officer('POST', `/forms/${id}/moves`, { move: 'finalise', version });
    expect(codeOf(refused)).toEqual([422, 'form.incomplete']);
    expect(refused.body.error.details.missing.map(({ message }: Json) => message)).toContainEqual(
      expect.stringMatching(/人工评分 14\.9 分待批准/),
    );
  });

  it('is on record with proposal and decision, and others who sign on the version before are told', async () => {
    const { version } = await read();
    await approved('14.9');
    const auditor = await app.as('auditor');
    const lines = (await auditor('GET', `/audit?subject=form:${id}`)).body;
    expect(lines.slice(0, 2).map(({ action, username }: Json) => [action, username])).toEqual([
      ['score.approve', 'leader'],
      ['score.propose', 'officer'],
    ]);
    const late = await officer('POST', `/forms/${id}/moves`, { move: 'finalise', version });
    expect(codeOf(late)).toEqual([409, 'form.version-conflict']);
  });

  it('stays on its row through edits of the form', async () => {
    await approved('14.9');
    await edit([{ kind: 'move', part: 'row', key: 'r1', after: 'r3' }]);
    const row = (await read()).rows.find((one: Json) => one.key === 'r1');
    expect(row).toMatchObject({ score: '14.90', manualScore: { score: '14.9', changes: [] } });
  });

  it('goes with a draft that is deleted', async () => {
    await approved('14.9');
    expect((await officer('DELETE', `/forms/${id}`)).status).toBe(204);
  });

  it('does not answer what another figure would earn', async () => {
    await approved('14.9');
    const { indicatorId } = (await read()).rows[0];
    const asked = await officer('GET', `/indicators/${indicatorId}/what-if?year=2024&value=87.70`);
    expect(asked.body.score.score).toBe('15.00');
    const now = await officer('GET', `/indicators/${indicatorId}?year=2024`);
    expect(now.body.score).toMatchObject({ score: '14.90', proof: { note: expect.stringContaining('人工评分 14.9') } });
  });
});
