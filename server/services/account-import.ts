import { findAccountBook } from '#db/tables/account-book.ts';
import { readAccountTables } from '#domain/accounts/tables/read-tables.ts';
import { type TableProposal, tableChanges } from '#domain/accounts/tables/table-changes.ts';
import { accountTableLayouts } from '#domain/accounts/tables/table-layout.ts';
import { Failure } from '#domain/failures.ts';
import type { Ctx } from '../context.ts';
import { readWorkbook } from '../forms/report-workbook.ts';
import { requirePermission } from '../write.ts';
import { requireOpenBook, saveAccounts } from './account-book.ts';
import { financeDepartmentCode } from './finance-department.ts';

export interface AccountPreview extends TableProposal {
  year: number;
  /** Of the book the tables were compared with: confirming writes only while it is the same. */
  version: number;
}

/** The nine tables, filled with what the book has. */
export async function exportAccountTables(ctx: Ctx, year: number) {
  const tables = accountTableLayouts(await findAccountBook(ctx.db, year));
  // Only now: the library that writes workbooks is big.
  const { accountsWorkbook } = await import('../forms/accounts-workbook.ts');
  return { bytes: await accountsWorkbook(tables, ctx.now), name: `${year}年部门决算表.xlsx` };
}

/** Asked before the file is read. Throws as saving would. */
export async function requireAccountImport(ctx: Ctx, year: number): Promise<void> {
  requirePermission(ctx, 'accounts.import', await financeDepartmentCode(ctx.db));
  await requireOpenBook(ctx, year);
}

/** What the file would change, cell by cell; nothing is written. Throws for a file without any of the nine tables. */
export async function previewAccountImport(ctx: Ctx, year: number, bytes: Buffer): Promise<AccountPreview> {
  const { proposal, version } = await proposed(ctx, year, bytes);
  return { year, version, ...proposal };
}

/** Saves what the tables change, all or nothing: one problem anywhere and nothing is written. */
export async function importAccounts(ctx: Ctx, year: number, bytes: Buffer, version: number): Promise<void> {
  const { proposal, edits, version: current } = await proposed(ctx, year, bytes);
  if (current !== version) throw new Failure('sheet.changed-meanwhile', { yours: version, current });
  const { problems } = proposal;
  if (problems.length > 0) {
    const sentences = problems.slice(0, 3).map(({ cell, message }) => `${cell}：${message}`);
    throw new Failure(
      'input.invalid',
      { problems: problems.slice(0, 200) },
      `${sentences.join('；')}。没有导入任何数据。`,
    );
  }
  if (edits.length === 0) throw new Failure('sheet.unchanged');
  await saveAccounts(ctx, year, { version, edits }, 'accounts.import');
}

async function proposed(ctx: Ctx, year: number, bytes: Buffer) {
  const reading = readAccountTables(await readWorkbook(bytes));
  if (reading.tables.length === 0) throw new Failure('accounts.no-tables');
  const others = [...new Set(reading.years.filter((one) => one !== year))];
  if (others.length > 0) {
    const message = `文件中的决算表是 ${others.join('、')} 年度的，当前为 ${year} 年度，没有导入。请切换到该年度后再导入。`;
    throw new Failure('accounts.other-year', { year, others }, message);
  }
  const book = await findAccountBook(ctx.db, year);
  return { ...tableChanges(book, reading), version: book.version };
}
