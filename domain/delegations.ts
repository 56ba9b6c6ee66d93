import { type Day, daySchema, daysBetween } from './calendar/working-days.ts';
import { Failure } from './failures.ts';
import { z } from './zod.ts';

/**
 * AB角: while the head of a department is away, the head of another one fills in and hands in its reports. Never approving:
 * every officer may review every report already, so reviewing needs no delegation and nobody else may be given it.
 */
export const newDelegationSchema = z
  .object({
    /** User name of the head who is away; left out: the one who asks. */
    principal: z.string().optional(),
    deputy: z.string({ error: '请选择B角' }).min(1, '请选择B角'),
    from: daySchema,
    to: daySchema,
    reason: z.string({ error: '请写明原因' }).trim().min(2, '请写明原因（至少 2 个字）').max(200, '原因最多 200 字'),
  })
  .refine(({ from, to }) => from <= to, { error: '结束日期不能早于开始日期', path: ['to'] });
export type NewDelegation = z.infer<typeof newDelegationSchema>;

export interface DelegationSpan {
  from: Day;
  to: Day;
  /** ISO instant; null while it stands. */
  revokedAt: string | null;
}

/** Longer than a leave is a new head. */
export const LONGEST_DELEGATION = 184;

export type DelegationStanding = 'ahead' | 'in-force' | 'over' | 'revoked';

export const delegationStandingNames: Record<DelegationStanding, string> = {
  ahead: '未开始',
  'in-force': '生效中',
  over: '已结束',
  revoked: '已撤销',
};

/** Both days included. */
export function delegationStanding({ from, to, revokedAt }: DelegationSpan, today: Day): DelegationStanding {
  if (revokedAt !== null) return 'revoked';
  if (today < from) return 'ahead';
  return today <= to ? 'in-force' : 'over';
}

export function isOverlapping(one: Pick<DelegationSpan, 'from' | 'to'>, other: DelegationSpan): boolean {
  return other.revokedAt === null && one.from <= other.to && other.from <= one.to;
}

/** Throws `input.invalid` for a span that is over already or too long. */
export function requireSpan({ from, to }: Pick<DelegationSpan, 'from' | 'to'>, today: Day): void {
  if (to < today) throw new Failure('input.invalid', { to }, '结束日期不能早于今天。');
  if (daysBetween(from, to) >= LONGEST_DELEGATION) {
    throw new Failure('input.invalid', { to }, `委托最长 ${LONGEST_DELEGATION} 天，请分段委托。`);
  }
}

/** A department somebody acts for today, and for whom. */
export interface Deputyship {
  department: string;
  departmentName: string;
  principal: string;
  /** The last day. */
  to: Day;
}

/** 社会保险关系管理科 李四 */
export function behalfWords({ departmentName, principal }: Pick<Deputyship, 'departmentName' | 'principal'>): string {
  return `${departmentName} ${principal}`;
}

/** 张三（代 社会保险关系管理科 李四）: who did it stands first, always. */
export function actedFor(name: string, behalf: Pick<Deputyship, 'departmentName' | 'principal'> | null): string {
  return behalf === null ? name : `${name}（代 ${behalfWords(behalf)}）`;
}
