import type { FoundAlert } from '#domain/alerts/alert.ts';
import type { Ctx } from '../context.ts';
import { findingsOf } from './checks.ts';
import type { YearBook } from './year-book.ts';

/** Each contradiction that nobody has waived, for the officer: no department owns what two places say. */
export async function alertsOfChecks(ctx: Ctx, book: YearBook): Promise<FoundAlert[]> {
  const findings = await findingsOf(ctx, book);
  return findings
    .filter(({ kind, waiver }) => kind === 'contradiction' && waiver === null)
    .map(({ id, checkName, where, message, indicatorId }) => ({
      rule: 'contradiction',
      subject: `check:${id}`,
      level: 'yellow',
      department: null,
      indicatorId,
      title: `${checkName}：${where[0] ?? ''}`,
      message,
    }));
}
