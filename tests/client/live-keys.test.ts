import { expect, test } from 'vitest';
import { keysOf, liveKeys } from '../../client/composables/live-keys.ts';

const at = '2024-11-02T01:00:00.000Z';
const names = (keys: string[][]) => keys.map(([name]) => name);

test('a saved draft asks for that report, the matrix and the work of its head', () => {
  expect(keysOf({ action: 'report.save', subject: 'report:2024-10:dept10', at }, null)).toEqual([
    ['reports'],
    ['report', '2024-10', 'dept10'],
    ['work'],
  ]);
});

test('an approval can show anywhere, but changes one report', () => {
  const keys = keysOf({ action: 'report.approve', subject: 'report:2024-10:dept10', at }, ['dept03']);
  expect(keys).toContainEqual(['report', '2024-10', 'dept10']);
  expect(new Set(names(keys))).toEqual(new Set(names(liveKeys)));
});

test('alerts count in the frame and on the overview; what is not known here asks for everything', () => {
  expect(names(keysOf({ action: 'alert.close', subject: 'alert:3', at }, null))).toEqual([
    'alerts',
    'overview',
    'work',
    'session',
    'inbox',
  ]);
  expect(keysOf({ action: 'data.load', subject: 'demo', at }, null)).toEqual(liveKeys);
});

test('a head hears of the drafts and reminders of the own department and those acted for only', () => {
  const saved = { action: 'report.save', subject: 'report:2024-10:dept10', at } as const;
  expect(keysOf(saved, ['dept03'])).toEqual([]);
  expect(keysOf(saved, ['dept03', 'dept10'])).toHaveLength(3);
  expect(names(keysOf({ ...saved, action: 'report.remind' }, ['dept10']))).toContain('inbox');
});

test('an extension opens or locks one report; a delegation changes what a person may do', () => {
  expect(keysOf({ action: 'extension.grant', subject: 'extension:2024-10:dept10', at }, ['dept03'])).toEqual([
    ['extensions'],
    ['reports'],
    ['report', '2024-10', 'dept10'],
    ['work'],
  ]);
  expect(names(keysOf({ action: 'delegation.create', subject: 'delegation:dept10', at }, null))).toContain('session');
});

test('evidence changes the report it was put on, for those who follow it', () => {
  const added = { action: 'evidence.add', subject: 'evidence:2024-10:dept10:INS-01', at } as const;
  expect(keysOf(added, null)).toEqual([['reports'], ['report', '2024-10', 'dept10']]);
  expect(keysOf(added, ['dept03'])).toEqual([]);
});

test('a cell of a form asks for that form and what lists it, not for every screen', () => {
  const keys = keysOf({ action: 'form.fill', subject: 'form:22', at }, ['dept03']);
  expect(keys).toContainEqual(['form', '22']);
  expect(names(keys)).not.toContain('overview');
  expect(names(keysOf({ action: 'form.finalise', subject: 'form:22', at }, null))).toContain('overview');
});

test('a cell of a monitoring form asks for that month of that form alone', () => {
  const keys = keysOf({ action: 'form.monitor', subject: 'form:22:monitoring:7', at }, null);
  expect(keys).toEqual([['form', '22', 'monitoring', '7']]);
});

test('an inbox and the channels refresh nothing but themselves', () => {
  expect(keysOf({ action: 'notification.read', subject: 'inbox:dept10', at }, null)).toEqual([['inbox']]);
  for (const action of ['channel.update', 'outbox.send'] as const)
    expect(names(keysOf({ action, subject: 'channel:mail', at }, null))).toEqual(['channels', 'outbox']);
});
