import { getDepartment } from '#db/tables/departments.ts';
import { listRechecks, resolveRechecks } from '#db/tables/report-rechecks.ts';
import { findReport } from '#db/tables/reports.ts';
import { exactFromMicro, fromMicro, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import type { Month } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import { type RecheckRequest, recheckOutcomeNames } from '#domain/reports/rechecks.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { requireReportable } from './reports.ts';
import type { IndicatorInput } from './year-book.ts';

/** 已复核，无需修改: settles the marks of these cells. Throws `report.recheck-settled` when none of them is open. */
export async function confirmRechecks(
  ctx: Ctx,
  month: Month,
  department: string,
  { indicatorIds }: RecheckRequest,
): Promise<void> {
  await getDepartment(ctx.db, department);
  const act = { action: 'report.recheck', subject: `report:${month}:${department}`, department } as const;
  await write(ctx, act, async (inside) => {
    await requireReportable(inside, month);
    const report = await findReport(inside.db, department, month);
    const how = { outcome: 'confirmed', actorId: actorId(inside), at: inside.now.toISOString() } as const;
    const settled = report ? await resolveRechecks(inside.db, report.id, indicatorIds, how) : [];
    if (settled.length === 0) throw new Failure('report.recheck-settled');
    return { result: undefined, after: { indicatorIds: settled, outcome: 'confirmed' } };
  });
}

/** The marks of a report in words, settled ones too; `mayConfirm` for who is asked to look again. */
export async function recheckViews(
  ctx: Ctx,
  reportId: number | null,
  { department, isYearClosed }: { department: string; isYearClosed: boolean },
  cells: readonly IndicatorInput[],
) {
  const indicators = new Map(cells.map(({ indicator }) => [indicator.id, indicator]));
  const rows = reportId === null ? [] : await listRechecks(ctx.db, reportId);
  return {
    mayConfirm: !isYearClosed && can(ctx.actor, 'report.recheck', department),
    items: rows.flatMap((row) => {
      const indicator = indicators.get(row.indicatorId);
      if (!indicator) return [];
      const { name, unit, decimals } = indicator;
      const now = exactFromMicro(row.newMicro);
      const item = {
        id: row.id,
        indicatorId: indicator.id,
        name,
        unit,
        /** The corrected month with its figure before and now; null when the figure was withdrawn. */
        causeMonth: row.causeMonth,
        old: printedInFull(fromMicro(row.oldMicro), decimals),
        now: now === null ? null : printedInFull(now, decimals),
        by: row.by,
        at: row.at,
        outcome: row.outcome,
        outcomeName: row.outcome === null ? null : recheckOutcomeNames[row.outcome],
        resolvedBy: row.resolvedByName,
        resolvedAt: row.resolvedAt,
      };
      return [item];
    }),
  };
}
