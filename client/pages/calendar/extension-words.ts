import type { ExtensionStanding } from '#domain/reports/extensions.ts';
import type { Extension } from '../../queries/extensions.ts';
import { shortDayWords, timeWords } from '../../words/dates.ts';

/** What asks for an answer first, then what is in force, then what is over. */
const order: ExtensionStanding[] = ['asked', 'in-force', 'expired', 'revoked', 'refused'];

/** Those of the named departments (null: of all), in the order they ask to be looked at. */
export function orderedExtensions(
  extensions: readonly Extension[],
  departments: readonly string[] | null,
): Extension[] {
  return extensions
    .filter(({ department }) => departments === null || departments.includes(department.code))
    .sort((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing) || other.id - one.id);
}

/** Who did what when and why, a line each. */
export function extensionLines(extension: Extension): string[] {
  const { asked, standing, decidedBy, decidedAt, until, reason, revokedBy, revokedAt, revokedReason } = extension;
  const lines: string[] = [];
  if (asked) lines.push(`${asked.by ?? '科室'} ${timeWords(asked.at)} 申请：${asked.reason ?? ''}`);
  if (decidedAt) {
    const what = standing === 'refused' ? '未同意' : `批准至 ${until ? shortDayWords(until) : '—'}`;
    lines.push(`${decidedBy ?? '绩效管理员'} ${timeWords(decidedAt)} ${what}：${reason ?? ''}`);
  }
  if (revokedAt) lines.push(`${revokedBy ?? '绩效管理员'} ${timeWords(revokedAt)} 撤销：${revokedReason ?? ''}`);
  return lines;
}

export const standingTones: Record<ExtensionStanding, { sign: string; tone: string }> = {
  asked: { sign: '●', tone: 'status-behind' },
  'in-force': { sign: '✓', tone: 'status-met' },
  expired: { sign: '–', tone: 'status-no-data' },
  refused: { sign: '✕', tone: 'status-no-data' },
  revoked: { sign: '↩', tone: 'status-no-data' },
};
