import { Hono } from 'hono';
import { Failure } from '#domain/failures.ts';
import { monthSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, fileLimit, sendAs, type Upload, uploadIn } from '../http/files.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';
import {
  exportCsv,
  exportTemplate,
  importReport,
  previewImport,
  requireImportable,
} from '../services/report-import.ts';
import { reportDetail } from '../services/report-views.ts';

const place = z.object({ month: monthSchema, department: z.string() });
const importQuery = z.object({ dryRun: z.enum(['0', '1'], 'dryRun 应为 0 或 1').default('0') });
const versionSchema = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const TAG = '月报';

/** Files of a monthly report: out as a template or CSV, back in as a filled template. */
export function reportFileRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/reports/:month/:department/template.xlsx',
      documented(TAG, '填报模板（xlsx）'),
      need('figure.read'),
      input('param', place),
      async (c) => {
        const { month, department } = c.req.valid('param');
        const { bytes, name } = await exportTemplate(c.get('ctx'), month, department);
        sendAs(c, FILE_TYPES.xlsx, name);
        return c.body(new Uint8Array(bytes));
      },
    )
    .get(
      '/reports/:month/:department/figures.csv',
      documented(TAG, '一份月报的数据（csv，供阅读）'),
      need('figure.read'),
      input('param', place),
      async (c) => {
        const { month, department } = c.req.valid('param');
        const { text, name } = await exportCsv(c.get('ctx'), month, department);
        sendAs(c, FILE_TYPES.csv, name);
        return c.body(text);
      },
    )
    .post(
      '/reports/:month/:department/import',
      documented(
        TAG,
        '导入填好的模板：multipart/form-data，字段 file 和 version（上次读到的版本）；dryRun=1 只预览，不写入',
      ),
      input('param', place),
      input('query', importQuery),
      fileLimit(),
      async (c) => {
        const { month, department } = c.req.valid('param');
        const ctx = c.get('ctx');
        await requireImportable(ctx, month, department);
        const upload = await uploadIn(c);
        const { bytes } = upload;
        const version = versionIn(upload, c.req.header('x-report-version'));
        if (c.req.valid('query').dryRun === '1') return c.json(await previewImport(ctx, month, department, bytes));
        if (version === null) throw new Failure('input.invalid', null, '缺少版本号，请刷新后重试。');
        await importReport(ctx, month, department, bytes, version);
        return c.json(await reportDetail(ctx, month, department));
      },
    );
}

/** Of the report that was previewed (field `version`, or header `x-report-version`). */
function versionIn({ field }: Upload, header: string | undefined): number | null {
  const stated = field('version') ?? header;
  const version = stated === undefined ? null : versionSchema.safeParse(stated);
  if (version !== null && !version.success) throw new Failure('input.invalid', null, '版本号应为整数，请刷新后重试。');
  return version?.data ?? null;
}
