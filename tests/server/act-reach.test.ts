import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KyselyPlugin, type RootOperationNode, sql, TableNode } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '#db/connection.ts';
import { listAlerts } from '#db/tables/alerts.ts';
import { lastAct, listActs } from '#db/tables/audit.ts';
import { listForms } from '#db/tables/forms.ts';
import { listReports } from '#db/tables/reports.ts';
import { getUser } from '#db/tables/users.ts';
import type { FormEdit } from '#domain/forms/form-edits.ts';
import type { Month } from '#domain/period.ts';
import { DEMO_START } from '#seeds/demo/load.ts';
import { type Ctx, systemActor } from '#server/context.ts';
import { isTouched, type Part, reachOf } from '#server/services/act-reach.ts';
import { evaluateAlerts } from '#server/services/alert-evaluation.ts';
import { moveAlert } from '#server/services/alerts.ts';
import { grantExtension } from '#server/services/extensions.ts';
import { editForm } from '#server/services/form-editing.ts';
import { readNotices } from '#server/services/inbox.ts';
import { overview } from '#server/services/overview.ts';
import { confirmRechecks } from '#server/services/report-rechecks.ts';
import { remindDepartments } from '#server/services/report-reminders.ts';
import { reportDetail } from '#server/services/report-views.ts';
import { moveReport, saveReport } from '#server/services/reports.ts';
import { recordAct, write } from '#server/write.ts';
import { freshDatabase } from '../support/database.ts';

const MONTH: Month = '2024-10';
const DEPARTMENT = 'dept10';

/** What a part is kept in. Tables of no part may be written by any act: no remembered answer is made of them. */
const tablesOf: Record<'alerts' | 'forms' | 'reports' | 'figures', RegExp> = {
  alerts: /^alert(s|Events)$/i,
  forms: /^form(s|Rows|Snapshots|Events|Origins|Monitoring)$|^fundLines|^monitoring/i,
  reports: /^report|^entries|^entryRevisions|^evidence/i,
  figures: /^(figures|formerFigures|figureAbsences)/i,
};
const OF_NO_PART = /^(audit|auditHead|sessions|notifications|outbox|saveKeys|settings)$/i;

function tableIn(node: RootOperationNode): string | null {
  if (node.kind === 'InsertQueryNode') return node.into?.table.identifier.name ?? null;
  const changed =
    node.kind === 'UpdateQueryNode' ? node.table : node.kind === 'DeleteQueryNode' ? node.from.froms[0] : undefined;
  return changed && TableNode.is(changed) ? changed.table.identifier.name : null;
}

describe('an act of known reach', () => {
  const written = new Set<string>();
  const watch: KyselyPlugin = {
    transformQuery: ({ node }) => {
      const table = tableIn(node);
      if (table !== null) written.add(table.replaceAll('_', ''));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  let db: Db;
  let system: Ctx;
  beforeAll(async () => {
    db = (await freshDatabase(true)).withPlugin(watch);
    system = { db, actor: systemActor, now: DEMO_START };
  });

  async function as(username: string): Promise<Ctx> {
    const { id, name, role, departmentCode } = await getUser(db, username);
    return { ...system, actor: { userId: id, username, name, role, department: departmentCode } };
  }

  /** Carries the acts out, looks at what they wrote, and at whether what is remembered is what would be worked out anew. */
  async function watched(work: () => Promise<unknown>): Promise<string[]> {
    await overview(system, 2024, 10);
    await overview(system, 2023, 12);
    const before = await lastAct(db);
    written.clear();
    await work();
    const tables = [...written];
    const acts = await listActs(db, before, await lastAct(db));
    const reach = acts.map(reachOf);
    for (const table of tables.filter((one) => !OF_NO_PART.test(one))) {
      const part = (Object.keys(tablesOf) as (keyof typeof tablesOf)[]).find((one) => tablesOf[one].test(table));
      const isReached = reach.some(
        (parts) => parts === null || (part !== undefined && isTouched([part], parts as Part[])),
      );
      expect(isReached, `${acts.map(({ action }) => action)} writes ${table}`).toBe(true);
    }
    for (const [year, month] of [
      [2024, 10],
      [2023, 12],
    ] as const) {
      const anew = await db.transaction().execute((inside) => overview({ ...system, db: inside }, year, month));
      expect(await overview(system, year, month)).toEqual(anew);
    }
    return acts.map(({ action }) => action);
  }

  const report = async () => reportDetail(system, MONTH, DEPARTMENT);
  async function saveAll(value: string) {
    const { version, entries } = await report();
    const head = await as(DEPARTMENT);
    await saveReport(head, MONTH, DEPARTMENT, {
      version,
      entries: entries.map(({ indicatorId, parts }, index) =>
        parts
          ? { indicatorId, value: null, numerator: '50', denominator: '100', note: '说明' }
          : { indicatorId, value: index === 0 ? value : '80', note: '说明' },
      ),
    });
  }
  const move = async (username: string, name: 'submit' | 'approve' | 'return' | 'reopen') =>
    moveReport(await as(username), MONTH, DEPARTMENT, {
      move: name,
      version: (await report()).version,
      ...(name === 'return' || name === 'reopen' ? { reason: '请核对' } : {}),
    });

  it('is a save of a draft, which changes no official figure', async () => {
    expect(await watched(() => saveAll('86.10'))).toEqual(['report.save']);
  });

  it('is every move of a report; approval makes figures of one department official', async () => {
    expect(await watched(() => move(DEPARTMENT, 'submit'))).toEqual(['report.submit']);
    expect(await watched(() => move('officer', 'return'))).toEqual(['report.return']);
    await watched(() => move(DEPARTMENT, 'submit'));
    const { indicators } = await overview(system, 2024, 10);
    expect(await watched(() => move('officer', 'approve'))).toEqual(['report.approve']);
    expect((await overview(system, 2024, 10)).indicators).not.toEqual(indicators);
    expect(await watched(() => move('officer', 'reopen'))).toEqual(['report.reopen']);
    await watched(() => saveAll('87.20'));
    await watched(() => move(DEPARTMENT, 'submit'));
    await watched(() => move('officer', 'approve'));
  });

  it('is an official figure of an earlier month that is corrected, and the recheck of what stands on it', async () => {
    const earlier: Month = '2024-03';
    const officer = await as('officer');
    const of = () => reportDetail(system, earlier, DEPARTMENT);
    const reason = '数据有误';
    await watched(async () =>
      moveReport(officer, earlier, DEPARTMENT, { move: 'reopen', version: (await of()).version, reason }),
    );
    const head = await as(DEPARTMENT);
    const [first] = (await of()).entries;
    await watched(async () =>
      saveReport(head, earlier, DEPARTMENT, {
        version: (await of()).version,
        entries: [{ indicatorId: first!.indicatorId, value: '61.50', note: '更正' }],
      }),
    );
    await watched(async () => moveReport(head, earlier, DEPARTMENT, { move: 'submit', version: (await of()).version }));
    await watched(async () =>
      moveReport(officer, earlier, DEPARTMENT, { move: 'approve', version: (await of()).version }),
    );
    const { rechecks } = await report();
    const indicatorIds = rechecks.items.map(({ indicatorId }) => indicatorId);
    expect(indicatorIds).toEqual([first!.indicatorId]);
    await watched(() => confirmRechecks(officer, MONTH, DEPARTMENT, { indicatorIds }));
  });

  it('is a reminder, an extension, a step of an alert, an evaluation, an edit of a form, and what is nobody’s figure', async () => {
    const officer = await as('officer');
    await watched(() => remindDepartments(officer, { month: MONTH }));
    const later = { ...officer, now: new Date('2024-12-20T09:00:00+08:00') };
    const extension = { month: MONTH, department: 'dept11', until: '2024-12-27', reason: '系统故障' };
    expect(await watched(() => grantExtension(later, extension))).toEqual(['extension.grant']);
    const alert = (await listAlerts(db, 2024)).find(({ state }) => state !== 'closed')!;
    const leader = await as('leader');
    expect(await watched(() => moveAlert(leader, alert.id, { move: 'instruct', text: '抓紧' }))).toEqual([
      'alert.instruct',
    ]);
    await watched(() =>
      write(system, { action: 'alert.evaluate', subject: 'year:2024' }, async (inside) => {
        await evaluateAlerts(inside, 2024);
        return { result: undefined };
      }),
    );
    const form = (await listForms(db, 2024))[0]!;
    const edits: FormEdit[] = [{ kind: 'heading', field: 'actual', value: '已完成' }];
    expect(await watched(() => editForm(officer, Number(form.id), { version: form.version, edits }))).toEqual([
      'form.edit',
    ]);
    await watched(() => readNotices(leader, null));
    await watched(() => recordAct(leader, 'session.create', 'user:leader'));
  });

  it('is none that is not listed: after a load everything is worked out anew', async () => {
    expect(reachOf({ action: 'data.load', subject: 'test' })).toBeNull();
    await watched(async () => {
      await write(system, { action: 'data.load', subject: 'test' }, async ({ db: inside }) => {
        await inside.updateTable('figures').set({ valueMicro: 1_000_000 }).where('month', '=', '2024-09').execute();
        return { result: undefined };
      });
    });
  });
});

describe('what another connection wrote', () => {
  it('is seen by the next question', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'center-test-'));
    const file = join(folder, 'shared.db');
    await sql`vacuum into ${file}`.execute(await freshDatabase(true));
    const [here, there] = [openDatabase(file), openDatabase(file)];
    const asked = (db: Db): Ctx => ({ db, actor: systemActor, now: DEMO_START });
    const before = await overview(asked(here), 2024, 10);
    const approved = (await listReports(here, 2024)).find(({ state }) => state === 'approved')!;
    const subject = `report:${approved.month}:${approved.departmentCode}`;
    await write(asked(there), { action: 'report.approve', subject }, async ({ db }) => {
      await db.updateTable('figures').set({ valueMicro: 1_000_000 }).where('reportId', '=', approved.id).execute();
      return { result: undefined };
    });
    const after = await overview(asked(here), 2024, 10);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await overview(asked(there), 2024, 10));
    await Promise.all([here.destroy(), there.destroy()]);
    rmSync(folder, { recursive: true });
  });
});
