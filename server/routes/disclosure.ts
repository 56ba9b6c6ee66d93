import { Hono } from 'hono';
import { disclosureTemplateSchema, templateSectionSchema } from '#domain/disclosure/template.ts';
import { yearSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, sendAs } from '../http/files.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';
import { comparisonOf } from '../services/disclosure-comparison.ts';
import { documentForms, previewOf } from '../services/disclosure-documents.ts';
import { DOCUMENT_FORMATS, exportDocument } from '../services/disclosure-exports.ts';
import { publicationsOf, publishDocument } from '../services/disclosure-publications.ts';
import {
  checkDraft,
  copyTemplate,
  saveTemplate,
  templateOfYear,
  templateVersion,
  tryTemplateSection,
} from '../services/disclosure-templates.ts';

const versionNumber = z.coerce.number().int().min(1).max(100_000);
const ofYear = z.object({ year: yearSchema });
const exportQuery = ofYear.extend({
  format: z.enum(DOCUMENT_FORMATS, '导出格式应为 docx、pdf、text 或 manifest，请重新选择。').default('docx'),
  version: versionNumber.optional(),
});
const publishing = z.strictObject({ year: yearSchema, digest: z.string().regex(/^[0-9a-f]{64}$/) });
const trial = z.strictObject({ year: yearSchema, section: templateSectionSchema });
const saving = disclosureTemplateSchema.safeExtend({
  version: z.int().min(0),
  reason: z.string().trim().min(1, '请填写修改原因').max(200, '修改原因最多 200 字'),
});
const copying = z.strictObject({ year: yearSchema, from: yearSchema });

const TYPES = {
  docx: FILE_TYPES.docx,
  pdf: FILE_TYPES.pdf,
  text: 'text/plain; charset=utf-8',
  manifest: 'application/json',
};
const TAG = '公开说明';

/** 部门决算公开说明: generated, compared with what was published, published again; and the wording it is made from. */
export function disclosureRoutes({ renderer }: Pick<Deps, 'renderer'>) {
  return new Hono<AppEnv>()
    .get(
      '/accounts/document',
      documented(TAG, '某年度公开说明全文：逐句、逐数，附每个数的来源'),
      need('document.read'),
      input('query', ofYear),
      async (c) => c.json(await previewOf(c.get('ctx'), c.req.valid('query').year)),
    )
    .get(
      '/accounts/document/forms',
      documented(TAG, '公开说明第十一节所附的自评表'),
      need('document.read'),
      input('query', ofYear),
      async (c) => c.json(await documentForms(c.get('ctx'), c.req.valid('query').year)),
    )
    .get(
      '/accounts/document/export',
      documented(TAG, '导出公开说明（docx、pdf、text）或数据清单（manifest）；version 为发布版本，省略为当前内容'),
      need('document.export'),
      input('query', exportQuery),
      async (c) => {
        const asked = c.req.valid('query');
        const { bytes, name } = await exportDocument(c.get('ctx'), renderer, asked);
        sendAs(c, TYPES[asked.format], name);
        return c.body(new Uint8Array(bytes));
      },
    )
    .get(
      '/accounts/document/comparison',
      documented(TAG, '与已公开文本逐句对比，附解释差异的核对结果；没有已公开文本时为 null'),
      need('document.read'),
      input('query', ofYear),
      async (c) => c.json(await comparisonOf(c.get('ctx'), c.req.valid('query').year)),
    )
    .get(
      '/accounts/document/publications',
      documented(TAG, '发布记录，以及最近一次发布后变化的句子'),
      need('document.read'),
      input('query', ofYear),
      async (c) => c.json(await publicationsOf(c.get('ctx'), c.req.valid('query').year)),
    )
    .post(
      '/accounts/document/publications',
      documented(TAG, '发布当前内容：全文、来源清单和摘要一并留存', 201),
      need('document.publish'),
      input('json', publishing),
      async (c) => {
        const { year, digest } = c.req.valid('json');
        return c.json(await publishDocument(c.get('ctx'), year, digest), 201);
      },
    )
    .get(
      '/accounts/document/template',
      documented(TAG, '某年度的模板、可插入的数据和核对结果'),
      need('document.read'),
      input('query', ofYear),
      async (c) => c.json(await templateOfYear(c.get('ctx'), c.req.valid('query').year)),
    )
    .get(
      '/accounts/document/template/:version',
      documented(TAG, '模板的某一版'),
      need('document.read'),
      input('param', z.object({ version: versionNumber })),
      input('query', ofYear),
      async (c) => {
        const { year } = c.req.valid('query');
        return c.json(await templateVersion(c.get('ctx'), year, c.req.valid('param').version));
      },
    )
    .post(
      '/accounts/document/template/trial',
      documented(TAG, '核对一节模板并按当年数据生成，不保存'),
      need('document.read'),
      input('json', trial),
      async (c) => {
        const { year, section } = c.req.valid('json');
        return c.json(await tryTemplateSection(c.get('ctx'), year, section));
      },
    )
    .post(
      '/accounts/document/template/check',
      documented(TAG, '核对整份模板，不保存'),
      need('document.read'),
      input('json', disclosureTemplateSchema),
      async (c) => c.json(await checkDraft(c.get('ctx'), c.req.valid('json'))),
    )
    .put(
      '/accounts/document/template',
      documented(TAG, '保存模板为新的一版；有错误时不保存'),
      need('document.set-template'),
      input('json', saving),
      async (c) => c.json(await saveTemplate(c.get('ctx'), c.req.valid('json'))),
    )
    .post(
      '/accounts/document/template/copy',
      documented(TAG, '沿用另一年度的模板', 201),
      need('document.set-template'),
      input('json', copying),
      async (c) => {
        const { year, from } = c.req.valid('json');
        return c.json(await copyTemplate(c.get('ctx'), year, from), 201);
      },
    );
}
