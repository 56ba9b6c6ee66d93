import { absenceSchema } from '#domain/reports/absence.ts';
import { reportSaveSchema } from '#domain/reports/report.ts';
import { z } from '#domain/zod.ts';
import type { Report, ReportEntry } from '../../queries/reports.ts';
import type { TypedCells } from './report-cell.ts';
import { stillTyped } from './report-conflict.ts';
import type { Saving } from './save-queue.ts';

/** What a browser keeps of a report until the server has it. */
const keptSchema = z.object({
  typed: z.record(
    z.string(),
    z.object({
      value: z.string().optional(),
      note: z.string().optional(),
      numerator: z.string().optional(),
      denominator: z.string().optional(),
    }),
  ),
  /** What was saved when it was typed: shows on return what others have changed since. */
  base: z.record(
    z.string(),
    z.object({
      value: z.string().nullable(),
      absence: absenceSchema.nullable().default(null),
      note: z.string().nullable(),
      /** Of a rate that is made of them. */
      numerator: z.string().nullable().optional(),
      denominator: z.string().nullable().optional(),
    }),
  ),
  unanswered: reportSaveSchema.required({ key: true }).nullable(),
});

export interface KeptDraft {
  typed: TypedCells;
  base: Record<
    number,
    Pick<ReportEntry, 'value' | 'absence' | 'note'> & Partial<Pick<ReportEntry, 'numerator' | 'denominator'>>
  >;
  unanswered: Saving | null;
}

export const keptDraftName = (username: string, { month, department }: { month: string; department: string }) =>
  `report-draft:${username}:${month}:${department}`;

/** The draft of a text from the browser's store; null for anything else. */
export function keptDraftOf(text: string | null): KeptDraft | null {
  if (text === null) return null;
  try {
    return keptSchema.parse(JSON.parse(text)) as KeptDraft;
  } catch {
    return null;
  }
}

/** Null when there is nothing to keep. */
export function keptText(report: Report, typed: TypedCells, unanswered: Saving | null): string | null {
  const changed = Object.entries(stillTyped(report.entries, typed, unanswered));
  if (changed.length === 0 && unanswered === null) return null;
  const ids = new Set(changed.map(([id]) => id));
  const base = report.entries
    .filter(({ indicatorId }) => ids.has(String(indicatorId)))
    .map(({ indicatorId, value, absence, note, parts, numerator, denominator }) => [
      indicatorId,
      { value, absence, note, ...(parts && { numerator, denominator }) },
    ]);
  return JSON.stringify({ typed: Object.fromEntries(changed), base: Object.fromEntries(base), unanswered });
}

/** The report as it was when the draft was typed, as far as the draft knows. */
export function reportUnder(report: Report, { base }: KeptDraft): Report {
  return { ...report, entries: report.entries.map((entry) => ({ ...entry, ...base[entry.indicatorId] })) };
}

/** A browser may have no store, or a full one: typing goes on, only the return after a reload does not. */
export const browserStore = {
  get(name: string): string | null {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name: string, text: string | null): void {
    try {
      if (text === null) localStorage.removeItem(name);
      else localStorage.setItem(name, text);
    } catch {
      // Nothing to be done: see above.
    }
  },
};
