import { yearOf } from '../period.ts';
import type { Action } from '../permissions.ts';

/** One figure: an indicator in a month, and whose it is. */
export interface FigurePlace {
  indicatorId: number;
  code: string;
  department: string;
  month: string;
}

/** Subjects under which anything that touches the figure is kept. */
export function subjectsOfFigure({ indicatorId, code, department, month }: FigurePlace): string[] {
  const year = yearOf(month);
  return [
    `report:${month}:${department}`,
    `report-year:${year}:${department}`,
    `evidence:${month}:${department}`,
    `extension:${month}:${department}`,
    `target:${year}:${indicatorId}`,
    `thresholds:${year}`,
    `limits:${code}`,
    'history',
  ];
}

/** Whether an act under one of these subjects is part of the figure's life. */
export function isOfFigure(
  line: { action: Action; subject: string; before: string | null; after: string | null },
  { indicatorId, code }: FigurePlace,
): boolean {
  if (line.subject.startsWith('evidence:')) return line.subject.endsWith(`:${code}`);
  const text = `${line.before ?? ''} ${line.after ?? ''}`;
  // All other acts concern the whole report, and with it each of its figures.
  return line.action !== 'report.save' || new RegExp(`"indicatorId":${indicatorId}\\b`).test(text);
}
