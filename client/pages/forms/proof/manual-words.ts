import { fitsWeight, type ManualState } from '#domain/scoring/manual-score.ts';
import type { ManualHistory } from '../../../queries/form-proofs.ts';
import type { FormRowView, FundView } from '../../../queries/forms.ts';
import { timeWords } from '../../../words/dates.ts';

type Manual = NonNullable<FormRowView['manualScore']>;

/** The manual score that stands on a line; none on papers signed before there were any. */
export function standingManual(line: FormRowView | FundView): Manual | null {
  const manual = 'manualScore' in line ? (line.manualScore ?? null) : null;
  return manual !== null && fitsWeight(manual.score, line.weight) ? manual : null;
}

/** What a manual score comes to beside the figure: standing, to be looked at again, or waiting; null where there is none. */
export function manualMark(row: FormRowView): { word: string; title: string } | null {
  const { manualProposal: waiting } = row;
  if (waiting)
    return { word: `待批准 ${waiting.score}`, title: `人工评分 ${waiting.score} 分待他人批准：${waiting.reason}` };
  const manual = standingManual(row);
  if (!manual) return null;
  const stale = manual.changes.length > 0;
  return {
    word: stale ? '人工 · 待复核' : '人工评分',
    title: stale ? `批准后${manual.changes.join('，')}，请复核` : `${peopleWords(manual)}：${manual.reason}`,
  };
}

/** 绩效管理员 2024-11-02 09:00 提出，中心领导 2024-11-02 10:00 批准. */
export function peopleWords(manual: Pick<Manual, 'proposedBy' | 'proposedAt' | 'approvedBy' | 'approvedAt'>): string {
  const proposed = `${manual.proposedBy?.name ?? '系统'} ${timeWords(manual.proposedAt)} 提出`;
  if (manual.approvedAt === null) return proposed;
  return `${proposed}，${manual.approvedBy?.name ?? '系统'} ${timeWords(manual.approvedAt)} 批准`;
}

/** What the row's own rule gives: 按规则计算为 14.16. */
export function ruleScoreWords({ proof }: Pick<FormRowView, 'proof'>): string {
  return proof.computed === null ? '按规则不能计分' : `按规则计算为 ${proof.computed}`;
}

export const manualStateWords: Record<ManualState, string> = {
  proposed: '待批准',
  approved: '已批准',
  declined: '未获同意',
  withdrawn: '已撤回',
  replaced: '已被替代',
};

const moveWords: Record<ManualHistory[number]['moves'][number]['move'], string> = {
  approve: '批准',
  decline: '不同意',
  withdraw: '撤回',
  replace: '由后一次评分替代',
};

/** One decision of the history: 中心领导 2024-11-02 10:00 批准：同意. */
export function moveLine({ move, by, at, reason }: ManualHistory[number]['moves'][number]): string {
  return `${by?.name ?? '系统'} ${timeWords(at)} ${moveWords[move]}${reason ? `：${reason}` : ''}`;
}
