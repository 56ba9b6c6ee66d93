import { Hono } from 'hono';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { fileLimit, uploadIn } from '../http/files.ts';
import { input } from '../http/input.ts';
import { idParam, yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { importForm, previewFormImport } from '../services/form-import.ts';
import { createForm } from '../services/form-making.ts';
import { formDetail, formList } from '../services/forms.ts';
import { requirePermission } from '../write.ts';

const importQuery = yearQuery.extend({ dryRun: z.enum(['0', '1'], 'dryRun 应为 0 或 1').default('0') });
const FILE = { largest: 2 * 1024 * 1024, missing: 'paper.missing', tooLarge: 'paper.not-readable' } as const;
const TAG = '自评表';

export function formRoutes() {
  return new Hono<AppEnv>()
    .get('/forms', documented(TAG, '年度自评表'), need('figure.read'), input('query', yearQuery), async (c) =>
      c.json(await formList(c.get('ctx'), await yearOrDefault(c.get('ctx'), c.req.valid('query').year))),
    )
    .post('/forms', documented(TAG, '录入一张自评表', 201), input('json', formDraftSchema), async (c) => {
      const { id } = await createForm(c.get('ctx'), c.req.valid('json'));
      return c.json(await formDetail(c.get('ctx'), id), 201);
    })
    .post(
      '/forms/import',
      documented(
        TAG,
        '导入官方版式的自评表（xlsx 或 docx）：multipart/form-data，字段 file；dryRun=1 只预览，不写入',
        201,
      ),
      input('query', importQuery),
      fileLimit(FILE),
      async (c) => {
        const ctx = c.get('ctx');
        requirePermission(ctx, 'form.create');
        const { dryRun, year } = c.req.valid('query');
        const { bytes } = await uploadIn(c, FILE);
        const stated = await yearOrDefault(ctx, year);
        if (dryRun === '1') return c.json(await previewFormImport(ctx, bytes, stated));
        const { id } = await importForm(ctx, bytes, stated);
        return c.json(await formDetail(ctx, id), 201);
      },
    )
    .get(
      '/forms/:id',
      documented(TAG, '一张自评表：内容、得分与计算过程'),
      need('figure.read'),
      input('param', idParam),
      async (c) => c.json(await formDetail(c.get('ctx'), c.req.valid('param').id)),
    );
}
