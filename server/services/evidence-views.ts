import { type Evidence, listEvidence, listEvidenceOfMonths } from '#db/tables/evidence.ts';
import { approvedVersions } from '#db/tables/report-approvals.ts';
import { isKept, stoodAt } from '#domain/evidence/evidence.ts';
import type { Month } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import type { Ctx } from '../context.ts';

/** A file as every list of evidence shows it. */
export interface EvidenceView {
  id: number;
  name: string;
  kind: Evidence['kind'];
  size: number;
  addedBy: string | null;
  addedAt: string;
  /** Set when it was taken off the report again and stays only with the figure approved before. */
  removedAt: string | null;
  isDemo: boolean;
}

export type Names = ReadonlyMap<number, string>;

export function evidenceView(line: Evidence, names: Names): EvidenceView {
  return {
    id: line.id,
    name: line.name,
    kind: line.kind,
    size: line.size,
    addedBy: nameIn(names, line.addedBy),
    addedAt: line.addedAt,
    removedAt: line.removedAt,
    isDemo: line.isDemo === 1,
  };
}

export function nameIn(names: Names, userId: number | null): string | null {
  return userId === null ? null : (names.get(userId) ?? null);
}

/** By indicator: what stands on the report now, and what stood when it was last approved and stays with that figure. */
export async function evidenceByCell(ctx: Ctx, reportId: number, names: Names): Promise<Map<number, EvidenceView[]>> {
  const lines = await listEvidence(ctx.db, reportId);
  const cells = new Map<number, EvidenceView[]>();
  if (lines.length === 0) return cells;
  const last = (await approvedVersions(ctx.db, [reportId])).get(reportId)?.at(-1);
  for (const line of lines) {
    const isOfficial = last !== undefined && stoodAt(line, last);
    if (line.removedVersion !== null && !isOfficial) continue;
    cells.set(line.indicatorId, [...(cells.get(line.indicatorId) ?? []), evidenceView(line, names)]);
  }
  return cells;
}

/**
 * By month: the evidence of an indicator's figures. With an approved figure (`isOfficial`) goes what stood when it was
 * approved, with one that is only handed in what stands on its report now.
 */
export async function evidenceByMonth(
  ctx: Ctx,
  indicatorId: number,
  { from, to, isOfficial }: { from: Month; to: Month; isOfficial: (month: Month) => boolean },
  names: Names,
): Promise<Map<Month, EvidenceView[]>> {
  const lines = await listEvidenceOfMonths(ctx.db, indicatorId, from, to);
  const approvals = await approvedVersions(ctx.db, [...new Set(lines.map((line) => line.reportId))]);
  const months = new Map<Month, EvidenceView[]>();
  for (const line of lines) {
    const last = approvals.get(line.reportId)?.at(-1);
    const stands = isOfficial(line.month) ? last !== undefined && stoodAt(line, last) : line.removedVersion === null;
    if (stands) months.set(line.month, [...(months.get(line.month) ?? []), evidenceView(line, names)]);
  }
  return months;
}

/** Readable by all who see the figure, unless it was taken back before any approval: then by who looks over everything. */
export async function isReadable(ctx: Ctx, line: Evidence): Promise<boolean> {
  if (line.removedVersion === null || can(ctx.actor, 'audit.read')) return true;
  const approvals = await approvedVersions(ctx.db, [line.reportId]);
  return isKept(line, approvals.get(line.reportId) ?? []);
}
