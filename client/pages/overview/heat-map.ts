import type { Status } from '#domain/indicators/status.ts';

interface Line {
  isOverall: boolean;
  status: Status | null;
  statusByMonth: readonly (Status | null)[];
}

/** Every overall goal, and under 'all' the project goals that are behind now: what was caught up needs no watching. */
export function heatMapLines<T extends Line>(lines: readonly T[], scope: 'all' | 'overall'): T[] {
  const overall = lines.filter((line) => line.isOverall);
  const isBehind = ({ status }: Line) => status === 'behind' || status === 'seriously-behind';
  return scope === 'overall' ? overall : [...overall, ...lines.filter((line) => !line.isOverall && isBehind(line))];
}

export interface Cell {
  row: number;
  column: number;
}

/** Where an arrow key leads in a grid; null for keys that move nothing. Stays inside. */
export function cellAfter(key: string, { row, column }: Cell, rows: number, columns: number): Cell | null {
  const moves: Record<string, Cell> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  };
  const to = moves[key];
  if (!to) return null;
  const within = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));
  return { row: within(to.row, rows), column: within(to.column, columns) };
}
