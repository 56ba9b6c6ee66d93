import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Failure } from '#domain/failures.ts';
import { monthSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, fileHeaders } from '../http/files.ts';
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

const LARGEST_FILE = 2 * 1024 * 1024;
/** What a multipart body adds to its file. */
const ENVELOPE = 16 * 1024;
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
        fileHeaders(c, FILE_TYPES.xlsx, name);
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
        fileHeaders(c, FILE_TYPES.csv, name);
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
      bodyLimit({ maxSize: LARGEST_FILE + ENVELOPE, onError: refuseLargeFile }),
      async (c) => {
        const { month, department } = c.req.valid('param');
        const ctx = c.get('ctx');
        await requireImportable(ctx, month, department);
        const { bytes, version } = await uploadIn(c);
        if (c.req.valid('query').dryRun === '1') return c.json(await previewImport(ctx, month, department, bytes));
        if (version === null) throw new Failure('input.invalid', null, '缺少版本号，请刷新后重试。');
        await importReport(ctx, month, department, bytes, version);
        return c.json(await reportDetail(ctx, month, department));
      },
    );
}

/** The file and the version beside it (field `version`, or header `x-report-version`). */
async function uploadIn(c: Context<AppEnv>): Promise<{ bytes: Buffer; version: number | null }> {
  const form = await c.req.parseBody().catch(() => {
    throw new Failure('input.malformed');
  });
  const { file } = form;
  if (!(file instanceof File) || file.size === 0) throw new Failure('sheet.missing');
  if (file.size > LARGEST_FILE) refuseLargeFile();
  const stated = form.version ?? c.req.header('x-report-version');
  const version = stated === undefined ? null : versionSchema.safeParse(stated);
  if (version !== null && !version.success) throw new Failure('input.invalid', null, '版本号应为整数，请刷新后重试。');
  return { bytes: Buffer.from(await file.arrayBuffer()), version: version?.data ?? null };
}

function refuseLargeFile(): never {
  throw new Failure('sheet.too-large');
}
