import { listFiguresOf } from '#db/tables/figures.ts';
import { insertFormerFigures } from '#db/tables/former-figures.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { insertRechecks } from '#db/tables/report-rechecks.ts';
import { findReport, insertReportEvents, insertRevisions, updateReport } from '#db/tables/reports.ts';
import type { Ctx } from '#server/context.ts';

/** August's 失业参保人数 was found 0.03 万人 short at the end of October; September and October stand on it. */
const CORRECTION = {
  code: 'INS-02',
  month: '2024-08',
  later: ['2024-09', '2024-10'],
  shortMicro: 30_000,
  reason: '（演示）8月失业参保人数漏计 0.03 万人，重新打开更正。',
  reopened: '2024-10-30T02:00:00.000Z',
  sent: '2024-10-30T06:00:00.000Z',
  approved: '2024-10-31T01:30:00.000Z',
} as const;

/** A month that was reopened, corrected and approved again, with what it leaves behind: to be seen, not to be read about. */
export async function loadDemoCorrection(
  { db }: Ctx,
  people: { officer: number; heads: Map<string, number> },
): Promise<void> {
  const { code, month, later, shortMicro, reason, reopened, sent, approved } = CORRECTION;
  const indicator = (await listIndicators(db)).find((one) => one.code === code);
  const department = indicator?.departmentCode ?? '';
  const report = await findReport(db, department, month);
  const figure = report && (await listFiguresOf(db, report.id)).find((one) => one.indicatorId === indicator?.id);
  if (!indicator || !report || !figure) return;
  const { officer } = people;
  const head = people.heads.get(department) ?? null;
  const oldMicro = figure.valueMicro - shortMicro;
  await insertFormerFigures(db, [{ ...figure, valueMicro: oldMicro, replacedBy: officer, replacedAt: approved }]);
  const { month: _month, approvedBy: _by, approvedAt: _at, isDemo: _demo, importId: _import, ...entry } = figure;
  await insertRevisions(db, [
    { ...entry, absence: null, note: reason, enteredBy: head, enteredAt: sent, reportVersion: 5 },
  ]);
  await insertReportEvents(db, [
    {
      reportId: report.id,
      move: 'reopen',
      fromState: 'approved',
      toState: 'returned',
      reason,
      actorId: officer,
      at: reopened,
    },
    {
      reportId: report.id,
      move: 'submit',
      fromState: 'returned',
      toState: 'submitted',
      reason: null,
      actorId: head,
      at: sent,
    },
    {
      reportId: report.id,
      move: 'approve',
      fromState: 'submitted',
      toState: 'approved',
      reason: null,
      actorId: officer,
      at: approved,
    },
  ]);
  await updateReport(db, report, { approvedBy: officer, approvedAt: approved, updatedAt: approved });
  for (const causedIn of later) {
    const reached = await findReport(db, department, causedIn);
    if (!reached) continue;
    const mark = { reportId: reached.id, indicatorId: indicator.id, causeMonth: month, actorId: officer, at: approved };
    const open = { outcome: null, resolvedBy: null, resolvedAt: null };
    await insertRechecks(db, [{ ...mark, ...open, oldMicro, newMicro: figure.valueMicro }]);
  }
}
