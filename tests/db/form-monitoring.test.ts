import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Db, openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { getMonitoring, removeMonitoring, saveMonitoring } from '#db/tables/form-monitoring.ts';
import { insertForm } from '#db/tables/forms.ts';
import { EMPTY_ENTRY } from '#domain/forms/monitoring.ts';
import { EMPTY_SHEET, type MonitoringSheet } from '#domain/forms/monitoring-edits.ts';
import { seedForm } from '../domain/forms/seed-forms.ts';

let db: Db;
let formId: number;
beforeEach(async () => {
  db = openDatabase(':memory:');
  await migrate(db);
  formId = await insertForm(db, { ...seedForm('p06'), code: 'p06' }, false, '2024-08-01T00:00:00.000Z');
});
afterEach(() => db.destroy());

const sheet: MonitoringSheet = {
  rows: new Map([['r1', { ...EMPTY_ENTRY, causes: ['funds', 'other'], explanation: '说明\n第二行' }]]),
  funds: new Map([['f1', { executed: '1867.08', expected: null }]]),
};

it('what is written comes back as written, at the next version', async () => {
  expect(await getMonitoring(db, formId, 7)).toEqual({ sheet: EMPTY_SHEET, version: 0 });
  expect(await saveMonitoring(db, { formId, month: 7, version: 0 }, sheet)).toBe(true);
  expect(await getMonitoring(db, formId, 7)).toEqual({ sheet, version: 1 });
  expect(await saveMonitoring(db, { formId, month: 7, version: 1 }, EMPTY_SHEET)).toBe(true);
  expect(await getMonitoring(db, formId, 7)).toEqual({ sheet: EMPTY_SHEET, version: 2 });
});

it('the second of two writers is told, at the first version and later', async () => {
  await saveMonitoring(db, { formId, month: 7, version: 0 }, sheet);
  expect(await saveMonitoring(db, { formId, month: 7, version: 0 }, EMPTY_SHEET)).toBe(false);
  await saveMonitoring(db, { formId, month: 7, version: 1 }, sheet);
  expect(await saveMonitoring(db, { formId, month: 7, version: 1 }, EMPTY_SHEET)).toBe(false);
  expect((await getMonitoring(db, formId, 7)).sheet).toEqual(sheet);
});

it('months stand apart and go together with their form', async () => {
  await saveMonitoring(db, { formId, month: 7, version: 0 }, sheet);
  await saveMonitoring(db, { formId, month: 8, version: 0 }, EMPTY_SHEET);
  expect((await getMonitoring(db, formId, 8)).sheet).toEqual(EMPTY_SHEET);
  await removeMonitoring(db, formId);
  for (const table of ['formMonitoring', 'monitoringRows', 'monitoringFunds'] as const) {
    expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  }
});

it('belongs to a form that there is', async () => {
  await expect(saveMonitoring(db, { formId: 999, month: 7, version: 0 }, sheet)).rejects.toThrow(/FOREIGN KEY/);
});
