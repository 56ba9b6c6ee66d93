import { monthNumber, monthOf } from '#domain/period.ts';
import { type Punctuality, punctualityOf } from '#domain/reports/punctuality.ts';
import type { reportMatrix } from './report-views.ts';

type Matrix = Awaited<ReturnType<typeof reportMatrix>>;

/** The month's reports in numbers. */
export function reportCounts(matrix: Matrix, month: number) {
  const at = monthOf(matrix.year, month);
  const reports = matrix.departments.flatMap((department) =>
    department.reports.filter((report) => report.month === at),
  );
  return {
    due: reports.filter((report) => report.isDue).length,
    approved: reports.filter((report) => report.state === 'approved').length,
    submitted: reports.filter((report) => report.state === 'submitted').length,
    late: reports.filter((report) => report.isLate).length,
  };
}

/** 月报纪律: every department's months of the year, those who kept others waiting first. */
export function reportDiscipline({ departments }: Matrix) {
  const lines = departments.map(({ code, name, reports }) => {
    const months = reports.map((report) => ({
      month: monthNumber(report.month),
      punctuality: punctualityOf(report),
      dueDate: report.dueDate,
    }));
    const count = (kind: Punctuality) => months.filter(({ punctuality }) => punctuality === kind).length;
    return {
      department: { code, name },
      onTime: count('on-time'),
      late: count('late'),
      missing: count('missing'),
      open: count('open'),
      months,
    };
  });
  // A missing report is worse than any number of late ones; the rest keep the center's order.
  return lines.sort((one, other) => other.missing - one.missing || other.late - one.late);
}
