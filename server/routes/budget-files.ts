import { Hono } from 'hono';
import { Failure } from '#domain/failures.ts';
import { monthSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, fileLimit, sendAs, uploadIn } from '../http/files.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';
import {
  exportBudgetTemplate,
  importBudget,
  previewBudget,
  requireBudgetImportable,
} from '../services/budget-import.ts';
import { budgetMonth } from '../services/budget-months.ts';

const byMonth = z.object({ month: monthSchema });
const importQuery = z.object({ dryRun: z.enum(['0', '1'], 'dryRun 应为 0 或 1').default('0') });
const TAG = '预算执行';

/** A month's money as a workbook: out as a template, back in filled. */
export function budgetFileRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/budget/months/:month/template.xlsx',
      documented(TAG, '一个月的填报模板（xlsx）'),
      need('figure.read'),
      input('param', byMonth),
      async (c) => {
        const { bytes, name } = await exportBudgetTemplate(c.get('ctx'), c.req.valid('param').month);
        sendAs(c, FILE_TYPES.xlsx, name);
        return c.body(new Uint8Array(bytes));
      },
    )
    .post(
      '/budget/months/:month/import',
      documented(TAG, '导入填好的模板：multipart/form-data，字段 file 和 version；dryRun=1 只预览，不写入'),
      input('param', byMonth),
      input('query', importQuery),
      fileLimit(),
      async (c) => {
        const { month } = c.req.valid('param');
        const ctx = c.get('ctx');
        await requireBudgetImportable(ctx, month);
        const { bytes, field } = await uploadIn(c);
        if (c.req.valid('query').dryRun === '1') return c.json(await previewBudget(ctx, month, bytes));
        const version = field('version') ?? '';
        if (!/^\d{1,9}$/.test(version)) throw new Failure('input.invalid', null, '缺少版本号，请刷新后重试。');
        await importBudget(ctx, month, bytes, Number(version));
        return c.json(await budgetMonth(ctx, month));
      },
    );
}
