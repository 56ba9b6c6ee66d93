import { z } from '../zod.ts';

/**
 * Why a cell has no figure although it was answered: `not-occurred` 未发生, nothing of the kind happened in the month. Neither
 * a zero (no figure is made of it) nor a blank (it is an answer and wants no note).
 */
export const absences = ['not-occurred'] as const;
export type Absence = (typeof absences)[number];
export const absenceSchema = z.enum(absences, '未填数值的原因只能是 not-occurred（未发生）');

export const absenceWords: Record<Absence, string> = { 'not-occurred': '未发生' };

/** What a person types or pastes for it; null for every other text. */
export function absenceIn(text: string): Absence | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return absences.find((absence) => absenceWords[absence] === plain) ?? null;
}
