import { Hono } from 'hono';
import { Failure } from '#domain/failures.ts';
import { FILE_FORMATS, type FileFormat } from '#domain/forms/file-name.ts';
import { yearSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, sendAs } from '../http/files.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import type { AppEnv } from '../http/session.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { exportForm, exportOptions, exportYear } from '../services/form-exports.ts';
import { exportReport } from '../services/narrative-reports.ts';

const exportQuery = z.object({ format: z.string().default('xlsx') });
const reportQuery = z.object({ year: yearSchema.optional(), format: z.string().default('docx') });
/** `formats=xlsx,pdf`; all when not given. */
const zipQuery = z.object({ year: yearSchema.optional(), formats: z.string().default(FILE_FORMATS.join(',')) });
const TAG = '自评表';

/** The official forms and what belongs to them as files. */
export function formFileRoutes({ renderer }: Pick<Deps, 'renderer'>) {
  return new Hono<AppEnv>()
    .get('/forms/export-options', documented(TAG, '可导出的格式和 pdf 所用字体'), async (c) =>
      c.json(await exportOptions(c.get('ctx'), renderer)),
    )
    .get(
      '/forms/export.zip',
      documented(TAG, '导出全年自评表（zip，含目录）：formats 为 xlsx、docx、pdf 的组合，以逗号分隔，默认全部'),
      input('query', zipQuery),
      async (c) => {
        const { year, formats } = c.req.valid('query');
        const chosen = [...new Set(formats.split(','))].map(formatIn);
        const ctx = c.get('ctx');
        const { bytes, name } = await exportYear(ctx, renderer, await yearOrDefault(ctx, year), chosen);
        sendAs(c, FILE_TYPES.zip, name);
        return c.body(new Uint8Array(bytes));
      },
    )
    .get('/forms/report', documented(TAG, '绩效自评报告（docx 或 pdf）'), input('query', reportQuery), async (c) => {
      const { year, format } = c.req.valid('query');
      if (format !== 'docx' && format !== 'pdf') {
        throw new Failure('form.format-unsupported', null, '自评报告的导出格式应为 docx 或 pdf，请重新选择。');
      }
      const ctx = c.get('ctx');
      const { bytes, name } = await exportReport(ctx, renderer, await yearOrDefault(ctx, year), format);
      sendAs(c, FILE_TYPES[format], name);
      return c.body(new Uint8Array(bytes));
    })
    .get(
      '/forms/:id/export',
      documented(TAG, '导出一张自评表（format 为 xlsx、docx 或 pdf）'),
      input('param', idParam),
      input('query', exportQuery),
      async (c) => {
        const format = formatIn(c.req.valid('query').format);
        const { bytes, name } = await exportForm(c.get('ctx'), renderer, c.req.valid('param').id, format);
        sendAs(c, FILE_TYPES[format], name);
        return c.body(new Uint8Array(bytes));
      },
    );
}

export function formatIn(text: string): FileFormat {
  const format = FILE_FORMATS.find((one) => one === text);
  if (format === undefined) throw new Failure('form.format-unsupported');
  return format;
}
