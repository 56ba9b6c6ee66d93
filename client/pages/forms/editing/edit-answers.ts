import type { EditConflict } from '#domain/forms/edited-form.ts';
import { type FormEdit, isCellEdit, placeOfEdit } from '#domain/forms/form-edits.ts';
import type { MonitoringEdit } from '#domain/forms/monitoring-edits.ts';
import { ApiFailure } from '../../../http/failure.ts';

/** One change of a paper that is edited here. */
export type PaperEdit = FormEdit | MonitoringEdit;

/** What became of a refused save. */
export type Refusal =
  /** Others changed the form, but not these cells: send again on the version that is there now. */
  | { kind: 'rebase' }
  | { kind: 'conflicts'; conflicts: EditConflict[] }
  | { kind: 'problems'; problems: { place: string; message: string }[] }
  /** The server was not reached or failed: nothing is wrong with the edits, they wait. */
  | { kind: 'wait'; message: string }
  | { kind: 'refused'; message: string };

export function refusalOf(error: unknown, edits: readonly PaperEdit[]): Refusal {
  if (!(error instanceof ApiFailure)) return { kind: 'wait', message: '页面出现故障，修改还没有保存。' };
  const { code, details, message, status } = error;
  if (code === 'form.version-conflict') {
    const { conflicts } = details as { conflicts: EditConflict[] };
    return conflicts.length === 0 ? { kind: 'rebase' } : { kind: 'conflicts', conflicts };
  }
  const problems = problemsIn(details);
  if (code === 'input.invalid' && problems.length > 0) {
    const placed = problems.map(({ path, message: words }) => ({ place: placeAt(path, edits), message: words }));
    return { kind: 'problems', problems: placed };
  }
  if (status === 0 || status >= 500) return { kind: 'wait', message };
  return { kind: 'refused', message };
}

/** The edits of the list that are not in conflict: they are sent again without the others. */
export function withoutConflicts<E extends PaperEdit>(edits: readonly E[], conflicts: readonly EditConflict[]): E[] {
  const held = new Set(conflicts.map(({ place }) => place));
  return edits.filter((edit) => !isCellEdit(edit) || !held.has(placeOfEdit(edit)));
}

function problemsIn(details: unknown): { path: string; message: string }[] {
  const { problems } = (details ?? {}) as { problems?: { path: string; message: string }[] };
  return problems ?? [];
}

/** `edits.1.value` → the place of the second edit; of the first where the path says nothing. */
function placeAt(path: string, edits: readonly PaperEdit[]): string {
  const index = Number(/^edits\.(\d+)/.exec(path)?.[1] ?? 0);
  const edit = edits[index] ?? edits[0];
  return edit ? placeOfEdit(edit) : '';
}
