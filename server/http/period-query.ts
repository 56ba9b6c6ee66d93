import { monthOfYearSchema, yearSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';

/** `?year=2023&month=12`: the year to read and the as-of month (截至月份), by default the last with figures. */
export const periodQuery = z.object({ year: yearSchema.optional(), month: monthOfYearSchema.optional() });
export const yearQuery = z.object({ year: yearSchema.optional() });

export const idParam = z.object({
  id: z.coerce.number({ error: '编号应为数字' }).int('编号应为整数').min(1, '编号应为正整数'),
});
