import { Hono } from 'hono';
import { bookPatchSchema } from '#domain/accounts/book-edits.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { accountsOfYear, saveAccounts } from '../services/account-book.ts';
import { yearOrDefault } from '../services/default-year.ts';

const TAG = '部门决算';

/** The book of final accounts by year. */
export function accountRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/accounts',
      documented(
        TAG,
        '一年的决算数据：录入的基础数、由此计算的增减额、比率、占比和预决算差异率、与上年决算的比较、缺少的原因',
      ),
      need('figure.read'),
      input('query', yearQuery),
      async (c) => {
        const ctx = c.get('ctx');
        return c.json(await accountsOfYear(ctx, await yearOrDefault(ctx, c.req.valid('query').year)));
      },
    )
    .put(
      '/accounts',
      documented(TAG, '保存修改的单元格和功能分类行（全部保存或全部不保存），返回保存后的决算数据'),
      input('query', yearQuery),
      input('json', bookPatchSchema),
      async (c) => {
        const ctx = c.get('ctx');
        const year = await yearOrDefault(ctx, c.req.valid('query').year);
        await saveAccounts(ctx, year, c.req.valid('json'));
        return c.json(await accountsOfYear(ctx, year));
      },
    );
}
