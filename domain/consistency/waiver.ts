import { reasonSchema } from '../reports/limits.ts';
import { z } from '../zod.ts';

/** A finding somebody has looked at and lets stand: of these numbers and no others, until it is withdrawn. */
export interface Waiver {
  id: number;
  finding: string;
  numbers: string;
  message: string;
  reason: string;
  by: string | null;
  at: string;
  withdrawn: { reason: string; by: string | null; at: string } | null;
}

export const waiverSchema = z.object({ year: z.number({ error: '缺少年度' }).int(), reason: reasonSchema });
export type WaiverInput = z.infer<typeof waiverSchema>;

/** valid 有效 · lapsed 已失效 (the numbers have changed or the finding has gone) · withdrawn 已撤回 */
export type WaiverState = 'valid' | 'lapsed' | 'withdrawn';

/** `numbers`: those of the finding as it is found now; undefined when it is not found. */
export function waiverStateOf(waiver: Pick<Waiver, 'numbers' | 'withdrawn'>, numbers: string | undefined): WaiverState {
  if (waiver.withdrawn !== null) return 'withdrawn';
  return waiver.numbers === numbers ? 'valid' : 'lapsed';
}
