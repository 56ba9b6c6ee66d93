import type { Status } from '#domain/indicators/status.ts';
import type { ReportMove, ReportState } from '#domain/reports/moves.ts';
import type { Budget, BudgetMonth } from '../../queries/budget.ts';
import { timeWords } from '../../words/dates.ts';

export const moveWords: Record<ReportMove, { button: string; consequence: string; done: string; past: string }> = {
  submit: {
    button: '提交',
    consequence: '提交后不能再修改，由绩效管理员审核；审核通过后成为正式数据。',
    done: '已提交，等待审核',
    past: '提交',
  },
  approve: {
    button: '审核通过',
    consequence: '通过后成为正式数据，用于执行率、预警、总览和自评表核对。',
    done: '已审核通过',
    past: '审核通过',
  },
  return: {
    button: '退回',
    consequence: '退回后由财务科修改、重新提交。',
    done: '已退回',
    past: '退回',
  },
  reopen: {
    button: '重新打开',
    consequence: '打开后可以修改；重新审核通过前，正式数据仍是原来的数。',
    done: '已重新打开',
    past: '重新打开',
  },
};

/** 2024-10-03 11:00 财务科负责人 提交, the oldest first. */
export function eventLines(events: BudgetMonth['events']): string[] {
  return events.map(({ move, at, by, reason }) => {
    const words = `${timeWords(at)} ${by ?? '系统'}${moveWords[move].past}`;
    return reason === null ? words : `${words}：${reason}`;
  });
}

const stateMarks: Record<ReportState | 'none', { sign: string; word: string; tone: Status }> = {
  none: { sign: '·', word: '未报', tone: 'no-data' },
  draft: { sign: '○', word: '草稿', tone: 'no-data' },
  submitted: { sign: '◐', word: '待审核', tone: 'over' },
  returned: { sign: '↩', word: '已退回', tone: 'behind' },
  approved: { sign: '✓', word: '已审核', tone: 'met' },
};

/** All twelve months, also those that nobody has opened. */
export function monthMarks(months: Budget['months']) {
  return Array.from({ length: 12 }, (_, index) => {
    const state = months.find(({ month }) => month === index + 1)?.state ?? 'none';
    return { month: index + 1, ...stateMarks[state] };
  });
}
