import { listYears } from '#db/tables/years.ts';
import { can } from '#domain/permissions.ts';
import type { Ctx } from '../context.ts';
import { financeDepartmentCode } from './finance-department.ts';

/** What the person may do with a year's money; nothing in a closed year or one that is not kept here. */
export async function budgetRights(ctx: Ctx, year: number) {
  const known = (await listYears(ctx.db)).find((kept) => kept.year === year);
  const isOpen = known !== undefined && known.state !== 'closed';
  const department = await financeDepartmentCode(ctx.db);
  const may = (action: 'budget.save' | 'budget.adjust' | 'budget.approve') =>
    isOpen && can(ctx.actor, action, department);
  return { enter: may('budget.save'), adjust: may('budget.adjust'), review: may('budget.approve') };
}
