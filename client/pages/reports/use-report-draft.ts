import { computed, ref, shallowRef, watch } from 'vue';
import { ApiFailure } from '../../http/failure.ts';
import { type Report, useMoveReport, useReportAnswer, useSaveReport } from '../../queries/reports.ts';
import { failureWords } from '../../words/failures.ts';
import {
  cellOf,
  changedEntries,
  openCells,
  problemsIn,
  progressIn,
  type ReportProblem,
  refusedCells,
  type TypedCells,
} from './report-cell.ts';
import { changedBetween, conflictsOf, type ReportConflict, stillTyped } from './report-conflict.ts';

/** Failures after which the report on the server is no longer the one on the screen. */
const OUTDATED = ['report.version-conflict', 'report.not-editable', 'report.move-refused', 'year.closed'];

/**
 * What a person does to one report between reading and saving. `report` is the answer of the server, which may change
 * under the typing (another window, another person); `refresh` asks for it again.
 */
export function useReportDraft(report: () => Report, refresh: () => Promise<unknown>) {
  const base = shallowRef(report());
  const typed = ref<TypedCells>({});
  const conflicts = ref<ReportConflict[]>([]);
  const problems = ref<ReportProblem[]>([]);
  const problemTitle = ref('');
  /** A sentence about what happened that is neither a problem of a cell nor a success. */
  const message = ref<string | null>(null);
  const busy = ref<'saving' | 'submitting' | null>(null);

  const { month, department } = base.value;
  const place = { month, department: department.code };
  const { mutateAsync: save } = useSaveReport();
  const { mutateAsync: move } = useMoveReport();
  const putAnswer = useReportAnswer();

  const cells = computed(() =>
    base.value.entries.map((entry) => cellOf(entry, place.month, typed.value[entry.indicatorId])),
  );
  const progress = computed(() => progressIn(cells.value));
  const isDirty = computed(() => progress.value.unsaved > 0);
  const savedAt = computed(() =>
    base.value.entries.reduce<string | null>(
      (last, { enteredAt }) => (enteredAt !== null && (last === null || enteredAt > last) ? enteredAt : last),
      null,
    ),
  );

  watch(report, rebase, { flush: 'sync' });

  /** Takes over what others saved; what was typed stays, and what both changed is asked about. */
  function rebase(next: Report) {
    if (next === base.value) return;
    conflicts.value = [
      ...conflicts.value.filter((known) => typed.value[known.indicatorId]?.[known.field] !== undefined),
      ...conflictsOf(base.value.entries, next.entries, typed.value),
    ].filter(
      (conflict, index, all) =>
        all.findIndex((other) => other.indicatorId === conflict.indicatorId && other.field === conflict.field) ===
        index,
    );
    const changed = changedBetween(base.value.entries, next.entries);
    if (changed > 0 && isDirty.value)
      message.value = `他人已保存 ${changed} 格修改，已更新到表中；您未保存的修改仍保留。`;
    settle(next);
  }

  function settle(next: Report) {
    base.value = next;
    typed.value = stillTyped(next.entries, typed.value);
  }

  function type(indicatorId: number, field: 'value' | 'note', text: string) {
    const now = { ...typed.value, [indicatorId]: { ...typed.value[indicatorId], [field]: text } };
    typed.value = now;
    problems.value = problems.value.filter((problem) => problem.indicatorId !== indicatorId);
  }

  /** Back to what is saved. */
  function restore(indicatorId: number, field: 'value' | 'note') {
    const { [field]: _gone, ...rest } = typed.value[indicatorId] ?? {};
    typed.value = { ...typed.value, [indicatorId]: rest };
  }

  function resolve(conflict: ReportConflict, isMine: boolean) {
    if (!isMine) restore(conflict.indicatorId, conflict.field);
    conflicts.value = conflicts.value.filter((other) => other !== conflict);
  }

  function complain(title: string, found: ReportProblem[]): false {
    problemTitle.value = title;
    problems.value = found;
    return false;
  }

  /** True when everything typed is on the server. Cells that are refused stay and are named. */
  async function saveDraft(): Promise<boolean> {
    if (busy.value !== null) return false;
    return attempt('saving', saveTyped);
  }

  async function saveTyped(): Promise<boolean> {
    if (conflicts.value.length > 0) {
      message.value = `还有 ${conflicts.value.length} 处与他人的修改不一致，请先逐处选择采用哪一个。`;
      return false;
    }
    const entries = changedEntries(cells.value);
    if (entries.length > 0) {
      const answer = await save({ place, version: base.value.version, entries });
      settle(answer);
      putAnswer(place, answer);
    }
    const refused = refusedCells(cells.value);
    return refused.length === 0 || complain(`${refused.length} 格没有保存，填写的内容仍保留`, refused);
  }

  /** Saves what is unsaved, then hands the report in. */
  async function submit(): Promise<boolean> {
    if (busy.value !== null) return false;
    return attempt('submitting', async () => {
      if (!(await saveTyped())) return false;
      const open = openCells(cells.value);
      if (open.length > 0) return complain(`还有 ${open.length} 处需要补齐，月报没有提交`, open);
      const answer = await move({ place, request: { move: 'submit', version: base.value.version } });
      settle(answer);
      putAnswer(place, answer);
      return true;
    });
  }

  async function attempt(what: 'saving' | 'submitting', act: () => Promise<boolean>): Promise<boolean> {
    busy.value = what;
    message.value = null;
    problems.value = [];
    try {
      return await act();
    } catch (error) {
      const found = error instanceof ApiFailure ? problemsIn(error.details) : [];
      if (found.length > 0) return complain(failureWords(error), found);
      if (error instanceof ApiFailure && OUTDATED.includes(error.code)) await refresh();
      message.value = outcomeWords(error);
      return false;
    } finally {
      busy.value = null;
    }
  }

  function outcomeWords(error: unknown): string {
    const isConflict = error instanceof ApiFailure && error.code === 'report.version-conflict';
    if (!isConflict) return `${failureWords(error)}${isDirty.value ? '您填写的内容仍保留在本页。' : ''}`;
    return conflicts.value.length > 0
      ? '他人已先保存了这份月报，本次没有覆盖。请在下面逐处选择，再保存。'
      : '他人已先保存了这份月报，表中已更新为最新内容；您的修改仍保留且互不冲突，请再次保存。';
  }

  return {
    base,
    cells,
    progress,
    isDirty,
    savedAt,
    typed,
    conflicts,
    problems,
    problemTitle,
    message,
    busy,
    type,
    restore,
    resolve,
    saveDraft,
    submit,
  };
}
