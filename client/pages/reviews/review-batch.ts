import { monthNumber } from '#domain/period.ts';
import type { ApprovalItem } from '#domain/reports/moves.ts';
import type { ApprovalAnswer, WaitingReport } from '../../queries/reviews.ts';

export interface ApprovalBatch {
  /** Nothing open: these can go together. */
  clean: WaitingReport[];
  /** These want to be opened, each by itself. */
  open: WaitingReport[];
}

/** Nothing to explain and nothing to look at again. */
const isClean = ({ openFindings, openRechecks }: WaitingReport) => openFindings + openRechecks === 0;

export function approvalBatch(waiting: readonly WaitingReport[]): ApprovalBatch {
  return {
    clean: waiting.filter(isClean),
    open: waiting.filter((report) => !isClean(report)),
  };
}

export function itemsOf(reports: readonly WaitingReport[]): ApprovalItem[] {
  return reports.map(({ month, department, version }) => ({ month, department, version }));
}

/** 10月 劳动能力鉴定科 */
export function waitingWords({ month, name }: Pick<WaitingReport, 'month' | 'name'>): string {
  return `${monthNumber(month)}月 ${name}`;
}

/** What was asked for and not approved, with the server's reason. */
export function refusedIn(asked: readonly WaitingReport[], { results }: ApprovalAnswer) {
  return results.flatMap(({ month, department, error }) => {
    const report = asked.find((one) => one.month === month && one.department === department);
    return error === null || !report ? [] : [{ report, reason: error.message }];
  });
}
