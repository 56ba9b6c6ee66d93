import { listDepartments } from '#db/tables/departments.ts';
import { centerName } from '#db/tables/settings.ts';
import { exactOrNull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { levelText } from '#domain/indicators/qualitative.ts';
import type { Operator } from '#domain/indicators/target.ts';
import { type Month, monthLabel } from '#domain/period.ts';
import { absenceWords } from '#domain/reports/absence.ts';
import { refuseLocked } from '#domain/reports/lock.ts';
import { isEditable } from '#domain/reports/moves.ts';
import { readSheets } from '#domain/reports/sheet.ts';
import { type Proposal, type ProposedRow, proposalOf } from '#domain/reports/sheet-changes.ts';
import { csvOf } from '#domain/reports/sheet-csv.ts';
import type { Ctx } from '../context.ts';
import { readWorkbook } from '../forms/report-workbook.ts';
import { requirePermission } from '../write.ts';
import { relationsInForce } from './cell-rules.ts';
import { type CellYear, findingsIn, relationFindingsIn, ruledCellsOf } from './report-cells.ts';
import { reportDetail } from './report-views.ts';
import { requireReportable, saveReport } from './reports.ts';

/** The filled template of a department's month. */
export async function exportTemplate(ctx: Ctx, month: Month, department: string) {
  const report = await reportDetail(ctx, month, department);
  // Only now: the library that writes workbooks is big, and all others are made in a thread of their own.
  const { reportTemplate } = await import('../forms/report-template.ts');
  const bytes = await reportTemplate(report, await centerName(ctx.db), report.entries, ctx.now);
  return { bytes, name: `${monthLabel(month)}月报-${report.department.name}.xlsx` };
}

const OPERATOR_WORDS: Record<Operator, string> = { '>=': '不低于', '<=': '不超过', '=': '等于' };

/** The month's figures for reading in a spreadsheet; whether they are approved stands in each row. */
export async function exportCsv(ctx: Ctx, month: Month, department: string) {
  const report = await reportDetail(ctx, month, department);
  const heading =
    '月份,科室,状态,编号,指标,单位,统计口径,上年同月,上月,本月,说明,目标要求,目标值,填报人,填报时间,分子,分子值,分母,分母值'.split(
      ',',
    );
  const rows = report.entries.map((entry) => [
    month,
    report.department.name,
    report.state === 'approved' ? report.stateName : `${report.stateName}（未审）`,
    entry.code,
    entry.name,
    entry.unit,
    entry.accumulationName,
    inWords(entry, entry.lastYear),
    inWords(entry, entry.lastMonth),
    inWords(entry, entry.value) ?? (entry.absence && absenceWords[entry.absence]),
    entry.note,
    entry.operator === null ? null : OPERATOR_WORDS[entry.operator],
    inWords(entry, entry.target),
    entry.enteredBy,
    entry.enteredAt,
    entry.parts?.numerator ?? null,
    entry.numerator,
    entry.parts?.denominator ?? null,
    entry.denominator,
  ]);
  return { text: csvOf([heading, ...rows]), name: `${monthLabel(month)}月报-${report.department.name}.csv` };
}

const inWords = ({ accumulation }: { accumulation: Accumulation }, text: string | null) =>
  accumulation === 'qualitative' ? levelText(text) : text;

export interface ImportPreview extends Proposal {
  /** Of the report that the rows were compared with: confirming writes only while it is the same. */
  version: number;
}

/** Asked before the file is read. Throws as saving would: permission, closed year, month not begun, not editable. */
export async function requireImportable(ctx: Ctx, month: Month, department: string): Promise<void> {
  requirePermission(ctx, 'report.save', department);
  const report = await reportDetail(ctx, month, department);
  await requireReportable(ctx, month);
  if (!isEditable(report.state)) throw new Failure('report.not-editable', { state: report.state });
  if (report.lock !== null) refuseLocked(month, report.lock);
}

/** What the file would change, cell by cell; nothing is written. Throws a `sheet.` failure for a file that is no template of this report. */
export async function previewImport(ctx: Ctx, month: Month, department: string, bytes: Buffer): Promise<ImportPreview> {
  const sheets = await readWorkbook(bytes);
  const report = await reportDetail(ctx, month, department);
  const names = new Map((await listDepartments(ctx.db)).map(({ code, name }) => [code, name]));
  const reading = readSheets(sheets, report, report.entries, (code) => names.get(code) ?? null);
  if (reading.refusal !== null) throw new Failure(reading.refusal.code, null, reading.refusal.message);
  const cells = await ruledCellsOf(ctx, month, department);
  const byId = new Map(cells.map((cell) => [cell.indicator.id, cell]));
  const related = await relatedIn(ctx, cells, report, proposalOf(reading, report.entries, () => []).rows);
  const proposal = proposalOf(reading, report.entries, (indicatorId, value, parts) => {
    const cell = byId.get(indicatorId);
    return cell ? [...findingsIn(cell, { value, ...parts }), ...(related.get(indicatorId) ?? [])] : [];
  });
  return { version: report.version, ...proposal };
}

/** What the rules between cells would say to the report with the file's figures in it. */
async function relatedIn(ctx: Ctx, cells: CellYear[], report: StoredReport, rows: ProposedRow[]) {
  const stored = new Map(report.entries.map((entry) => [entry.indicatorId, entry]));
  const proposed = new Map(rows.map((row) => [row.indicatorId, row.new]));
  const after = (id: number) => proposed.get(id) ?? stored.get(id);
  const valueAt = (id: number) => exactOrNull(after(id)?.value);
  const hasNote = (id: number) => Boolean(after(id)?.note);
  return relationFindingsIn(cells, await relationsInForce(ctx, report.department.code), valueAt, hasNote);
}
type StoredReport = Awaited<ReturnType<typeof reportDetail>>;

/** Saves what the file changes, all or nothing: one problem anywhere and nothing is written. */
export async function importReport(
  ctx: Ctx,
  month: Month,
  department: string,
  bytes: Buffer,
  version: number,
): Promise<void> {
  const { rows, problems, version: current } = await previewImport(ctx, month, department, bytes);
  if (current !== version) throw new Failure('report.version-conflict', { yours: version, current });
  if (problems.length > 0) {
    const sentences = problems.slice(0, 3).map(({ cell, message }) => `${cell}：${message}`);
    throw new Failure('input.invalid', { problems }, `${sentences.join('；')}。没有导入任何数据。`);
  }
  const entries = rows.flatMap(({ indicatorId, change, new: content }) =>
    change === 'same' ? [] : [{ indicatorId, ...content }],
  );
  if (entries.length === 0) throw new Failure('sheet.unchanged');
  await saveReport(ctx, month, department, { version, entries });
}
