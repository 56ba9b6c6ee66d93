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
  ['session'],
];

/** A draft, a reminder or a second look concerns the matrix and that report only; what is handed in or official may show anywhere. */
const QUIET = ['report.save', 'report.remind', 'report.recheck'];

const isQuiet = ({ action }: LiveEvent) => QUIET.includes(action);

/** Which queries hold something that the act may have changed. A head (`own`) need not hear of every cell the others type. */
export function keysOf(event: LiveEvent, own: string | null): QueryKey[] {
  const { action, subject } = event;
  const [noun = ''] = action.split('.');
  if (noun === 'report') {
    const [, month = '', department = ''] = subject.split(':');
    if (isQuiet(event) && own !== null && own !== department) return [];
    const near = [['reports'], ['report', month, department]];
    if (isQuiet(event)) return near;
    return [...near, ...liveKeys.filter(([name]) => name !== 'reports' && name !== 'report')];
  }
  if (noun === 'alert') return [['alerts'], ['overview'], ['session']];
  if (noun === 'form') return [['forms'], ['form'], ['checks'], ['overview'], ['alerts'], ['session']];
  if (noun === 'user') return [['users']];
  return liveKeys;
}
