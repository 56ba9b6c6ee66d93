import { type Figure, listFiguresOf } from '#db/tables/figures.ts';
import { insertFormerFigures } from '#db/tables/former-figures.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import {
  findOpenRecheck,
  insertRechecks,
  listLaterEntries,
  setRecheckValue,
  withdrawRecheck,
} from '#db/tables/report-rechecks.ts';
import type { Report } from '#db/tables/reports.ts';
import { listYears } from '#db/tables/years.ts';
import { fromMicro, microOrNull, toMicro } from '#domain/decimal.ts';
import { yearOf } from '#domain/period.ts';
import { type Correction, correctionsOf, isToRecheck } from '#domain/reports/rechecks.ts';
import { actorId, type Ctx } from '../context.ts';

type Official = Pick<Figure, 'indicatorId' | 'valueMicro' | 'numeratorMicro' | 'denominatorMicro'>;

/**
 * Before figures take the place of those approved earlier: keeps what changes as former, and marks the later months that
 * stand on a corrected figure. The first approval of a report corrects nothing.
 */
export async function keepCorrected(ctx: Ctx, report: Report, figures: readonly Official[]): Promise<void> {
  const before = await listFiguresOf(ctx.db, report.id);
  const now = new Map(figures.map((figure) => [figure.indicatorId, figure]));
  const replaced = before.filter((figure) => !isSameOfficial(figure, now.get(figure.indicatorId)));
  const kept = { replacedBy: actorId(ctx), replacedAt: ctx.now.toISOString() };
  await insertFormerFigures(
    ctx.db,
    replaced.map((figure) => ({ ...figure, ...kept })),
  );
  const corrections = correctionsOf(
    new Map(replaced.map((figure) => [figure.indicatorId, fromMicro(figure.valueMicro)])),
    new Map(figures.map((figure) => [figure.indicatorId, fromMicro(figure.valueMicro)])),
  );
  await markLater(ctx, report, corrections);
}

function isSameOfficial(one: Official, other: Official | undefined): boolean {
  return (
    one.valueMicro === other?.valueMicro &&
    one.numeratorMicro === other.numeratorMicro &&
    one.denominatorMicro === other.denominatorMicro
  );
}

async function markLater(ctx: Ctx, report: Report, corrections: readonly Correction[]): Promise<void> {
  if (corrections.length === 0) return;
  const { db } = ctx;
  const [actor, at] = [actorId(ctx), ctx.now.toISOString()];
  const closed = new Set((await listYears(db)).filter(({ state }) => state === 'closed').map(({ year }) => year));
  const kinds = new Map((await listIndicators(db)).map(({ id, accumulation }) => [id, accumulation]));
  const byIndicator = new Map(corrections.map((correction) => [correction.indicatorId, correction]));
  const later = await listLaterEntries(db, report.departmentCode, report.month, [...byIndicator.keys()]);
  for (const { indicatorId, reportId, month } of later) {
    const correction = byIndicator.get(indicatorId);
    const accumulation = kinds.get(indicatorId);
    if (!correction || !accumulation || closed.has(yearOf(month))) continue;
    if (!isToRecheck(accumulation, report.month, month)) continue;
    const [oldMicro, newMicro] = [toMicro(correction.old), microOrNull(correction.now)];
    const place = { reportId, indicatorId, causeMonth: report.month };
    const open = await findOpenRecheck(db, place);
    if (open === null) {
      const mark = { ...place, oldMicro, newMicro, actorId: actor, at };
      await insertRechecks(db, [{ ...mark, outcome: null, resolvedBy: null, resolvedAt: null }]);
    } else if (open.oldMicro === newMicro) await withdrawRecheck(db, open.id, actor, at);
    else await setRecheckValue(db, open.id, newMicro, at);
  }
}
