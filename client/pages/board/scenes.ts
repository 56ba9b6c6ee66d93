import type { OverviewLine } from '../../queries/overview.ts';
import { gapGroups } from '../overview/gap-words.ts';
import { heatMapLines } from '../overview/heat-map.ts';

/** What one screen of the wall shows at a time; `part` of `parts` where one subject needs several. */
export type Scene =
  | { kind: 'summary' | 'categories' | 'alerts'; part: 1; parts: 1 }
  | { kind: 'gaps' | 'months'; part: number; parts: number; lines: OverviewLine[] };

/** As many lines as can be read from across a hall. */
const GAPS = 7;
const MONTH_ROWS = 13;
/** The worst come first; nobody waits for a sixth page of them. */
const MOST_PARTS = 3;

export const sceneTitles: Record<Scene['kind'], string> = {
  summary: '本月概况',
  gaps: '目标差距',
  months: '指标 × 月',
  categories: '各类完成率与预算执行',
  alerts: '预警与月报纪律',
};

/** The round of the wall; what has nothing to show is left out. */
export function scenesOf({ gaps, indicators }: { gaps: OverviewLine[]; indicators: OverviewLine[] }): Scene[] {
  const ordered = gapGroups(gaps).flatMap(({ lines }) => lines);
  return [
    { kind: 'summary', part: 1, parts: 1 },
    ...paged('gaps', ordered, GAPS),
    ...paged('months', heatMapLines(indicators, 'all'), MONTH_ROWS),
    { kind: 'categories', part: 1, parts: 1 },
    { kind: 'alerts', part: 1, parts: 1 },
  ];
}

function paged(kind: 'gaps' | 'months', lines: OverviewLine[], size: number): Scene[] {
  const parts = Math.min(MOST_PARTS, Math.ceil(lines.length / size));
  return Array.from({ length: parts }, (_, index) => ({
    kind,
    part: index + 1,
    parts,
    lines: lines.slice(index * size, (index + 1) * size),
  }));
}

/** 目标差距 2/3 */
export function sceneTitle({ kind, part, parts }: Scene): string {
  return parts > 1 ? `${sceneTitles[kind]} ${part}/${parts}` : sceneTitles[kind];
}
