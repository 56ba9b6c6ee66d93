import { Hono } from 'hono';
import {
  adjustmentSchema,
  budgetMoveSchema,
  budgetSaveSchema,
  budgetStartSchema,
  counterEntrySchema,
  initialSchema,
  newProjectSchema,
} from '#domain/budgets/changes.ts';
import { monthOfYearSchema, monthSchema, yearSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam, periodQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { adjustBudget, changeInitial, counterAdjustment } from '../services/budget-changes.ts';
import { addProject, startBudget } from '../services/budget-items.ts';
import { budgetMonth } from '../services/budget-months.ts';
import { moveBudgetMonth } from '../services/budget-moves.ts';
import { saveBudgetMonth } from '../services/budget-saving.ts';
import { budgetView } from '../services/budget-views.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { projectDetail } from '../services/projects.ts';

const byMonth = z.object({ month: monthSchema });
const byYear = z.object({ year: yearSchema });
const asOf = z.object({ month: monthOfYearSchema.optional() });
const TAG = '预算执行';

/** 预算执行: what stands, the months as they are entered and reviewed, and what changes the budget itself. */
export function budgetRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/budget',
      documented(TAG, '资金来源与各项目的预算、执行数、执行率与序时进度、上年同期、预计年末结余'),
      need('figure.read'),
      input('query', periodQuery),
      async (c) => {
        const ctx = c.get('ctx');
        const { year, month } = c.req.valid('query');
        return c.json(await budgetView(ctx, await yearOrDefault(ctx, year), month));
      },
    )
    .get(
      '/budget/months/:month',
      documented(TAG, '一个月的录入与审核：每一资金行的累计执行数'),
      need('figure.read'),
      input('param', byMonth),
      async (c) => c.json(await budgetMonth(c.get('ctx'), c.req.valid('param').month)),
    )
    .put(
      '/budget/months/:month',
      documented(TAG, '保存若干单元格的累计执行数（万元）；每格带上次读到的版本，已被他人修改的格返回 409'),
      input('param', byMonth),
      input('json', budgetSaveSchema),
      async (c) => {
        const { month } = c.req.valid('param');
        await saveBudgetMonth(c.get('ctx'), month, c.req.valid('json'));
        return c.json(await budgetMonth(c.get('ctx'), month));
      },
    )
    .post(
      '/budget/months/:month/moves',
      documented(TAG, '提交、审核通过、退回或重新打开一个月的预算执行'),
      input('param', byMonth),
      input('json', budgetMoveSchema),
      async (c) => {
        const { month } = c.req.valid('param');
        await moveBudgetMonth(c.get('ctx'), month, c.req.valid('json'));
        return c.json(await budgetMonth(c.get('ctx'), month));
      },
    )
    .post(
      '/budget/years/:year/start',
      documented(TAG, '建立一年的预算项目：从该年自评表的资金行，或承接上年项目', 204),
      input('param', byYear),
      input('json', budgetStartSchema),
      async (c) => {
        await startBudget(c.get('ctx'), c.req.valid('param').year, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/budget/years/:year/projects',
      documented(TAG, '添加一个项目', 201),
      input('param', byYear),
      input('json', newProjectSchema),
      async (c) => c.json(await addProject(c.get('ctx'), c.req.valid('param').year, c.req.valid('json')), 201),
    )
    .put(
      '/budget/lines/:id/initial',
      documented(TAG, '填写年初预算数（该年尚无已报月份时）', 204),
      input('param', idParam),
      input('json', initialSchema),
      async (c) => {
        await changeInitial(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/budget/lines/:id/adjustments',
      documented(TAG, '登记一笔预算调整：日期、金额（调减为负）、原因、文号', 204),
      input('param', idParam),
      input('json', adjustmentSchema),
      async (c) => {
        await adjustBudget(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/budget/adjustments/:id/counter',
      documented(TAG, '冲销一笔预算调整：记一笔相反的调整，原记录保留', 204),
      input('param', idParam),
      input('json', counterEntrySchema),
      async (c) => {
        await counterAdjustment(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').reason);
        return c.body(null, 204);
      },
    )
    .get(
      '/projects/:id',
      documented(TAG, '一个项目：预算与调整、各月执行、自评表、指标、预警'),
      need('figure.read'),
      input('param', idParam),
      input('query', asOf),
      async (c) => {
        const { month } = c.req.valid('query');
        return c.json(await projectDetail(c.get('ctx'), c.req.valid('param').id, month));
      },
    );
}
