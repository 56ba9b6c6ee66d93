import { Hono } from 'hono';
import { calendarDaysSchema } from '#domain/calendar/calendar-days.ts';
import { daySchema } from '#domain/calendar/working-days.ts';
import { monthSchema, yearSchema } from '#domain/period.ts';
import { dueOverrideSchema, dueRuleSchema } from '#domain/reports/due.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { removeDay, resetDueDate, setDays, setDueDate, setDueRule } from '../services/calendar-changes.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { calendarOfYear } from '../services/reporting-calendar.ts';

const byYear = z.object({ year: yearSchema });
const byMonth = z.object({ month: monthSchema });
const byDay = z.object({ date: daySchema });
const TAG = '填报安排';

export function calendarRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/calendar',
      documented(TAG, '一年的截止日规则、各月截止日、节假日与调休'),
      need('figure.read'),
      input('query', yearQuery),
      async (c) => {
        const ctx = c.get('ctx');
        return c.json(await calendarOfYear(ctx, await yearOrDefault(ctx, c.req.valid('query').year)));
      },
    )
    .put(
      '/calendar/:year/rule',
      documented(TAG, '设置每月截止日、顺延与宽限期；已到期的月份保持原截止日', 204),
      input('param', byYear),
      input('json', dueRuleSchema),
      async (c) => {
        await setDueRule(c.get('ctx'), c.req.valid('param').year, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .put(
      '/calendar/due-dates/:month',
      documented(TAG, '调整某月的截止日', 204),
      input('param', byMonth),
      input('json', dueOverrideSchema),
      async (c) => {
        await setDueDate(c.get('ctx'), c.req.valid('param').month, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/calendar/due-dates/:month',
      documented(TAG, '恢复按规则计算某月的截止日', 204),
      input('param', byMonth),
      async (c) => {
        await resetDueDate(c.get('ctx'), c.req.valid('param').month);
        return c.body(null, 204);
      },
    )
    .post(
      '/calendar/days',
      documented(TAG, '添加节假日与调休；已有的日期以新的为准', 204),
      input('json', calendarDaysSchema),
      async (c) => {
        await setDays(c.get('ctx'), c.req.valid('json').days);
        return c.body(null, 204);
      },
    )
    .delete('/calendar/days/:date', documented(TAG, '删除一天的安排', 204), input('param', byDay), async (c) => {
      await removeDay(c.get('ctx'), c.req.valid('param').date);
      return c.body(null, 204);
    });
}
