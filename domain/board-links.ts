import { type Day, dayAfter, daySchema } from './calendar/working-days.ts';
import { z } from './zod.ts';

/** A wall hangs for a year at most; then somebody looks whether it is still wanted. */
export const LONGEST_LINK_DAYS = 366;

export const boardLinkSchema = z.object({
  name: z.string({ error: '请填写名称' }).trim().min(2, '请填写名称，如 三楼会议室大屏').max(40, '名称最多 40 字'),
  /** The last day, included; left out: as long as is allowed. */
  expiresOn: daySchema.optional(),
});
export type BoardLinkInput = z.infer<typeof boardLinkSchema>;

export type BoardLinkState = 'valid' | 'expired' | 'revoked';
export const boardLinkStateWords: Record<BoardLinkState, string> = {
  valid: '✓ 有效',
  expired: '○ 已到期',
  revoked: '○ 已撤销',
};

export function boardLinkState(
  { expiresOn, revokedAt }: { expiresOn: Day | null; revokedAt: string | null },
  today: Day,
): BoardLinkState {
  if (revokedAt !== null) return 'revoked';
  return expiresOn !== null && today > expiresOn ? 'expired' : 'valid';
}

/** The last day of a new link; null when it lies in the past or too far ahead. */
export function lastDayOf({ expiresOn }: Pick<BoardLinkInput, 'expiresOn'>, today: Day): Day | null {
  const latest = dayAfter(today, LONGEST_LINK_DAYS);
  if (expiresOn === undefined) return latest;
  return expiresOn < today || expiresOn > latest ? null : expiresOn;
}
