import { type Action, actions } from '../permissions.ts';

/** Done, or refused: nothing was changed, and somebody tried. */
export const auditOutcomes = ['done', 'refused'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** The department a subject names, as `report:2024-10:dept10` does; null when it names none. */
export function departmentIn(subject: string): string | null {
  return subject.split(':').find((part) => /^dept\d+$/.test(part)) ?? null;
}

/** What acts are about, as an auditor asks for them. */
export const auditGroups = {
  session: '登录与密码',
  report: '月报与佐证',
  target: '目标与判定',
  alert: '预警',
  form: '自评表与评分',
  budget: '预算与决算',
  document: '通报、公开与核对',
  export: '导出与下载',
  system: '用户与系统',
} as const;
export type AuditGroup = keyof typeof auditGroups;
export const auditGroupKeys = Object.keys(auditGroups) as AuditGroup[];

const groupOfKind: Record<string, AuditGroup> = {
  session: 'session',
  report: 'report',
  evidence: 'report',
  rule: 'report',
  extension: 'report',
  delegation: 'report',
  calendar: 'report',
  figure: 'report',
  target: 'target',
  year: 'target',
  alert: 'alert',
  form: 'form',
  policy: 'form',
  score: 'form',
  budget: 'budget',
  accounts: 'budget',
  briefing: 'document',
  document: 'document',
  check: 'document',
  reading: 'document',
};

/** A file that leaves is an export first, whatever it is about. */
export function groupOf(action: Action): AuditGroup {
  if (/[.](export|download)$/.test(action)) return 'export';
  return groupOfKind[action.split('.')[0]!] ?? 'system';
}

export function actionsIn(group: AuditGroup): Action[] {
  return actions.filter((action) => groupOf(action) === group);
}
