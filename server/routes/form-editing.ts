import { Hono } from 'hono';
import { formPatchSchema } from '#domain/forms/form-edits.ts';
import { formMoveSchema } from '#domain/forms/form-moves.ts';
import { formCopySchema } from '#domain/forms/new-form.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { editForm } from '../services/form-editing.ts';
import { moveForm, signedForm } from '../services/form-finalising.ts';
import { copyForm, deleteForm } from '../services/form-making.ts';
import { formDetail } from '../services/forms.ts';

const snapshotParam = idParam.extend({
  version: z.coerce.number('版本应为数字').int('版本应为数字').min(1, '版本从 1 开始'),
});
const TAG = '自评表';

export function formEditingRoutes() {
  return new Hono<AppEnv>()
    .patch(
      '/forms/:id',
      documented(TAG, '修改单元格和行（按行的标识），返回修改后的表和撤销所需的修改'),
      input('param', idParam),
      input('json', formPatchSchema),
      async (c) => {
        const { id } = c.req.valid('param');
        const undo = await editForm(c.get('ctx'), id, c.req.valid('json'));
        return c.json({ form: await formDetail(c.get('ctx'), id), undo });
      },
    )
    .delete('/forms/:id', documented(TAG, '删除从未定稿的草稿', 204), input('param', idParam), async (c) => {
      await deleteForm(c.get('ctx'), c.req.valid('param').id);
      return c.body(null, 204);
    })
    .post(
      '/forms/:id/moves',
      documented(TAG, '定稿、撤回定稿'),
      input('param', idParam),
      input('json', formMoveSchema),
      async (c) => {
        const { id } = c.req.valid('param');
        await moveForm(c.get('ctx'), id, c.req.valid('json'));
        return c.json(await formDetail(c.get('ctx'), id));
      },
    )
    .post(
      '/forms/:id/copies',
      documented(TAG, '复制为其他年度的草稿（不带完成情况）', 201),
      input('param', idParam),
      input('json', formCopySchema),
      async (c) => c.json(await copyForm(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').year), 201),
    )
    .get(
      '/forms/:id/snapshots/:version',
      documented(TAG, '某一版定稿：签署时的内容，重新计算的摘要'),
      need('figure.read'),
      input('param', snapshotParam),
      async (c) => {
        const { id, version } = c.req.valid('param');
        return c.json(await signedForm(c.get('ctx'), id, version));
      },
    );
}
