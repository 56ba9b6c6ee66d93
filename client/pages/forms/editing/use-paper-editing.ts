import {
  computed,
  type InjectionKey,
  inject,
  onBeforeUnmount,
  onMounted,
  provide,
  reactive,
  ref,
  shallowRef,
} from 'vue';
import type { EditConflict } from '#domain/forms/edited-form.ts';
import { isCellEdit, placeOfEdit } from '#domain/forms/form-edits.ts';
import { lastOf } from '#domain/last-of.ts';
import { type PaperEdit, refusalOf, withoutConflicts } from './edit-answers.ts';
import type { EditableCell, LinePart } from './form-cells.ts';
import { type ActKind, emptyHistory, historyAfter, type StepHistory } from './step-history.ts';

/** Others may save again between a refusal and the next try. */
const MOST_TRIES = 5;

/** One act of the editor, kept until the server has it. */
interface Batch<E> {
  edits: E[];
  kind: ActKind;
}

/** How the paper is saved and asked for again. */
export interface PaperKeeping<E> {
  /** Sends the edits on the version that is there now and shows the answer; gives the edits that take them back. */
  save: (edits: E[]) => Promise<E[]>;
  refresh: () => Promise<unknown>;
}

/**
 * Editing a form on its paper: every finished cell is saved by itself, one act at a time. What is typed stays on the screen
 * until the server has it; what is refused stays with its reason beside the cell.
 */
export function usePaperEditing<E extends PaperEdit>({ save, refresh }: PaperKeeping<E>) {
  /** Text by place that is not saved: being typed, on its way, or refused. */
  const typed = reactive(new Map<string, string>());
  const problems = reactive(new Map<string, string>());
  const conflicts = reactive(new Map<string, EditConflict>());
  const current = ref<{ part: LinePart; key: string } | null>(null);
  const queue: Batch<E>[] = [];
  const waiting = ref(0);
  const isSaving = ref(false);
  const trouble = ref<string | null>(null);
  const savedAt = ref<Date | null>(null);
  const history = shallowRef<StepHistory<E>>(emptyHistory);

  function enqueue(edits: E[], kind: ActKind = 'new') {
    queue.push({ edits, kind });
    waiting.value = queue.length;
    return flush();
  }

  let running: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    if (!isSaving.value) running = run();
    return running;
  }

  async function run() {
    isSaving.value = true;
    trouble.value = null;
    try {
      for (let batch = queue[0]; batch; batch = queue[0]) {
        if (!(await send(batch))) break;
        queue.shift();
        waiting.value = queue.length;
      }
    } finally {
      isSaving.value = false;
    }
  }

  /** True when the batch is done with, saved or refused; false when it has to wait. */
  async function send(batch: Batch<E>): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES && batch.edits.length > 0; tries += 1) {
      try {
        accept(batch, await save(batch.edits));
        return true;
      } catch (error) {
        const refusal = refusalOf(error, batch.edits);
        switch (refusal.kind) {
          case 'rebase':
            await refresh();
            continue;
          case 'conflicts':
            for (const conflict of refusal.conflicts) {
              conflicts.set(conflict.place, conflict);
              if (!typed.has(conflict.place)) typed.set(conflict.place, conflict.yours ?? '');
            }
            batch.edits = withoutConflicts(batch.edits, refusal.conflicts);
            await refresh();
            continue;
          case 'problems':
            for (const { place, message } of refusal.problems) problems.set(place, message);
            return true;
          case 'refused':
            trouble.value = refusal.message;
            await refresh();
            return true;
          case 'wait':
            trouble.value = refusal.message;
            return false;
        }
      }
    }
    return batch.edits.length === 0;
  }

  function accept(batch: Batch<E>, undo: E[]) {
    savedAt.value = new Date();
    const edits: PaperEdit[] = batch.edits;
    for (const edit of edits) {
      const place = placeOfEdit(edit);
      problems.delete(place);
      // Typed on since: the newer text is saved when the cell is left.
      if (isCellEdit(edit) && (typed.get(place) ?? '').trim() === (edit.value ?? '')) typed.delete(place);
    }
    history.value = historyAfter(history.value, batch.kind, undo);
  }

  /** The cell is left: saved when it says something else than before. */
  function commit(cell: EditableCell<E>) {
    const text = typed.get(cell.place);
    if (text === undefined) return;
    if (text.trim() === cell.text.trim()) return revert(cell.place);
    if (conflicts.has(cell.place)) return;
    problems.delete(cell.place);
    return enqueue(cell.edits(text.trim() || null));
  }

  function revert(place: string) {
    typed.delete(place);
    problems.delete(place);
    conflicts.delete(place);
  }

  function type(place: string, text: string) {
    typed.set(place, text);
    problems.delete(place);
  }

  /** The editor decides between the own text and the other one's. */
  function decide(cell: EditableCell<E>, whose: 'mine' | 'theirs') {
    conflicts.delete(cell.place);
    if (whose === 'theirs') revert(cell.place);
    else commit(cell);
  }

  /** One step back, or forth again; each answer brings the step that leads the other way. */
  function step(kind: 'undo' | 'redo') {
    const edits = lastOf(history.value[kind]);
    if (!edits) return;
    history.value = { ...history.value, [kind]: history.value[kind].slice(0, -1) };
    return enqueue(edits, kind);
  }

  const isDirty = computed(() => waiting.value > 0 || typed.size > 0);
  const retry = () => {
    if (trouble.value !== null && queue.length > 0) flush();
  };
  onMounted(() => window.addEventListener('online', retry));
  onBeforeUnmount(() => window.removeEventListener('online', retry));

  const editing = {
    typed,
    problems,
    conflicts,
    current,
    isSaving,
    isDirty,
    trouble,
    savedAt,
    waiting,
    canUndo: computed(() => history.value.undo.length > 0),
    canRedo: computed(() => history.value.redo.length > 0),
    type,
    commit,
    revert,
    decide,
    undo: () => step('undo'),
    redo: () => step('redo'),
    act: (edits: E[]) => enqueue(edits),
    retry: flush,
    /** When nothing is on its way any more. */
    settled: () => running,
  };
  provide(editingKey, editing);
  return editing;
}

export type PaperEditing<E extends PaperEdit> = ReturnType<typeof usePaperEditing<E>>;
const editingKey: InjectionKey<unknown> = Symbol('paper editing');

/** The editing of the paper around; every part of it finds it, and knows what kind of paper it is a part of. */
export function usePaper<E extends PaperEdit>(): PaperEditing<E> {
  const editing = inject(editingKey);
  if (!editing) throw new Error('usePaper() is for parts of a paper');
  return editing as PaperEditing<E>;
}
