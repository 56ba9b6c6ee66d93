import type { Operator } from '#domain/indicators/target.ts';
import { type RelationInput, relationInputSchema, relationProblems } from '#domain/reports/relation-draft.ts';
import { type RelationTerm, relationWords } from '#domain/reports/relations.ts';
import type { RuledIndicator, RuleRelation } from '../../queries/rules.ts';

/** A term while it is being put together: nothing chosen yet is null. */
export interface TermDraft {
  sign: '+' | '-';
  indicatorId: number | null;
}

export interface RelationDraft {
  department: string;
  left: TermDraft[];
  operator: Operator;
  right: TermDraft[];
  tolerance: string;
  wording: string;
  isActive: boolean;
  reason: string;
}
export type RelationRefusals = Partial<Record<keyof RelationDraft, string>>;

const blank = (): TermDraft => ({ sign: '+', indicatorId: null });

export function relationDraftOf(relation: RuleRelation | null): RelationDraft {
  if (relation === null) {
    const sides = { left: [blank()], operator: '<=' as const, right: [blank()] };
    return { department: '', ...sides, tolerance: '0', wording: '', isActive: true, reason: '' };
  }
  const { department, operator, tolerance, wording, isActive } = relation;
  const copy = (terms: readonly RelationTerm[]) => terms.map((term) => ({ ...term }));
  const sides = { left: copy(relation.left), operator, right: copy(relation.right) };
  return { department, ...sides, tolerance, wording: wording ?? '', isActive, reason: '' };
}

const chosen = (terms: readonly TermDraft[]): RelationTerm[] =>
  terms.flatMap(({ sign, indicatorId }) => (indicatorId === null ? [] : [{ sign, indicatorId }]));

/** The relation as the API takes it, or what is wrong by field. Terms without an indicator are left out. */
export function checkedRelation(
  draft: RelationDraft,
  indicators: readonly RuledIndicator[],
): { input: RelationInput } | { refusals: RelationRefusals } {
  const sides = { left: chosen(draft.left), right: chosen(draft.right) };
  const result = relationInputSchema.safeParse({
    ...draft,
    ...sides,
    tolerance: draft.tolerance.trim() || '0',
    wording: draft.wording.trim() || null,
  });
  const refusals: RelationRefusals = {};
  for (const { path, message } of result.error?.issues ?? []) refusals[path[0] as keyof RelationDraft] ??= message;
  if (result.success) {
    for (const { path, message } of relationProblems(result.data, indicators)) refusals[path] ??= message;
  }
  return result.success && Object.keys(refusals).length === 0 ? { input: result.data } : { refusals };
}

/** The relation in words as far as it is put together; empty while a side is. */
export function draftWords(draft: RelationDraft, indicators: readonly RuledIndicator[]): string {
  const sides = { left: chosen(draft.left), operator: draft.operator, right: chosen(draft.right) };
  if (sides.left.length === 0 || sides.right.length === 0) return '';
  return relationWords(sides, (id) => indicators.find((one) => one.id === id)?.name ?? '');
}

/** The same relation, on or off, as the API takes a change. */
export function switched(relation: RuleRelation, isActive: boolean, reason: string): RelationInput {
  const { department, left, operator, right, tolerance, wording } = relation;
  return { department, left, operator, right, tolerance, wording, isActive, reason };
}
