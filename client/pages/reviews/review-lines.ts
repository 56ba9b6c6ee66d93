import { Exact, exactOrNull, percentOf, printed, printedInFull } from '#domain/decimal.ts';
import type { Report } from '../../queries/reports.ts';
import { relatedCells } from '../reports/cell-relations.ts';
import { cellOf, isAnswered, type ReportCell } from '../reports/report-cell.ts';
import { valueShown } from '../reports/value-shown.ts';

/** A difference to an earlier figure, in the indicator's unit and in percent, both with their sign as text. */
export interface ReviewChange {
  amount: string | null;
  /** One decimal; null without an earlier figure or when that was zero. */
  rate: string | null;
  isChanged: boolean;
}

/** A row of the report under review: the grid's row with what changed against last month and the same month last year. */
export interface ReviewLine {
  cell: ReportCell;
  value: string | null;
  toLastMonth: ReviewChange;
  toLastYear: ReviewChange;
  /** Findings in words; `isOpen` when nobody explained them. */
  findings: string;
  isOpen: boolean;
  /** Worth a glance, asking for nothing. */
  hint: string;
}

export function reviewLines(report: Report): ReviewLine[] {
  const own = report.entries.map((entry) => cellOf(entry, report.month));
  return relatedCells()(own, report.relations).map((cell) => {
    const { entry } = cell;
    const value = exactOrNull(entry.value ?? (report.state === 'approved' ? entry.approvedValue : null));
    // Between two levels there is no amount.
    const amount = entry.accumulation === 'qualitative' ? null : value;
    return {
      cell,
      value: value === null ? null : valueShown(entry, printedInFull(value, entry.decimals)),
      toLastMonth: changeFrom(entry.lastMonth, amount, entry.decimals),
      toLastYear: changeFrom(entry.lastYear, amount, entry.decimals),
      findings: cell.findings.map(({ message }) => message.replace(/，请核对或说明|：请填写.*$/g, '')).join('；'),
      isOpen: cell.wantsNote,
      hint: report.state === 'approved' ? '' : cell.hints.map(({ message }) => message).join('；'),
    };
  });
}

function changeFrom(before: string | null, value: Exact | null, decimals: number): ReviewChange {
  const base = exactOrNull(before);
  if (value === null || base === null) return { amount: null, rate: null, isChanged: false };
  const change = value.minus(base);
  const rate = percentOf(change, base.abs());
  return {
    amount: printedInFull(change, decimals),
    rate: rate === null ? null : printed(rate, 1),
    isChanged: !change.isZero(),
  };
}

export const reviewOrders = ['change', 'indicator'] as const;
export type ReviewOrder = (typeof reviewOrders)[number];

/**
 * The largest change against last month first, in percent, because units differ; from zero to anything is the largest.
 * Without a figure of last month the change against last year counts; what has neither, or no value, stands last.
 */
export function orderedLines(lines: readonly ReviewLine[], order: ReviewOrder): ReviewLine[] {
  if (order === 'indicator') return [...lines];
  const sizes = new Map(lines.map((line) => [line, sizeOf(line)]));
  return [...lines].sort((one, other) => sizes.get(other)!.cmp(sizes.get(one)!));
}

function sizeOf({ toLastMonth, toLastYear }: ReviewLine): Exact {
  const { amount, rate, isChanged } = toLastMonth.amount === null ? toLastYear : toLastMonth;
  if (amount === null) return new Exact(-1);
  return rate === null ? new Exact(isChanged ? Number.POSITIVE_INFINITY : 0) : new Exact(rate).abs();
}

/** 11 项已填 11 项，1 项有说明，2 项待核对。 */
export function reviewSummary(lines: readonly ReviewLine[]): string {
  const filled = lines.filter(({ value, cell }) => value !== null || isAnswered(cell)).length;
  const noted = lines.filter(({ cell }) => cell.note.trim() !== '').length;
  const open = lines.filter(({ isOpen, value, cell }) => isOpen && (value !== null || isAnswered(cell))).length;
  return [
    `共 ${lines.length} 项，已填 ${filled} 项`,
    noted > 0 ? `${noted} 项有说明` : '',
    open > 0 ? `${open} 项需核对` : '',
  ]
    .filter(Boolean)
    .join('，');
}
