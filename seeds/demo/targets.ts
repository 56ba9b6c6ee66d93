import { listIndicators } from '#db/tables/indicators.ts';
import { insertTargets, listTargets } from '#db/tables/targets.ts';
import { exact, toMicro } from '#domain/decimal.ts';
import type { Ctx } from '#server/context.ts';
import { setTarget } from '#server/services/targets.ts';

/**
 * The disclosure says only how far the region's tasks were fulfilled (104.03 %, 103.42 %, 100.43 %), never the tasks: these
 * follow from it by the published year-end values (82.76, 24.82, 30.53 万人). Those of the running year are invented. All
 * are marked as demonstration data.
 */
const REGION_TASKS = [
  { code: 'INS-01', value: '79.55', share: '104.03%', running: '84.50' },
  { code: 'INS-02', value: '24.00', share: '103.42%', running: '24.90' },
  { code: 'INS-03', value: '30.40', share: '100.43%', running: '30.60' },
];

/** A change that waits for the leader's decision, so that one can be decided on. */
export async function loadTargetProposal(ctx: Ctx, runningYear: number): Promise<void> {
  const indicator = (await listIndicators(ctx.db)).find(({ code }) => code === 'INS-02');
  if (!indicator) return;
  const versions = await listTargets(ctx.db, runningYear, [indicator.id]);
  const standing = versions.find(({ isLeading }) => isLeading);
  if (!standing) return;
  await setTarget(ctx, indicator.id, runningYear, {
    source: standing.source,
    operator: standing.operator,
    value: standing.value.plus(exact('0.3')).toFixed(),
    basis: '（演示）州政府年中工作会议调整',
    validFrom: `${runningYear}-11`,
    isLeading: true,
    monthlyPlan: null,
    reason: '（演示）前三季度提前完成，按会议要求调增',
    version: versions.at(-1)?.version ?? 0,
  });
}

/** A second target for one figure, 自治区任务 beside 州工作要点, in 2023 and in the running year. */
export async function loadRegionTasks({ db, now }: Ctx, runningYear: number): Promise<void> {
  const ids = new Map((await listIndicators(db)).map((indicator) => [indicator.code, indicator.id]));
  const rows = [2023, runningYear].flatMap((year) =>
    REGION_TASKS.map(({ code, value, share, running }) => ({
      indicatorId: ids.get(code)!,
      year,
      version: 2,
      operator: '>=' as const,
      valueMicro: toMicro(exact(year === 2023 ? value : running)),
      basis: year === 2023 ? `（演示）由公开说明“完成自治区下达任务的${share}”反推` : `（演示）${year}年自治区下达任务`,
      monthlyPlan: null,
      validFrom: `${year}-01`,
      isDemo: 1,
      createdAt: now.toISOString(),
      source: 'region-task' as const,
      isLeading: 0,
    })),
  );
  await insertTargets(db, rows);
}
