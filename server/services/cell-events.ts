import { listEvidence } from '#db/tables/evidence.ts';
import { listIndicators, type StoredIndicator } from '#db/tables/indicators.ts';
import { listRemarks } from '#db/tables/report-remarks.ts';
import { findReport, listRevisions } from '#db/tables/reports.ts';
import { userNames } from '#db/tables/users.ts';
import { exactFromMicro, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { levelText } from '#domain/indicators/qualitative.ts';
import type { Month } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { isReadable, type Names, nameIn } from './evidence-views.ts';

interface Happened {
  at: string;
  /** Name; null for the system. */
  by: string | null;
}

/** One thing that happened to a figure of a report before or after it was handed in. */
export type CellEvent = Happened &
  (
    | { kind: 'value'; value: string | null; before: string | null }
    | { kind: 'note'; note: string | null; before: string | null }
    | { kind: 'return'; text: string; resolvedAt: string | null }
    | { kind: 'evidence-added' | 'evidence-removed'; id: number; name: string; isReadable: boolean }
  );

/** 经过 of one cell, the newest first: who wrote what, why it was returned, what was put beside it and taken away. */
export async function cellEvents(ctx: Ctx, month: Month, department: string, indicatorId: number) {
  const [indicator] = await listIndicators(ctx.db, { ids: [indicatorId] });
  if (indicator?.departmentCode !== department) throw new Failure('indicator.not-found', { id: indicatorId });
  const report = await findReport(ctx.db, department, month);
  if (report === null) return [];
  const names = await userNames(ctx.db);
  const events = [
    ...(await writings(ctx, report.id, indicatorId, indicator, names)),
    ...(await returns(ctx, report.id, indicatorId, names)),
    ...(await files(ctx, report.id, indicatorId, names)),
  ];
  return events.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)).reverse();
}

/** Each kept revision against the one before it: what of value and note it changed. */
async function writings(
  ctx: Ctx,
  reportId: number,
  indicatorId: number,
  { decimals, accumulation }: StoredIndicator,
  names: Names,
) {
  const events: CellEvent[] = [];
  let before: { value: string | null; note: string | null } = { value: null, note: null };
  for (const { valueMicro, note, enteredBy, enteredAt } of await listRevisions(ctx.db, reportId, indicatorId)) {
    const exact = exactFromMicro(valueMicro);
    const text = exact === null ? null : printedInFull(exact, decimals);
    const value = accumulation === 'qualitative' ? levelText(text) : text;
    const who = { at: enteredAt, by: nameIn(names, enteredBy) };
    if (value !== before.value) events.push({ ...who, kind: 'value', value, before: before.value });
    if (note !== before.note) events.push({ ...who, kind: 'note', note, before: before.note });
    before = { value, note };
  }
  return events;
}

async function returns(ctx: Ctx, reportId: number, indicatorId: number, names: Names): Promise<CellEvent[]> {
  return (await listRemarks(ctx.db, reportId, indicatorId)).map(({ at, actorId, text, resolvedAt }) => ({
    kind: 'return',
    at,
    by: nameIn(names, actorId),
    text,
    resolvedAt,
  }));
}

async function files(ctx: Ctx, reportId: number, indicatorId: number, names: Names): Promise<CellEvent[]> {
  const events: CellEvent[] = [];
  for (const line of await listEvidence(ctx.db, reportId)) {
    if (line.indicatorId !== indicatorId) continue;
    const file = { id: line.id, name: line.name, isReadable: await isReadable(ctx, line) };
    events.push({ ...file, kind: 'evidence-added', at: line.addedAt, by: nameIn(names, line.addedBy) });
    if (line.removedAt === null) continue;
    events.push({ ...file, kind: 'evidence-removed', at: line.removedAt, by: nameIn(names, line.removedBy) });
  }
  return events;
}
