import { z } from '../zod.ts';

export const backupReasons = ['daily', 'by-hand', 'before-upgrade'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** What lies beside a copy of the database and says what it holds; without it a copy is not finished. */
export const manifestSchema = z.object({
  format: z.literal('center-backup-1'),
  name: z.string().regex(/^center-[\w-]+$/),
  createdAt: z.string(),
  reason: z.enum(backupReasons),
  /** Of the application that made it. */
  version: z.string(),
  bytes: z.number(),
  /** SHA-256 of the copy. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  audit: z.object({ lines: z.number(), digest: z.string() }),
  /** Digests of the evidence the copy speaks of, kept once for all backups. */
  evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  /** Evidence that was missing or altered when the backup was made. */
  missing: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const backupSettingsSchema = z.object({
  /** On the center's wall clock. */
  time: z.string('请填写时间').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应为 00:00 至 23:59'),
  /** The newest so many stay. */
  keep: z.number('请填写份数').int('份数应为整数').min(7, '至少保留 7 份').max(400, '最多保留 400 份'),
});
export type BackupSettings = z.infer<typeof backupSettingsSchema>;

/** Before anybody comes to work; a month of days. */
export const DEFAULT_BACKUP_SETTINGS: BackupSettings = { time: '02:30', keep: 30 };

const LATE_HOURS = 26;

/** A day has passed without one, and two hours more for a long one. */
export function isBackupLate(lastAt: string | null, now: Date): boolean {
  return lastAt === null || now.getTime() - Date.parse(lastAt) > LATE_HOURS * 3_600_000;
}

/** Which to let go, oldest first: all but the newest `keep`. */
export function outdated<T extends { createdAt: string }>(backups: readonly T[], keep: number): T[] {
  const oldestFirst = [...backups].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  return oldestFirst.slice(0, Math.max(0, oldestFirst.length - keep));
}
