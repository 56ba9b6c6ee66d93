import type { Deputyship } from './delegations.ts';
import { emailSchema } from './notifications/channels.ts';
import { z } from './zod.ts';

/** Five roles with separated duties (三员分立): who enters does not approve, who administers accounts touches no figure. */
export const roles = ['leader', 'head', 'officer', 'admin', 'auditor'] as const;
export type Role = (typeof roles)[number];
export const roleSchema = z.enum(roles, '请选择角色');

export const roleNames: Record<Role, string> = {
  leader: '中心领导',
  head: '科室负责人',
  officer: '绩效管理员',
  admin: '系统管理员',
  auditor: '审计员',
};

/** Who acts: enough to decide and to write into the audit line. `department` is set for heads only. */
export interface Actor {
  userId: number;
  username: string;
  name: string;
  role: Role;
  department: string | null;
  /** Departments this person acts for today beside the own one. */
  deputyFor?: readonly Deputyship[];
  /** Nobody in person: a wall screen, which reads figures and does nothing. */
  isWall?: true;
}

export const usernameSchema = z
  .string({ error: '请填写用户名' })
  .trim()
  .regex(/^[a-z][a-z0-9_.-]{2,31}$/, '用户名为 3 至 32 位小写字母、数字或 . _ -，以字母开头');

/** Length and variety only: what assessors of 等保 level 2 expect. Rules about history and expiry are kept by the session service. */
export const passwordSchema = z
  .string({ error: '请填写密码' })
  .min(8, '密码至少 8 位')
  .max(128, '密码最多 128 位')
  .refine((text) => [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length >= 3, {
    message: '密码须包含大写字母、小写字母、数字、符号中的三类',
  });

export const newUserSchema = z
  .object({
    username: usernameSchema,
    name: z.string({ error: '请填写姓名' }).trim().min(1, '请填写姓名').max(32, '姓名最多 32 字'),
    role: roleSchema,
    department: z.string().nullable().default(null),
    email: emailSchema.nullable().default(null),
  })
  .refine((user) => (user.role === 'head') === (user.department !== null), {
    message: '科室负责人必须指定科室，其他角色不指定科室',
    path: ['department'],
  });
export type NewUser = z.infer<typeof newUserSchema>;
