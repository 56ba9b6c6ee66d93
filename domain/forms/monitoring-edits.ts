import { z } from '../zod.ts';
import type { EditConflict, EditProblem } from './edited-form.ts';
import type { Form } from './form.ts';
import { LONGEST_TEXT } from './form-draft.ts';
import { lineKey, placeOfEdit } from './form-edits.ts';
import {
  causes,
  EMPTY_ENTRY,
  EMPTY_FUND,
  type FundEntry,
  fundEntrySchema,
  type MonitoringEntry,
  monitoringEntrySchema,
} from './monitoring.ts';

/** One change of a monitoring form, addressed by the lasting key of a line of the form it belongs to. */

export const MONITORED_ROW_FIELDS = [
  'actualText',
  'forecastText',
  'causes',
  'explanation',
  'possibility',
  'note',
] as const;
export const MONITORED_FUND_FIELDS = ['executed', 'expected'] as const;
export type MonitoredRowField = (typeof MONITORED_ROW_FIELDS)[number];
export type MonitoredFundField = (typeof MONITORED_FUND_FIELDS)[number];

const cellText = z.string().max(LONGEST_TEXT, `内容最多 ${LONGEST_TEXT} 字`).nullable();
const values = {
  /** As typed; null gives the cell back to the figures. Causes stand as `staff,other`. */
  value: cellText,
  /** What a person had written there before, as the editor saw it. */
  before: cellText.optional(),
};

export const monitoringEditSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('row'), key: lineKey, field: z.enum(MONITORED_ROW_FIELDS), ...values }),
    z.strictObject({ kind: z.literal('fund'), key: lineKey, field: z.enum(MONITORED_FUND_FIELDS), ...values }),
  ],
  { error: '修改的类型无法识别，请刷新页面后重试' },
);
export type MonitoringEdit = z.infer<typeof monitoringEditSchema>;

export const monitoringPatchSchema = z.object({
  version: z.int('版本号应为整数').min(0, '版本号应为整数'),
  edits: z.array(monitoringEditSchema).min(1, '没有修改内容').max(200, '一次最多修改 200 处，请分次保存'),
});
export type MonitoringPatch = z.infer<typeof monitoringPatchSchema>;

/** What people have written into the monitoring form of one month, by the key of the line. */
export interface MonitoringSheet {
  rows: ReadonlyMap<string, MonitoringEntry>;
  funds: ReadonlyMap<string, FundEntry>;
}

export const EMPTY_SHEET: MonitoringSheet = { rows: new Map(), funds: new Map() };

export function entryOf(sheet: MonitoringSheet, key: string): MonitoringEntry {
  return sheet.rows.get(key) ?? EMPTY_ENTRY;
}

export function fundEntryOf(sheet: MonitoringSheet, key: string): FundEntry {
  return sheet.funds.get(key) ?? EMPTY_FUND;
}

/** What a person has written in the edited cell, as it would be sent; null where nobody has. */
export function writtenAt(sheet: MonitoringSheet, edit: Pick<MonitoringEdit, 'kind' | 'key' | 'field'>): string | null {
  const entry: Record<string, string | readonly string[] | null> =
    edit.kind === 'row' ? entryOf(sheet, edit.key) : { ...fundEntryOf(sheet, edit.key) };
  const written = entry[edit.field] ?? null;
  return typeof written === 'string' ? written : written?.join(',') || null;
}

export interface MonitoringResult {
  sheet: MonitoringSheet;
  /** Empty unless something was refused; then nothing of the list holds. */
  problems: EditProblem[];
  /** The edits that take all of it back, in the order to be made. */
  undo: MonitoringEdit[];
}

/** The sheet of a form's month after the edits, one after the other. Never throws: what cannot be done is told by edit. */
export function editedMonitoring(
  form: Pick<Form, 'rows' | 'funds'>,
  sheet: MonitoringSheet,
  edits: readonly MonitoringEdit[],
): MonitoringResult {
  const now = { rows: new Map(sheet.rows), funds: new Map(sheet.funds) };
  const problems: EditProblem[] = [];
  const undo: MonitoringEdit[] = [];
  for (const [index, edit] of edits.entries()) {
    const before = writtenAt(now, edit);
    const message = write(form, now, edit);
    if (message !== null) problems.push({ edit: index, place: placeOfEdit(edit), message });
    else undo.unshift({ ...edit, value: before, before: writtenAt(now, edit) });
  }
  return problems.length > 0 ? { sheet, problems, undo: [] } : { sheet: now, problems, undo };
}

/** Writes one edit into the sheet; the sentence that says why it cannot, else null. */
function write(
  form: Pick<Form, 'rows' | 'funds'>,
  sheet: { rows: Map<string, MonitoringEntry>; funds: Map<string, FundEntry> },
  { kind, key, field, value }: MonitoringEdit,
): string | null {
  const lines: { key: string }[] = kind === 'row' ? form.rows : form.funds;
  if (!lines.some((line) => line.key === key)) return '这一行已被删除，请刷新后查看';
  if (kind === 'fund') {
    const read = fundEntrySchema.safeParse({ ...fundEntryOf(sheet, key), [field]: value });
    if (!read.success) return firstMessage(read.error);
    sheet.funds.set(key, read.data);
    if (isBare(MONITORED_FUND_FIELDS, read.data)) sheet.funds.delete(key);
    return null;
  }
  const given = field === 'causes' ? namedIn(value) : value?.trim() || null;
  const read = monitoringEntrySchema.safeParse({ ...entryOf(sheet, key), [field]: given });
  if (!read.success) return firstMessage(read.error);
  // Whatever order they were ticked in, they stand in that of the form.
  sheet.rows.set(key, { ...read.data, causes: causes.filter((cause) => read.data.causes.includes(cause)) });
  if (isBare(MONITORED_ROW_FIELDS, read.data)) sheet.rows.delete(key);
  return null;
}

/** Nothing is written any more: all of the line is left to the figures again. */
function isBare<F extends string>(fields: readonly F[], entry: Record<F, string | readonly string[] | null>): boolean {
  return fields.every((field) => (entry[field]?.length ?? 0) === 0);
}

function firstMessage({ issues }: { issues: { message: string }[] }): string {
  return issues[0]?.message ?? '内容无法识别';
}

function namedIn(text: string | null): string[] {
  return (text ?? '').split(',').flatMap((name) => name.trim() || []);
}

/** The edits whose cell holds something else than the editor saw. */
export function monitoringConflicts(sheet: MonitoringSheet, edits: readonly MonitoringEdit[]): EditConflict[] {
  return edits.flatMap((edit, index) => {
    if (edit.before === undefined) return [];
    const theirs = writtenAt(sheet, edit);
    if (theirs === edit.before || theirs === edit.value) return [];
    return [{ edit: index, place: placeOfEdit(edit), seen: edit.before, theirs, yours: edit.value }];
  });
}
