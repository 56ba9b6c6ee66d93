import { centerName } from '#db/tables/settings.ts';
import { readBudgetSheets } from '#domain/budgets/budget-sheet.ts';
import { moneySchema } from '#domain/budgets/changes.ts';
import { type BudgetFinding, entryFindings } from '#domain/budgets/entry-findings.ts';
import { exact, exactOrNull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { type Month, monthLabel } from '#domain/period.ts';
import { isEditable } from '#domain/reports/moves.ts';
import type { SheetProblem } from '#domain/reports/sheet-plain.ts';
import type { Ctx } from '../context.ts';
import { readWorkbook } from '../forms/report-workbook.ts';
import { requirePermission } from '../write.ts';
import { budgetMonth } from './budget-months.ts';
import { saveBudgetMonth } from './budget-saving.ts';
import { financeDepartmentCode } from './finance-department.ts';
import { requireReportable } from './reports.ts';

/** The month's workbook with what is entered. */
export async function exportBudgetTemplate(ctx: Ctx, month: Month) {
  const { lines } = await budgetMonth(ctx, month);
  // Only now: the library that writes workbooks is big.
  const { budgetTemplate } = await import('../forms/budget-template.ts');
  const rows = lines.map((line) => ({ ...line, before: line.before?.value ?? null }));
  const bytes = await budgetTemplate(month, await centerName(ctx.db), rows, ctx.now);
  return { bytes, name: `${monthLabel(month)}预算执行.xlsx` };
}

/** Asked before the file is read. Throws as saving would. */
export async function requireBudgetImportable(ctx: Ctx, month: Month): Promise<void> {
  requirePermission(ctx, 'budget.save', await financeDepartmentCode(ctx.db));
  await requireReportable(ctx, month);
  const { state } = await budgetMonth(ctx, month);
  if (!isEditable(state)) throw new Failure('budget.not-editable', { state });
}

interface ProposedRow {
  lineId: number;
  item: string;
  source: string;
  /** `F7` */
  cell: string;
  old: string | null;
  new: string | null;
  note: string | null;
  change: 'new' | 'changed' | 'cleared' | 'same';
  findings: BudgetFinding[];
  /** Of the cell, for saving. */
  version: number;
}

export interface BudgetImportPreview {
  /** Of the month that the rows were compared with. */
  version: number;
  rows: ProposedRow[];
  problems: SheetProblem[];
  warnings: SheetProblem[];
}

/** What the file would change, cell by cell; nothing is written. An empty cell leaves what is there. */
export async function previewBudget(ctx: Ctx, month: Month, bytes: Buffer): Promise<BudgetImportPreview> {
  const sheets = await readWorkbook(bytes);
  const known = await budgetMonth(ctx, month);
  const reading = readBudgetSheets(sheets, month, known.lines);
  if (reading.refusal !== null) throw new Failure(reading.refusal);
  const problems: SheetProblem[] = [...reading.problems];
  const warnings: SheetProblem[] = [];
  const rows = reading.lines.flatMap((read): ProposedRow[] => {
    const line = known.lines.find(({ lineId }) => lineId === read.indicatorId);
    if (!line) return [];
    const value = read.value === undefined ? line.executed : read.value;
    const checked = value === null ? null : moneySchema.safeParse(value);
    problems.push(...read.problems);
    warnings.push(...read.warnings);
    if (checked?.success === false) {
      problems.push({ cell: read.cells.value, message: checked.error.issues[0]?.message ?? '请填写数字' });
      return [];
    }
    const before = line.before && { month: line.before.month, value: exact(line.before.value) };
    const money = { executed: exactOrNull(value), before, adjusted: exactOrNull(line.adjusted) };
    const note = read.note ?? line.note;
    return [
      {
        lineId: line.lineId,
        item: line.item,
        source: line.source,
        cell: read.cells.value,
        old: line.executed,
        new: value,
        note,
        change: changeOf(line, value, note),
        findings: entryFindings(money),
        version: line.version,
      },
    ];
  });
  return { version: known.version, rows, problems, warnings };
}

function changeOf(
  line: { executed: string | null; note: string | null },
  value: string | null,
  note: string | null,
): ProposedRow['change'] {
  const [old, given] = [exactOrNull(line.executed), exactOrNull(value)];
  const isSame = old === null || given === null ? old === given : old.eq(given);
  if (isSame) return note === line.note ? 'same' : 'changed';
  if (given === null) return 'cleared';
  return old === null ? 'new' : 'changed';
}

/** All or nothing: one problem anywhere, or a change by somebody else since the preview, and nothing is written. */
export async function importBudget(ctx: Ctx, month: Month, bytes: Buffer, version: number): Promise<void> {
  const { rows, problems, version: current } = await previewBudget(ctx, month, bytes);
  if (current !== version) throw new Failure('budget.version-conflict', { yours: version, current });
  if (problems.length > 0) {
    const sentences = problems.slice(0, 3).map(({ cell, message }) => `${cell}：${message}`);
    throw new Failure('input.invalid', { problems }, `${sentences.join('；')}。没有导入任何数据。`);
  }
  const entries = rows
    .filter(({ change }) => change !== 'same')
    .map((row) => ({ lineId: row.lineId, executed: row.new, note: row.note, version: row.version }));
  if (entries.length === 0) throw new Failure('sheet.unchanged');
  await saveBudgetMonth(ctx, month, { entries });
}
