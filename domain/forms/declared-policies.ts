import type { PolicyOverride } from '#domain/scoring/policy.ts';
import type { FormDraft } from './form-draft.ts';

/** A form's policy found beside it, not printed on it; rows are named by their 三级指标. */
export type DeclaredPolicy = { policy?: PolicyOverride; rows?: Record<string, PolicyOverride> };

/** The draft with its declared policies filled in; throws when a row is named that the form does not have. */
export function withDeclaredPolicy(draft: FormDraft, declared: DeclaredPolicy | undefined): FormDraft {
  if (!declared) return draft;
  const names = new Set(draft.rows.map((row) => row.level3));
  const unknown = Object.keys(declared.rows ?? {}).find((name) => !names.has(name));
  if (unknown !== undefined) throw new RangeError(`no row ${unknown} in form ${draft.code}`);
  return {
    ...draft,
    policy: declared.policy ?? draft.policy,
    rows: draft.rows.map((row) => ({ ...row, policy: declared.rows?.[row.level3 ?? ''] ?? row.policy })),
  };
}
