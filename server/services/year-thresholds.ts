import { listThresholdVersions, setThresholds } from '#db/tables/threshold-versions.ts';
import { getYear } from '#db/tables/years.ts';
import { Failure } from '#domain/failures.ts';
import { progressOf } from '#domain/indicators/progress.ts';
import type { Status } from '#domain/indicators/status.ts';
import { can } from '#domain/permissions.ts';
import {
  isSameThresholds,
  type ThresholdNumbers,
  type ThresholdsInput,
  thresholdsFrom,
} from '#domain/settings/thresholds.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { loadYearBook } from './year-book.ts';

/** What a year is judged by, and every change of it. */
export async function thresholdBook(ctx: Ctx, yearNumber: number) {
  const year = await getYear(ctx.db, yearNumber);
  const versions = await listThresholdVersions(ctx.db, yearNumber);
  return {
    year: yearNumber,
    yearState: year.state,
    thresholds: year.thresholds,
    version: versions[0]?.version ?? 0,
    mayChange: year.state !== 'closed' && can(ctx.actor, 'year.set-thresholds'),
    versions,
  };
}

/** Which indicators would have another status as of a month with these numbers. Changes nothing. */
export async function thresholdPreview(ctx: Ctx, year: number, month: number | undefined, numbers: ThresholdNumbers) {
  const book = await loadYearBook(ctx, year, month);
  const thresholds = thresholdsFrom(numbers);
  const targeted = book.indicators.filter(({ target }) => target !== null);
  const changed = targeted.flatMap(({ indicator, input, progress }) => {
    const after = progressOf(input, thresholds).status;
    const { id, name } = indicator;
    return after === progress.status ? [] : [{ id, name, before: progress.status, after }];
  });
  const count = (pick: (one: { before: Status | null; after: Status | null }) => Status | null, status: Status) =>
    changed.filter((one) => pick(one) === status).length;
  const statuses = ['on-track', 'behind', 'seriously-behind', 'met', 'over'] as const;
  return {
    year,
    month: book.month,
    of: targeted.length,
    thresholds,
    changed,
    moves: statuses.flatMap((status) => {
      const less = count(({ before }) => before, status);
      const more = count(({ after }) => after, status);
      return less + more === 0 ? [] : [{ status, less, more }];
    }),
  };
}

/** Puts other numbers into force and evaluates the year with them. Throws for a closed year, a stale version or no change. */
export async function changeThresholds(ctx: Ctx, yearNumber: number, input: ThresholdsInput): Promise<void> {
  const act = { action: 'year.set-thresholds', subject: `thresholds:${yearNumber}` } as const;
  await write(ctx, act, async (inside) => {
    const year = await getYear(inside.db, yearNumber);
    if (year.state === 'closed') throw new Failure('year.closed', { year: yearNumber });
    const { version, reason, ...numbers } = input;
    const current = (await listThresholdVersions(inside.db, yearNumber))[0]?.version ?? 0;
    if (version !== current) throw new Failure('rule.version-conflict', { yours: version, current });
    if (isSameThresholds(year.thresholds, numbers)) throw new Failure('year.thresholds-unchanged');
    const thresholds = thresholdsFrom(numbers);
    const by = { actorId: actorId(inside), at: inside.now.toISOString() };
    await setThresholds(inside.db, yearNumber, { ...by, thresholds, version: version + 1, reason });
    await evaluateAlerts(inside, yearNumber);
    return { result: undefined, before: year.thresholds, after: { ...thresholds, reason } };
  });
}
