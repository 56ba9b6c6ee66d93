import { insertFigures } from '#db/tables/figures.ts';
import { listIndicators, type StoredIndicator } from '#db/tables/indicators.ts';
import { insertReportApprovals } from '#db/tables/report-approvals.ts';
import { setRemarks } from '#db/tables/report-remarks.ts';
import { insertEntries, insertReport, insertReportEvents, insertRevisions } from '#db/tables/reports.ts';
import { microOrNull, toMicro } from '#domain/decimal.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { type Month, monthAfter } from '#domain/period.ts';
import type { ReportState } from '#domain/reports/moves.ts';
import type { Ctx } from '#server/context.ts';
import { type DemoFigure, demoFigures } from './figures.ts';
import { chanceOf } from './paths.ts';

/** The running year is approved up to here; of the month after, some reports have come. */
export const LAST_APPROVED = '2024-09';
const CURRENT = '2024-10';

/** Where the departments stand with the current month; who is not named has not begun. */
const currentStates: Record<string, { state: ReportState; reason?: string; cell?: string; share: number }> = {
  dept02: { state: 'approved', share: 1 },
  dept05: { state: 'approved', share: 1 },
  dept03: { state: 'submitted', share: 1 },
  dept08: { state: 'submitted', share: 1 },
  dept09: {
    state: 'returned',
    reason: '（演示）查询人次与业务台账不符，请核对后重新提交。',
    cell: 'SERV-17',
    share: 1,
  },
  dept11: { state: 'draft', share: 0.5 },
};
/** Has not handed in September: overdue. */
const OVERDUE = { department: 'dept14', month: '2024-09' };

const ABSENT = { valueMicro: null, absence: 'not-occurred' } as const;

interface People {
  officer: number;
  heads: Map<string, number>;
}

/** Monthly reports of 2022 to 2024 as if they had been filed and approved month by month. All marked as demonstration. */
export async function loadDemoReports({ db }: Ctx, people: People): Promise<void> {
  const byDepartment = new Map<string, StoredIndicator[]>();
  for (const indicator of await listIndicators(db)) {
    const { departmentCode } = indicator;
    byDepartment.set(departmentCode, [...(byDepartment.get(departmentCode) ?? []), indicator]);
  }
  const values = new Map(demoFigures().map((figure: DemoFigure) => [`${figure.code}:${figure.month}`, figure]));
  const all = {
    entries: [] as EntryRow[],
    figures: [] as FigureRow[],
    events: [] as EventRow[],
    approvals: [] as ApprovalRow[],
  };
  for (let month: Month = '2022-01'; month <= CURRENT; month = monthAfter(month)) {
    for (const [department, indicators] of byDepartment) {
      const status = statusOf(department, month);
      if (status === null) continue;
      const head = people.heads.get(department) ?? null;
      const times = timesOf(department, month);
      const isApproved = status.state === 'approved';
      const isSent = isApproved || status.state === 'submitted' || status.state === 'returned';
      const report = await insertReport(db, {
        departmentCode: department,
        month,
        state: status.state,
        version: isApproved ? 3 : isSent ? 2 : 1,
        submittedBy: isSent ? head : null,
        submittedAt: isSent ? times.submitted : null,
        approvedBy: isApproved ? people.officer : null,
        approvedAt: isApproved ? times.approved : null,
        reason: status.reason ?? null,
        updatedAt: isApproved ? times.approved : times.submitted,
        isDemo: 1,
      });
      all.events.push(...eventsOf(report.id, status, times, { head, officer: people.officer }));
      const returned = indicators.filter(({ code }) => code === status.cell);
      const remarks = returned.map(({ id }) => ({ indicatorId: id, text: '（演示）与业务台账不符，请核对。' }));
      await setRemarks(db, report.id, remarks, { actorId: people.officer, at: times.approved });
      const approved = { reportId: report.id, version: report.version, actorId: people.officer, at: times.approved };
      if (isApproved) all.approvals.push(approved);
      for (const indicator of indicators.slice(0, Math.ceil(indicators.length * status.share))) {
        const { value, parts } = values.get(`${indicator.code}:${month}`)!;
        const valueMicro = toMicro(value);
        const counts = {
          numeratorMicro: microOrNull(parts?.numerator ?? null),
          denominatorMicro: microOrNull(parts?.denominator ?? null),
        };
        const entry = { indicatorId: indicator.id, valueMicro, ...counts, note: null, reportId: report.id };
        // What has come so far of the open month says 未发生 where nothing did.
        const isAbsent = !isApproved && indicator.accumulation === 'flow' && valueMicro === 0;
        const answer = isAbsent ? ABSENT : { valueMicro, absence: null };
        all.entries.push({ ...entry, ...answer, enteredBy: head, enteredAt: times.entered });
        if (!isApproved) continue;
        const approval = { approvedBy: people.officer, approvedAt: times.approved };
        const isDemo = isPublished(indicator.accumulation, month) ? 0 : 1;
        all.figures.push({ ...entry, month, enteredBy: head, enteredAt: times.entered, ...approval, isDemo });
      }
    }
  }
  await insertEntries(db, all.entries);
  await insertRevisions(
    db,
    all.entries.map((entry) => ({ ...entry, reportVersion: 1 })),
  );
  await insertFigures(db, all.figures);
  await insertReportEvents(db, all.events);
  await insertReportApprovals(db, all.approvals);
}

type EntryRow = Parameters<typeof insertEntries>[1][number];
type FigureRow = Parameters<typeof insertFigures>[1][number];
type EventRow = Parameters<typeof insertReportEvents>[1][number];
type ApprovalRow = Parameters<typeof insertReportApprovals>[1][number];

/** The moves that led to the state: handed in by the head, then approved or returned by the officer. */
function eventsOf(
  reportId: number,
  { state, reason = null }: { state: ReportState; reason?: string | null },
  times: { submitted: string; approved: string },
  { head, officer }: { head: number | null; officer: number },
): EventRow[] {
  if (state === 'draft') return [];
  const sent = { fromState: 'draft', toState: 'submitted', reason: null, actorId: head, at: times.submitted } as const;
  const events: EventRow[] = [{ ...sent, reportId, move: 'submit' }];
  const answer = { reportId, fromState: 'submitted', reason, actorId: officer, at: times.approved } as const;
  if (state === 'approved') events.push({ ...answer, move: 'approve', toState: 'approved' });
  if (state === 'returned') events.push({ ...answer, move: 'return', toState: 'returned' });
  return events;
}

/** What stands at the end of 2023 is published; a flow's December is not, only the sum of the year. */
function isPublished(accumulation: Accumulation, month: Month): boolean {
  return month === '2023-12' && accumulation !== 'flow';
}

function statusOf(department: string, month: Month): (typeof currentStates)[string] | null {
  if (department === OVERDUE.department && month === OVERDUE.month) return null;
  if (month < CURRENT) return { state: 'approved', share: 1 };
  return currentStates[department] ?? null;
}

/** Entered on the 1st or 2nd of the next month and handed in by the 4th; about one in forty comes on the 8th. */
function timesOf(department: string, month: Month): { entered: string; submitted: string; approved: string } {
  const next = monthAfter(month);
  const chance = chanceOf(`${department}:${month}:day`);
  const isLate = chance() < 0.025;
  const current = month === CURRENT;
  const day = current ? 1 : isLate ? 8 : 2 + Math.floor(chance() * 3);
  const at = (date: number, hour: number) => `${next}-${String(date).padStart(2, '0')}T0${hour}:00:00.000Z`;
  return { entered: at(Math.max(1, day - 1), 2), submitted: at(day, 3), approved: at(current ? 1 : day + 1, 7) };
}
