import { exactOrNull, percentOf, printed, printedInFull } from '#domain/decimal.ts';
import type { Report } from '../../queries/reports.ts';
import { cellOf, type ReportCell } from '../reports/report-cell.ts';

/** A row of the report under review: the grid's row with what changed against last month. */
export interface ReviewLine {
  cell: ReportCell;
  value: string | null;
  /** Against last month, in the indicator's unit, with its sign as text. */
  change: string | null;
  /** The same in percent, one decimal; null without a last month or when that was zero. */
  changeRate: string | null;
  isChanged: boolean;
  /** Findings in words; `isOpen` when nobody explained them. */
  findings: string;
  isOpen: boolean;
}

export function reviewLines(report: Report): ReviewLine[] {
  return report.entries.map((entry) => {
    const cell = cellOf(entry, report.month);
    const value = exactOrNull(entry.value ?? (report.state === 'approved' ? entry.approvedValue : null));
    const last = exactOrNull(entry.lastMonth);
    const change = value === null || last === null ? null : value.minus(last);
    const rate = change === null || last === null ? null : percentOf(change, last.abs());
    return {
      cell,
      value: value === null ? null : printedInFull(value, entry.decimals),
      change: change === null ? null : printedInFull(change, entry.decimals),
      isChanged: change !== null && !change.isZero(),
      changeRate: rate === null ? null : printed(rate, 1),
      findings: cell.findings.map(({ message }) => message.replace(/，请核对或说明|：请填写.*$/g, '')).join('；'),
      isOpen: cell.wantsNote,
    };
  });
}

/** 11 项已填 11 项，1 项有说明，2 项待核对。 */
export function reviewSummary(lines: readonly ReviewLine[]): string {
  const filled = lines.filter(({ value }) => value !== null).length;
  const noted = lines.filter(({ cell }) => cell.note.trim() !== '').length;
  const open = lines.filter(({ isOpen, value }) => isOpen && value !== null).length;
  return [
    `共 ${lines.length} 项，已填 ${filled} 项`,
    noted > 0 ? `${noted} 项有说明` : '',
    open > 0 ? `${open} 项需核对` : '',
  ]
    .filter(Boolean)
    .join('，');
}
