import { Hono } from 'hono';
import { Failure } from '#domain/failures.ts';
import { yearSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, fileLimit, sendAs, type Upload, uploadIn } from '../http/files.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { exportHistoryTemplate, previewHistory } from '../services/history.ts';
import { historyImports, importHistory } from '../services/history-imports.ts';
import { undoHistory } from '../services/history-undo.ts';
import { exportYearTemplate, importYear, previewYear } from '../services/report-year.ts';

const MOST_YEARS = 10;
const place = z.object({ year: yearSchema, department: z.string() });
const span = z
  .object({ from: yearSchema, to: yearSchema })
  .refine(({ from, to }) => from <= to && to - from < MOST_YEARS, {
    error: `起始年度不能晚于截止年度，一次最多 ${MOST_YEARS} 年`,
    path: ['from'],
  });
const importQuery = z.object({ dryRun: z.enum(['0', '1'], 'dryRun 应为 0 或 1').default('0') });
const FIELDS = 'multipart/form-data，字段 file、proof（预览给出的值）、skipUnmatched（1 表示不导入名称不符的行）';

/** Figures of many months in one workbook: a department's year, and the center's history. */
export function figureFileRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/report-years/:year/:department/template.xlsx',
      documented('月报', '全年填报模板（xlsx，12 个月）'),
      need('figure.read'),
      input('param', place),
      async (c) => {
        const { year, department } = c.req.valid('param');
        const { bytes, name } = await exportYearTemplate(c.get('ctx'), year, department);
        sendAs(c, FILE_TYPES.xlsx, name);
        return c.body(new Uint8Array(bytes));
      },
    )
    .post(
      '/report-years/:year/:department/import',
      documented('月报', `导入全年模板到各月草稿：${FIELDS}；dryRun=1 只预览，不写入`),
      need('report.save'),
      input('param', place),
      input('query', importQuery),
      fileLimit(),
      async (c) => {
        const { year, department } = c.req.valid('param');
        const upload = await uploadIn(c);
        const ctx = c.get('ctx');
        if (c.req.valid('query').dryRun === '1') return c.json(await previewYear(ctx, year, department, upload.bytes));
        await importYear(ctx, year, department, upload.bytes, confirmationIn(upload));
        return c.body(null, 204);
      },
    )
    .get(
      '/history/template.xlsx',
      documented('历史数据', '历史数据模板（xlsx，全部指标，每年一张表）'),
      need('figure.import-history'),
      input('query', span),
      async (c) => {
        const { from, to } = c.req.valid('query');
        const { bytes, name } = await exportHistoryTemplate(c.get('ctx'), from, to);
        sendAs(c, FILE_TYPES.xlsx, name);
        return c.body(new Uint8Array(bytes));
      },
    )
    .get('/history/imports', documented('历史数据', '历次导入'), need('figure.read'), async (c) =>
      c.json(await historyImports(c.get('ctx'))),
    )
    .post(
      '/history/imports',
      documented('历史数据', `导入历史数据：${FIELDS}；dryRun=1 只预览，不写入`),
      need('figure.import-history'),
      input('query', importQuery),
      fileLimit(),
      async (c) => {
        const upload = await uploadIn(c);
        const ctx = c.get('ctx');
        if (c.req.valid('query').dryRun === '1') return c.json(await previewHistory(ctx, upload.bytes));
        return c.json(await importHistory(ctx, upload, confirmationIn(upload)), 201);
      },
    )
    .post(
      '/history/imports/:id/undo',
      documented('历史数据', '撤销一次导入，恢复导入前的数据', 204),
      input('param', idParam),
      async (c) => {
        await undoHistory(c.get('ctx'), c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
}

function confirmationIn({ field }: Upload): { proof: string; skipsUnmatched: boolean } {
  const proof = field('proof');
  if (!proof) throw new Failure('input.invalid', null, '缺少预览标识（proof），请先预览，核对后再确认。');
  return { proof, skipsUnmatched: field('skipUnmatched') === '1' };
}
