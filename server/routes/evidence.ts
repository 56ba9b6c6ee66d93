import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getEvidence } from '#db/tables/evidence.ts';
import { userNames } from '#db/tables/users.ts';
import { evidenceKeySchema, LARGEST_EVIDENCE } from '#domain/evidence/evidence.ts';
import { kindFacts } from '#domain/evidence/file-kind.ts';
import { Failure } from '#domain/failures.ts';
import { monthSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { cellEvents } from '../services/cell-events.ts';
import {
  addEvidence,
  type EvidenceUpload,
  readEvidence,
  removeEvidence,
  requireAttachable,
} from '../services/evidence.ts';
import { evidenceView } from '../services/evidence-views.ts';

const place = z.object({
  month: monthSchema,
  department: z.string(),
  indicatorId: z.coerce.number({ error: '指标编号应为数字' }).int('指标编号应为整数').min(1, '指标编号应为正整数'),
});
/** What a multipart body adds to its file. */
const ENVELOPE = 16 * 1024;
const TAG = '佐证材料';

/** Files behind a figure, and what else has happened to it. */
export function evidenceRoutes({ evidence }: Pick<Deps, 'evidence'>) {
  return new Hono<AppEnv>()
    .post(
      '/reports/:month/:department/evidence/:indicatorId',
      documented(
        TAG,
        '添加佐证材料：multipart/form-data，字段 file 和可选的 key（UUID；同一 key 重发只算一次）。相同内容不重复保存，isNew 为 false',
        201,
      ),
      input('param', place),
      bodyLimit({ maxSize: LARGEST_EVIDENCE + ENVELOPE, onError: refuseLargeFile }),
      async (c) => {
        const at = c.req.valid('param');
        const ctx = c.get('ctx');
        // Before the body is read: nobody sends ten megabytes to be told that they may not.
        await requireAttachable(ctx, at);
        const { id, isNew } = await addEvidence(ctx, evidence, at, await uploadIn(c));
        const view = evidenceView(await getEvidence(ctx.db, id), await userNames(ctx.db));
        return c.json({ ...view, isNew }, isNew ? 201 : 200);
      },
    )
    .get(
      '/reports/:month/:department/events/:indicatorId',
      documented('月报', '一项数据的经过：填写、说明、退回、佐证材料，新的在前'),
      need('figure.read'),
      input('param', place),
      async (c) => {
        const { month, department, indicatorId } = c.req.valid('param');
        return c.json(await cellEvents(c.get('ctx'), month, department, indicatorId));
      },
    )
    .get(
      '/evidence/:id',
      documented(TAG, '下载一份佐证材料（原文件）'),
      need('evidence.download'),
      input('param', idParam),
      async (c) => {
        const { bytes, line } = await readEvidence(c.get('ctx'), evidence, c.req.valid('param').id);
        c.header('Content-Type', kindFacts[line.kind].mediaType);
        c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(line.name)}`);
        c.header('Content-Length', String(bytes.length));
        c.header('Cache-Control', 'private, no-store');
        return c.body(new Uint8Array(bytes));
      },
    )
    .delete(
      '/evidence/:id',
      documented(TAG, '移除一份佐证材料：只作标记，已审核数据所附的仍保留', 204),
      input('param', idParam),
      async (c) => {
        await removeEvidence(c.get('ctx'), c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
}

async function uploadIn(c: Context<AppEnv>): Promise<EvidenceUpload> {
  const { file, key: stated } = await c.req.parseBody().catch(() => {
    throw new Failure('input.malformed');
  });
  if (!(file instanceof File) || file.size === 0) throw new Failure('evidence.missing');
  if (file.size > LARGEST_EVIDENCE) refuseLargeFile();
  const key = evidenceKeySchema.safeParse(stated);
  if (!key.success) throw new Failure('input.invalid', null, `${key.error.issues[0]?.message ?? ''}，请刷新后重试。`);
  return { bytes: Buffer.from(await file.arrayBuffer()), name: file.name, key: key.data };
}

function refuseLargeFile(): never {
  throw new Failure('evidence.too-large');
}
