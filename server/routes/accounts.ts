import { Hono } from 'hono';
import { bookPatchSchema } from '#domain/accounts/book-edits.ts';
import { Failure } from '#domain/failures.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, fileLimit, sendAs, uploadIn } from '../http/files.ts';
import { input } from '../http/input.ts';
import { yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { accountsOfYear, saveAccounts } from '../services/account-book.ts';
import {
  exportAccountTables,
  importAccounts,
  previewAccountImport,
  requireAccountImport,
} from '../services/account-import.ts';
import { yearOrDefault } from '../services/default-year.ts';

const TAG = '部门决算';
const importQuery = yearQuery.extend({ dryRun: z.enum(['0', '1'], 'dryRun 应为 0 或 1').default('0') });
const versionSchema = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** The book of final accounts by year. */
export function accountRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/accounts',
      documented(
        TAG,
        '一年的决算数据：录入的基础数、由此计算的增减额、比率、占比和预决算差异率、与上年决算的比较、缺少的原因',
      ),
      need('figure.read'),
      input('query', yearQuery),
      async (c) => {
        const ctx = c.get('ctx');
        return c.json(await accountsOfYear(ctx, await yearOrDefault(ctx, c.req.valid('query').year)));
      },
    )
    .put(
      '/accounts',
      documented(TAG, '保存修改的单元格和功能分类行（全部保存或全部不保存），返回保存后的决算数据'),
      input('query', yearQuery),
      input('json', bookPatchSchema),
      async (c) => {
        const ctx = c.get('ctx');
        const year = await yearOrDefault(ctx, c.req.valid('query').year);
        await saveAccounts(ctx, year, c.req.valid('json'));
        return c.json(await accountsOfYear(ctx, year));
      },
    )
    .get(
      '/accounts/tables.xlsx',
      documented(TAG, '九张决算表（xlsx），填有已录入的数据，可改后导入'),
      need('figure.read'),
      input('query', yearQuery),
      async (c) => {
        const ctx = c.get('ctx');
        const { bytes, name } = await exportAccountTables(ctx, await yearOrDefault(ctx, c.req.valid('query').year));
        sendAs(c, FILE_TYPES.xlsx, name);
        return c.body(new Uint8Array(bytes));
      },
    )
    .post(
      '/accounts/import',
      documented(
        TAG,
        '导入决算表：multipart/form-data，字段 file 和 version（预览给出的版本）；dryRun=1 只预览，不写入',
      ),
      input('query', importQuery),
      fileLimit(),
      async (c) => {
        const ctx = c.get('ctx');
        const { dryRun, year: asked } = c.req.valid('query');
        const year = await yearOrDefault(ctx, asked);
        await requireAccountImport(ctx, year);
        const { bytes, field } = await uploadIn(c);
        if (dryRun === '1') return c.json(await previewAccountImport(ctx, year, bytes));
        const version = versionSchema.safeParse(field('version'));
        if (!version.success) throw new Failure('input.invalid', null, '缺少版本号，请先预览，核对后再确认。');
        await importAccounts(ctx, year, bytes, version.data);
        return c.json(await accountsOfYear(ctx, year));
      },
    );
}
