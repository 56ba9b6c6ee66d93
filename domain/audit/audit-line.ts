/** Done, or refused: nothing was changed, and somebody tried. */
export const auditOutcomes = ['done', 'refused'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** The department a subject names, as `report:2024-10:dept10` does; null when it names none. */
export function departmentIn(subject: string): string | null {
  return subject.split(':').find((part) => /^dept\d+$/.test(part)) ?? null;
}
