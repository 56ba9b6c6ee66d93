import type { EntryInput } from '#domain/reports/report.ts';
import type { ReportEntry } from '../../queries/reports.ts';
import { isSameNote, isSameValue } from './report-cell.ts';

/**
 * The entries as they stood before `after`, with what this browser itself has sent in between: one's own figure coming
 * back is not somebody else's change.
 */
export function withOwn(
  before: readonly ReportEntry[],
  after: readonly ReportEntry[],
  sent: readonly EntryInput[],
): ReportEntry[] {
  const own = new Map(sent.map((entry) => [entry.indicatorId, entry]));
  const now = new Map(after.map((entry) => [entry.indicatorId, entry]));
  return before.map((entry) => {
    const mine = own.get(entry.indicatorId);
    const arrived = now.get(entry.indicatorId);
    const isMine = mine && arrived && isSameValue(mine, arrived) && isSameNote(mine.note, arrived.note);
    if (!isMine) return entry;
    const { value, absence, numerator, denominator, note } = arrived;
    return { ...entry, value, absence, numerator, denominator, note };
  });
}

/** The new entries, with the known object where nothing has changed: only rows that changed are drawn again. */
export function withKnown(known: readonly ReportEntry[], entries: readonly ReportEntry[]): ReportEntry[] {
  const old = new Map(known.map((entry) => [entry.indicatorId, entry]));
  return entries.map((entry) => {
    const same = old.get(entry.indicatorId);
    return same && JSON.stringify(same) === JSON.stringify(entry) ? same : entry;
  });
}
