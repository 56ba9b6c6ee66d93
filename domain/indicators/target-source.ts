import type { Target } from './target.ts';

/** Who has set a target. One figure may be asked for by several, each with a number of its own. */
export const targetSources = ['prefecture-plan', 'region-task', 'project-goal', 'center-plan'] as const;
export type TargetSource = (typeof targetSources)[number];

export const targetSourceNames: Record<TargetSource, string> = {
  'prefecture-plan': '州工作要点',
  'region-task': '自治区任务',
  'project-goal': '项目绩效目标',
  'center-plan': '中心计划',
};

/** A target with where it comes from. Of several for one figure exactly one leads: status, score and alerts go by it alone. */
export interface SourcedTarget extends Target {
  /** Null where nobody has said. */
  source: TargetSource | null;
  /** `YYYY-MM` */
  validFrom: string;
}

/** What a target is called beside another one. */
export function targetSourceName(source: TargetSource | null): string {
  return source === null ? '来源未注明' : targetSourceNames[source];
}

/** The source that a printed 设定依据 names; null when it names none of them. */
export function sourceOfBasis(basis: string | null): TargetSource | null {
  return basis?.includes('工作要点') ? 'prefecture-plan' : null;
}
