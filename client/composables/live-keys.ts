import type { LiveEvent } from '#server/services/events.ts';

export type QueryKey = string[];

/** Everything that changes while people work; what is left out (departments, sign-in page) hardly does. */
export const liveKeys: QueryKey[] = [
  ['reports'],
  ['report'],
  ['rules'],
  ['overview'],
  ['indicators'],
  ['alerts'],
  ['forms'],
  ['form'],
  ['policies'],
  ['checks'],
  ['budget'],
  ['accounts'],
  ['document'],
  ['work'],
  ['history'],
  ['calendar'],
  ['extensions'],
  ['delegations'],
  ['session'],
  ['inbox'],
  ['provenance'],
];

/** A draft, a reminder or a second look concerns the matrix and that report only; what is handed in or official may show anywhere. */
const QUIET = ['report.save', 'report.remind', 'report.recheck'];

const isQuiet = ({ action }: LiveEvent) => QUIET.includes(action);

/**
 * Which queries hold something that the act may have changed. `mine` are the departments filled in for: a head need not hear
 * of every cell typed elsewhere; null hears of all.
 */
export function keysOf(event: LiveEvent, mine: readonly string[] | null): QueryKey[] {
  const { action, subject } = event;
  const [noun = ''] = action.split('.');
  const [kind = '', month = '', department = ''] = subject.split(':');
  if (noun === 'report') {
    if (isQuiet(event) && mine !== null && !mine.includes(department)) return [];
    // A year's workbook lands in any of its months.
    const near = [['reports'], kind === 'report' ? ['report', month, department] : ['report'], ['work']];
    if (action === 'report.remind') return [...near, ['inbox']];
    if (isQuiet(event)) return near;
    return [...near, ...liveKeys.filter(([name]) => !near.some(([other]) => other === name))];
  }
  // A draft's files show nowhere else before it is handed in.
  if (noun === 'evidence')
    return mine !== null && !mine.includes(department) ? [] : [['reports'], ['report', month, department]];
  if (noun === 'rule') return [['rules'], ['report'], ['reports'], ['work']];
  if (action === 'year.set-thresholds') return [['alert-rules'], ...liveKeys];
  if (action === 'alert.set-rule') return [['alert-rules'], ['alerts'], ['overview'], ['work'], ['session']];
  if (noun === 'alert') return [['alerts'], ['overview'], ['work'], ['session'], ['inbox']];
  if (action === 'form.edit' || action === 'form.fill') {
    return [['forms'], ['form', subject.split(':')[1] ?? ''], ['checks'], ['alerts'], ['provenance']];
  }
  if (noun === 'board') return [['board-links']];
  if (noun === 'briefing') return [['briefing']];
  if (noun === 'accounts') return [['accounts']];
  if (noun === 'check') return [['checks'], ['alerts'], ['work'], ['session']];
  if (noun === 'reading') return [['readings'], ...(action === 'reading.accept' ? [['checks'], ['forms']] : [])];
  if (noun === 'document') return [['document']];
  if (noun === 'policy') return [['policies']];
  if (action === 'form.monitor') {
    const [, id = '', , at = ''] = subject.split(':');
    return [['form', id, 'monitoring', at]];
  }
  // A form given another version is among those that follow it.
  if (noun === 'form' || noun === 'score')
    return [['forms'], ['form'], ['policies'], ['checks'], ['overview'], ['alerts'], ['session'], ['provenance']];
  if (noun === 'extension') return [['extensions'], ['reports'], ['report', month, department], ['work']];
  if (noun === 'delegation') return [['delegations'], ['session'], ['report']];
  if (noun === 'budget') return budgetKeys(action);
  if (noun === 'user') return [['users']];
  if (noun === 'notification') return [['inbox']];
  if (noun === 'channel' || noun === 'outbox') return [['channels'], ['outbox']];
  return liveKeys;
}

/** A cell that is typed shows where money is entered; what is official shows wherever money is spoken of. */
function budgetKeys(action: LiveEvent['action']): QueryKey[] {
  return action === 'budget.save'
    ? [['budget']]
    : [['budget'], ['overview'], ['alerts'], ['checks'], ['form'], ['session']];
}
