import { computed, nextTick, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue';
import { useAfterPaint } from '../../composables/after-paint.ts';
import { ApiFailure } from '../../http/failure.ts';
import { type Report, type ReportEntry, useMoveReport, useReportAnswer, useSaveReport } from '../../queries/reports.ts';
import { failureWords } from '../../words/failures.ts';
import { relatedCells } from './cell-relations.ts';
import type { EntryField } from './grid-place.ts';
import { browserStore, keptDraftName, keptDraftOf, keptText, reportUnder } from './kept-draft.ts';
import {
  cellsWith,
  changedEntries,
  openCells,
  problemsIn,
  progressIn,
  type ReportProblem,
  refusedCells,
  type TypedCells,
} from './report-cell.ts';
import { changedBetween, conflictsOf, joinedConflicts, type ReportConflict, stillTyped } from './report-conflict.ts';
import { withKnown, withOwn } from './report-rebase.ts';
import { createSaveQueue, newSaveKey, type QueueState, type Saving } from './save-queue.ts';

/** Failures after which the report on the server is no longer the one on the screen. */
const OUTDATED = ['report.not-editable', 'report.locked', 'report.move-refused', 'year.closed'];

/**
 * What a person does to one report: typed cells are saved by themselves, kept in the browser until the server has them, and
 * compared with what others saved. `report` is the answer of the server, which may change under the typing; `refresh` asks
 * for it again.
 */
export function useReportDraft(report: () => Report, refresh: () => Promise<unknown>, username: string) {
  const base = shallowRef(report());
  const typed = shallowRef<TypedCells>({});
  const conflicts = ref<ReportConflict[]>([]);
  const problems = ref<ReportProblem[]>([]);
  const problemTitle = ref('');
  /** A sentence about what happened that is neither a problem of a cell nor a success. */
  const message = ref<string | null>(null);
  const isSubmitting = ref(false);
  const queueState = ref<QueueState>('idle');
  const failure = ref<string | null>(null);
  /** Cells only the server refused, until they are changed. */
  const rejected = ref(new Set<number>());

  const { month, department } = base.value;
  const place = { month, department: department.code };
  const name = keptDraftName(username, place);
  const { mutateAsync: save } = useSaveReport();
  const { mutateAsync: move } = useMoveReport();
  const putAnswer = useReportAnswer();

  const cellsOf = cellsWith(place.month);
  const withRelations = relatedCells();
  const cells = computed(() => withRelations(cellsOf(base.value.entries, typed.value), base.value.relations));
  const progress = computed(() => progressIn(cells.value));
  const isDirty = computed(() => progress.value.unsaved > 0);
  /** Nobody is signed in any more: nothing can be sent, and what is kept comes back after the next sign-in. */
  const isSignedOut = ref(false);
  const savedAt = computed(() =>
    base.value.entries.reduce<string | null>(
      (last, { enteredAt }) => (enteredAt !== null && (last === null || enteredAt > last) ? enteredAt : last),
      null,
    ),
  );

  /** Typed cells that cannot be written any more stay in the browser's store, untouched. */
  let isParked = false;
  let sent: Saving | null = null;
  const unanswered = restore();

  const queue = createSaveQueue<Report>(
    {
      next() {
        if (!base.value.isEditable || isSignedOut.value) return null;
        const held = new Set([...conflicts.value.map(({ indicatorId }) => indicatorId), ...rejected.value]);
        const entries = changedEntries(cells.value).filter(({ indicatorId }) => !held.has(indicatorId));
        return entries.length === 0 ? null : { version: base.value.version, entries };
      },
      send: (saving) => save({ place, ...saving }),
      taken(answer) {
        compare(answer);
        sent = null;
        settle(answer);
        putAnswer(place, answer);
        // What was said about unsaved cells holds no longer.
        if (!isDirty.value) message.value = null;
      },
      refused,
      keep(saving) {
        sent = saving;
        keep();
      },
      show(state) {
        // Typing on without a connection does not make it look restored.
        if (state !== 'waiting' || queueState.value !== 'offline') queueState.value = state;
      },
      newKey: newSaveKey,
    },
    unanswered,
  );

  watch(report, rebase, { flush: 'sync' });
  watch([typed, base], useAfterPaint(keep));
  onMounted(() => {
    window.addEventListener('online', queue.flush);
    document.addEventListener('visibilitychange', flushHidden);
    if (unanswered !== null || isDirty.value) queue.flush();
  });
  onBeforeUnmount(() => {
    window.removeEventListener('online', queue.flush);
    document.removeEventListener('visibilitychange', flushHidden);
    queue.end();
  });

  function flushHidden() {
    if (document.visibilityState === 'hidden') queue.flush();
  }

  /** What was typed here before a reload or a lost connection, and the act of saving nobody answered. */
  function restore(): Saving | null {
    const kept = keptDraftOf(browserStore.get(name));
    if (kept === null) return null;
    const left = stillTyped(base.value.entries, kept.typed);
    const count = Object.keys(left).length;
    if (!base.value.isEditable) {
      isParked = count > 0;
      const until = base.value.lock === null ? '月报退回或重新打开' : '延期批准';
      if (isParked) message.value = `本机保留着 ${count} 格没有存入的修改；${until}后可继续保存。`;
      else browserStore.set(name, null);
      return null;
    }
    sent = kept.unanswered;
    const before = withOwn(reportUnder(base.value, kept).entries, base.value.entries, sent?.entries ?? []);
    conflicts.value = conflictsOf(before, base.value.entries, kept.typed);
    typed.value = stillTyped(base.value.entries, kept.typed, sent);
    if (count > 0) message.value = `已找回本机上 ${count} 格未保存的修改。`;
    return kept.unanswered;
  }

  function keep() {
    if (!isParked) browserStore.set(name, keptText(base.value, typed.value, sent));
  }

  /** Takes over what others saved; what was typed stays, and what both changed is asked about. */
  function rebase(next: Report) {
    // An answer that was under way while this browser saved says less than is known.
    if (next === base.value || next.version < base.value.version) return;
    const before = compare(next);
    const changed = changedBetween(before, next.entries);
    if (changed > 0 && isDirty.value)
      message.value = `他人已保存 ${changed} 格修改，已更新到表中；您未保存的修改仍保留。`;
    const wasLocked = !base.value.isEditable;
    settle(next);
    if (wasLocked && next.isEditable) resume();
  }

  /** The report may be written again, as after an extension: what was kept meanwhile is taken up and sent. */
  function resume() {
    if (isParked) {
      isParked = false;
      restore();
      // Its cells are among those restored, and go with them.
      sent = null;
    }
    message.value = isDirty.value ? '月报已可继续填报，本机保留的修改正在保存。' : null;
    queue.touch();
  }

  function compare(next: Report): ReportEntry[] {
    const before = withOwn(base.value.entries, next.entries, sent?.entries ?? []);
    conflicts.value = joinedConflicts(conflicts.value, conflictsOf(before, next.entries, typed.value), typed.value);
    return before;
  }

  function settle(next: Report) {
    base.value = { ...next, entries: withKnown(base.value.entries, next.entries) };
    typed.value = stillTyped(next.entries, typed.value, sent);
  }

  function type(indicatorId: number, field: EntryField, text: string) {
    typed.value = { ...typed.value, [indicatorId]: { ...typed.value[indicatorId], [field]: text } };
    if (problems.value.some((problem) => problem.indicatorId === indicatorId))
      problems.value = problems.value.filter((problem) => problem.indicatorId !== indicatorId);
    rejected.value.delete(indicatorId);
    queue.touch();
  }

  function resolve(conflict: ReportConflict, isMine: boolean) {
    if (!isMine) {
      const { [conflict.field]: _gone, ...rest } = typed.value[conflict.indicatorId] ?? {};
      typed.value = { ...typed.value, [conflict.indicatorId]: rest };
    }
    conflicts.value = conflicts.value.filter((other) => other !== conflict);
    if (conflicts.value.length === 0) message.value = null;
    queue.touch();
  }

  function complain(title: string, found: ReportProblem[]): false {
    problemTitle.value = title;
    problems.value = found;
    return false;
  }

  async function refused(error: unknown): Promise<'lost' | 'unreachable' | 'again' | 'stop'> {
    failure.value = failureWords(error);
    if (!(error instanceof ApiFailure)) return 'stop';
    if (error.status === 0) return 'unreachable';
    if (error.status === 401) isSignedOut.value = true;
    if (error.status >= 500 || error.status === 429) return 'lost';
    if (error.code === 'report.version-conflict') {
      const { version } = base.value;
      await refresh();
      await nextTick();
      if (conflicts.value.length > 0) message.value = '他人已先保存了这份月报，本次没有覆盖。请在下面逐处选择。';
      return base.value.version === version ? 'lost' : 'again';
    }
    const found = problemsIn(error.details);
    if (found.length > 0) {
      for (const { indicatorId } of found) rejected.value.add(indicatorId);
      complain(failure.value, found);
      return 'again';
    }
    if (OUTDATED.includes(error.code)) await refresh();
    message.value = `${failure.value}您填写的内容仍保留在本机。`;
    return 'stop';
  }

  /** True when everything typed is on the server. Cells that are refused stay and are named. */
  async function saveNow(): Promise<boolean> {
    problems.value = [];
    rejected.value.clear();
    await queue.flush();
    if (!isDirty.value) return true;
    const refusals = refusedCells(cells.value);
    if (refusals.length > 0) return complain(`${refusals.length} 格没有保存，填写的内容仍保留`, refusals);
    if (conflicts.value.length > 0) {
      message.value = `还有 ${conflicts.value.length} 处与他人的修改不一致，请先逐处选择采用哪一个。`;
    }
    return false;
  }

  /** Saves what is unsaved, then hands the report in. */
  async function submit(): Promise<boolean> {
    if (isSubmitting.value) return false;
    isSubmitting.value = true;
    message.value = null;
    try {
      if (!(await saveNow())) {
        if (problems.value.length === 0) message.value ??= `月报没有提交：${failure.value ?? '还有未保存的修改。'}`;
        return false;
      }
      const open = openCells(cells.value);
      if (open.length > 0) return complain(`还有 ${open.length} 处需要补齐，月报没有提交`, open);
      const answer = await move({ place, request: { move: 'submit', version: base.value.version } });
      settle(answer);
      putAnswer(place, answer);
      return true;
    } catch (error) {
      const found = error instanceof ApiFailure ? problemsIn(error.details) : [];
      if (found.length > 0) return complain(failureWords(error), found);
      if (error instanceof ApiFailure && [...OUTDATED, 'report.version-conflict'].includes(error.code)) await refresh();
      message.value = failureWords(error);
      return false;
    } finally {
      isSubmitting.value = false;
    }
  }

  return {
    base,
    cells,
    progress,
    isDirty,
    hasUnsent: computed(() => isDirty.value && !isSignedOut.value),
    savedAt,
    conflicts,
    problems,
    problemTitle,
    message,
    isSubmitting,
    queueState,
    failure,
    type,
    resolve,
    saveNow,
    flush: queue.flush,
    submit,
  };
}
