import { printed as asPrinted, exact } from '#domain/decimal.ts';
import type { ManualScore } from './manual-score.ts';
import type { Score } from './scorable.ts';

/** A proof as the API gives it; figures as they print. */
export type ApiProof = {
  policy: string | null;
  arithmetic: string | null;
  computed: string | null;
  printed: string | null;
  note: string | null;
};

/** The proof of a score beside what the paper prints; `reproduced` is null where nothing is printed. */
export function apiProof(result: Score, printed: string | null, reproduced: boolean | null): ApiProof {
  if (result.kind !== 'scored') {
    const note = printed === null ? result.reason : `${result.reason}；保留印刷得分 ${printed}`;
    return { policy: null, arithmetic: null, computed: null, printed, note };
  }
  const computed = asPrinted(result.score, result.decimals);
  const { policy, arithmetic } = result.proof;
  return { policy, arithmetic, computed, printed, note: noteOn(computed, printed, reproduced) };
}

function noteOn(computed: string, printed: string | null, reproduced: boolean | null): string | null {
  if (printed === null || exact(printed).eq(computed)) return null;
  return reproduced
    ? `印刷得分 ${printed} 与计算值 ${computed} 之差在公布数据的舍入范围内，保留印刷值`
    : `印刷得分 ${printed} 与规则计算的 ${computed} 不符，保留印刷值`;
}

/** What stands beside a score given by judgement: points, reason, both people, and what has changed since. */
export function manualNote({ score, changes }: { score: ManualScore; changes: string[] }): string {
  const { proposedBy, approvedBy, reason } = score;
  const people = `${proposedBy?.name ?? '系统'}提出，${approvedBy?.name ?? '系统'}批准`;
  const stale = changes.length === 0 ? '' : `；待复核：批准后${changes.join('，')}`;
  return `人工评分 ${score.score}（${people}）：${reason}${stale}`;
}
