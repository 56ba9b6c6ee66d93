import { Hono } from 'hono';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam, yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { checkYear } from '../services/checks.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { createForm, formDetail, formList } from '../services/forms.ts';

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
    .get(
      '/forms/:id',
      documented(TAG, '一张自评表：内容、得分与计算过程'),
      need('figure.read'),
      input('param', idParam),
      async (c) => c.json(await formDetail(c.get('ctx'), c.req.valid('param').id)),
    )
    .get('/checks', documented('数据核对', '数据核对结果'), need('check.read'), input('query', yearQuery), async (c) =>
      c.json(await checkYear(c.get('ctx'), await yearOrDefault(c.get('ctx'), c.req.valid('query').year))),
    );
}
