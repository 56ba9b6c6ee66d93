import { exact } from '#domain/decimal.ts';
import type { OverviewLine } from '../../queries/overview.ts';
import { figureWords, targetWords } from '../../words/numbers.ts';

export type GapLine = Pick<OverviewLine, 'operator' | 'gap'>;

/** How a gap is called: missing, beyond a ceiling, or still in reserve under one that is about to break. */
export function gapWords({ operator, gap }: GapLine): { word: '差' | '超' | '余'; amount: string | null } {
  if (operator !== '<=') return { word: '差', amount: gap };
  if (gap === null || exact(gap).gt(0)) return { word: '超', amount: gap };
  return { word: '余', amount: gap.replace('-', '') };
}

/** 城乡居民养老保险科 · 自11月起偏离 · 预警 1 条 */
export function gapFacts(line: Pick<OverviewLine, 'department' | 'behindSince' | 'openAlerts'>): string {
  const since = line.behindSince === null ? '' : `自${line.behindSince}月起偏离`;
  const alerts = line.openAlerts === 0 ? '' : `预警 ${line.openAlerts} 条`;
  return [line.department.name, since, alerts].filter((fact) => fact !== '').join(' · ');
}

type WithOthers = Pick<OverviewLine, 'otherTargets' | 'indicator'>;

/** 自治区任务 ≥79.55 万人：完成 104.04%，已达到。 What another source asks of the same figure; the gap itself is the leading target's. */
export function otherTargetWords({ otherTargets, indicator: { unit } }: WithOthers): string {
  return otherTargets
    .map(({ sourceName, operator, target, completion, gap }) => {
      const asked = `${sourceName} ${targetWords(operator, target)} ${unit}`;
      if (completion === null || gap === null) return `${asked}：暂无数据`;
      return `${asked}：完成 ${figureWords(completion, '%')}，${isReached(gap) ? '已达到' : `差 ${figureWords(gap, unit)}`}`;
    })
    .join('；');
}

/** 自治区任务 104.04% ✓ — the same where there is no room for a sentence. */
export function otherTargetBrief({ otherTargets }: WithOthers): string {
  return otherTargets
    .map(({ sourceName, completion, gap }) => {
      if (completion === null || gap === null) return `${sourceName} —`;
      return `${sourceName} ${figureWords(completion, '%')} ${isReached(gap) ? '✓' : `差 ${figureWords(gap)}`}`;
    })
    .join(' · ');
}

function isReached(gap: string): boolean {
  return exact(gap).lte(0);
}

export interface GapGroup<T> {
  title: '整体目标' | '项目目标';
  lines: T[];
}

/**
 * Goals of the overall form first: they are what the center answers for, so that none of them is behind is said as well.
 * Each group keeps its order, worst first. No gaps at all, no groups.
 */
export function gapGroups<T extends { isOverall: boolean }>(lines: readonly T[]): GapGroup<T>[] {
  const groups: GapGroup<T>[] = [
    { title: '整体目标', lines: lines.filter((line) => line.isOverall) },
    { title: '项目目标', lines: lines.filter((line) => !line.isOverall) },
  ];
  return lines.length === 0 ? [] : groups.filter(({ title, lines: own }) => title === '整体目标' || own.length > 0);
}

/** 10月已报 29 篇，未审: what is handed in stands beside the official figure and counts nowhere before it is approved. */
export function pendingWords({ pending, indicator }: Pick<OverviewLine, 'pending' | 'indicator'>): string | null {
  return pending === null ? null : `${pending.month}月 ${figureWords(pending.value, indicator.unit)}`;
}
