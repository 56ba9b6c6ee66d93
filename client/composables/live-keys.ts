import type { LiveEvent } from '#server/services/events.ts';

export type QueryKey = string[];

/** Everything that changes while people work; what is left out (departments, sign-in page) hardly does. */
export const liveKeys: QueryKey[] = [
  ['reports'],
  ['report'],
  ['overview'],
  ['indicators'],
  ['alerts'],
  ['forms'],
  ['form'],
  ['checks'],
  ['work'],
  ['history'],
  ['session'],
];

/** A draft or a reminder concerns the matrix and that report only; what is handed in or official may show anywhere. */
const QUIET = ['report.save', 'report.remind'];

const isQuiet = ({ action }: LiveEvent) => QUIET.includes(action);

/** Which queries hold something that the act may have changed. A head (`own`) need not hear of every cell the others type. */
export function keysOf(event: LiveEvent, own: string | null): QueryKey[] {
  const { action, subject } = event;
  const [noun = ''] = action.split('.');
  if (noun === 'report') {
    const [kind = '', month = '', department = ''] = subject.split(':');
    if (isQuiet(event) && own !== null && own !== department) return [];
    // A year's workbook lands in any of its months.
    const near = [['reports'], kind === 'report' ? ['report', month, department] : ['report'], ['work']];
    if (isQuiet(event)) return near;
    return [...near, ...liveKeys.filter(([name]) => !near.some(([other]) => other === name))];
  }
  if (noun === 'evidence') {
    // A draft's files show nowhere else before it is handed in.
    const [, month = '', department = ''] = subject.split(':');
    return own !== null && own !== department ? [] : [['reports'], ['report', month, department]];
  }
  if (noun === 'alert') return [['alerts'], ['overview'], ['work'], ['session']];
  if (noun === 'form') return [['forms'], ['form'], ['checks'], ['overview'], ['alerts'], ['session']];
  if (noun === 'user') return [['users']];
  return liveKeys;
}
