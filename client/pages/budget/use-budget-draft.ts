import { ElMessage } from 'element-plus';
import { computed, ref, watch } from 'vue';
import { tableOf } from '#domain/reports/clipboard-table.ts';
import { useUnsavedGuard } from '../../composables/use-unsaved-guard.ts';
import { ApiFailure } from '../../http/failure.ts';
import { type BudgetMonth, useSaveBudgetMonth } from '../../queries/budget.ts';
import { failureWords } from '../../words/failures.ts';
import {
  type BudgetDraft,
  type CellConflict,
  conflictsIn,
  type DraftField,
  draftOf,
  entriesOf,
  openCells,
  pastedInto,
} from './budget-draft.ts';

/** The month as it is being typed: saved when asked, guarded until then; what others changed meanwhile is put side by side. */
export function useBudgetDraft(data: () => BudgetMonth) {
  const draft = ref<BudgetDraft>(draftOf(data().lines));
  const conflicts = ref<CellConflict[]>([]);
  /** Before the last paste, so that it can be taken back. */
  const undo = ref<BudgetDraft | null>(null);
  const { mutateAsync: send, isLoading: isSaving } = useSaveBudgetMonth();
  const entries = computed(() => entriesOf(data().lines, draft.value));
  const standing = computed(() => openCells(data().lines, draft.value));
  const isDirty = computed(() => entries.value.length > 0 || standing.value.refused > 0);
  useUnsavedGuard(isDirty);

  // What others save shows where nothing is typed; a typed cell keeps its text and its version, and conflicts on saving.
  watch(
    () => data().lines,
    (lines, before) => {
      const mine = new Set(entriesOf(before, draft.value).map(({ lineId }) => lineId));
      const fresh = draftOf(lines);
      draft.value = Object.fromEntries(
        Object.entries(fresh).map(([id, cell]) => [id, (mine.has(Number(id)) && draft.value[Number(id)]) || cell]),
      );
    },
  );

  function set(lineId: number, field: DraftField, text: string) {
    const cell = draft.value[lineId];
    if (cell) draft.value = { ...draft.value, [lineId]: { ...cell, [field]: text } };
  }

  /** True when the clipboard held a block and it was laid down. */
  function paste(lineId: number, field: DraftField, clipboard: string): boolean {
    const table = tableOf(clipboard);
    if (table.length === 1 && table[0]?.length === 1) return false;
    const { draft: next, taken, left } = pastedInto(draft.value, data().lines, { lineId, field }, table);
    undo.value = draft.value;
    draft.value = next;
    ElMessage.success(`已粘贴 ${taken} 格${left > 0 ? `，超出末行的 ${left} 行没有粘贴` : ''}，保存后生效`);
    return true;
  }

  function takeBack() {
    if (undo.value) draft.value = undo.value;
    undo.value = null;
  }

  /** True when everything typed is stored. */
  async function save(): Promise<boolean> {
    const sent = entries.value;
    if (sent.length === 0) return standing.value.refused === 0;
    try {
      const saved = await send({ month: data().month, save: { entries: sent } });
      const fresh = draftOf(saved.lines);
      const ids = new Set(sent.map(({ lineId }) => lineId));
      draft.value = Object.fromEntries(
        Object.entries(draft.value).map(([id, cell]) => [id, (ids.has(Number(id)) && fresh[Number(id)]) || cell]),
      );
      conflicts.value = [];
      undo.value = null;
      ElMessage.success(`已保存 ${sent.length} 行`);
      return standing.value.refused === 0;
    } catch (error) {
      if (error instanceof ApiFailure) conflicts.value = conflictsIn(error.details);
      ElMessage.error(failureWords(error));
      return false;
    }
  }

  /** Mine is saved over theirs the next time; theirs takes the place of mine. */
  function settle({ lineId, theirs, version }: CellConflict, choice: 'mine' | 'theirs') {
    const cell = draft.value[lineId];
    conflicts.value = conflicts.value.filter((one) => one.lineId !== lineId);
    if (!cell) return;
    const text = choice === 'mine' ? cell : { executed: theirs.executed ?? '', note: theirs.note ?? '' };
    draft.value = { ...draft.value, [lineId]: { executed: text.executed, note: text.note, version } };
  }

  return { draft, conflicts, undo, isSaving, isDirty, entries, standing, set, paste, takeBack, save, settle };
}
