import { computed, nextTick, type Ref, shallowRef } from 'vue';
import { tableOf } from '#domain/reports/clipboard-table.ts';
import { type EditHistory, emptyHistory, redone, undone, withStep } from './edit-history.ts';
import { type CellChange, clearedBlock, copiedText, pastedBlock, pastedWords } from './grid-block.ts';
import { gridElements } from './grid-elements.ts';
import { fieldAtPlace, linesOf, placeOfField, rowBelow, textIn } from './grid-lines.ts';
import {
  type EntryField,
  fieldAfter,
  type GridPlace,
  gridColumns,
  isOneCell,
  NOTE_COLUMN,
  placeAfter,
  rangeOf,
  VALUE_COLUMN,
} from './grid-place.ts';
import { wordAfter } from './level-choice.ts';
import type { ReportCell } from './report-cell.ts';

/** A cell being written. `replace` began by typing: arrows leave it, as in a spreadsheet; in `caret` they move in the text. */
export interface CellEdit {
  indicatorId: number;
  field: EntryField;
  before: string;
  text: string;
  mode: 'replace' | 'caret';
}

export interface GridHost {
  table: Ref<HTMLTableElement | null>;
  cells: () => readonly ReportCell[];
  isEditable: () => boolean;
  type(indicatorId: number, field: EntryField, text: string): void;
  /** A pasted or emptied block is complete: nothing more of it is coming. */
  done(): void;
}

/**
 * Keys, mouse and clipboard of the grid. Moving and writing are two modes: in the first a cell's text is selected, so that
 * typing (an input method included) replaces it.
 */
export function useEntryGrid({ table, cells, isEditable, type, done }: GridHost) {
  const active = shallowRef<GridPlace>({ row: 0, column: VALUE_COLUMN });
  const extent = shallowRef<GridPlace>({ row: 0, column: VALUE_COLUMN });
  const edit = shallowRef<CellEdit | null>(null);
  const history = shallowRef<EditHistory>(emptyHistory);
  /** What the last paste or deletion did. */
  const summary = shallowRef<string | null>(null);
  const range = computed(() => rangeOf(active.value, extent.value));
  const lines = computed(() => linesOf(cells()));
  const { elementAt, fieldIn, placeOf, putCaretAtEnd } = gridElements(table);
  let isDragging = false;

  const writableAt = (place: GridPlace) => (isEditable() ? fieldAtPlace(lines.value, place) : null);
  const textAt = (place: GridPlace) => textIn(lines.value, place);

  function goTo(place: GridPlace, withFocus = true) {
    commit();
    active.value = place;
    extent.value = place;
    if (!withFocus) return;
    const element = elementAt(place);
    (fieldIn(element) ?? element)?.focus();
    selectText();
  }

  /** After the screen has followed: what is selected is what typing replaces. */
  function selectText() {
    nextTick(() => {
      const field = fieldIn(elementAt(active.value));
      if (edit.value === null && field !== null && field === document.activeElement) field.select();
    });
  }

  function stretchTo(place: GridPlace) {
    commit();
    extent.value = place;
    elementAt(place)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function begin(mode: CellEdit['mode'], text = textAt(active.value)): boolean {
    const field = writableAt(active.value);
    const cell = lines.value[active.value.row]?.cell;
    if (field === null || !cell) return false;
    edit.value = { indicatorId: cell.entry.indicatorId, field, before: textAt(active.value), text, mode };
    extent.value = active.value;
    summary.value = null;
    return true;
  }

  function commit() {
    if (edit.value === null) return;
    const { indicatorId, field, before, text } = edit.value;
    edit.value = null;
    history.value = withStep(history.value, [{ indicatorId, field, before, after: text }]);
  }

  function cancel() {
    if (edit.value === null) return;
    const { indicatorId, field, before, text } = edit.value;
    edit.value = null;
    if (text !== before) type(indicatorId, field, before);
    selectText();
  }

  function write(changes: readonly CellChange[]) {
    for (const { indicatorId, field, after } of changes) type(indicatorId, field, after);
  }

  function take(changes: readonly CellChange[]) {
    write(changes);
    history.value = withStep(history.value, changes);
    if (changes.length > 0) done();
    selectText();
  }

  function travel(step: typeof undone, withFocus: boolean) {
    commit();
    const past = step(history.value);
    if (!past || !isEditable()) return;
    write(past.changes);
    history.value = past.history;
    summary.value = null;
    const [first] = past.changes;
    const row = first ? placeOfField(lines.value, first.indicatorId, first.field) : -1;
    if (first && row !== -1) goTo({ row, column: first.field === 'note' ? NOTE_COLUMN : VALUE_COLUMN }, withFocus);
  }
  const undo = (withFocus = false) => travel(undone, withFocus);
  const redo = (withFocus = false) => travel(redone, withFocus);

  function clear() {
    const changes = isEditable() ? clearedBlock(cells(), range.value) : [];
    take(changes);
    summary.value = isOneCell(range.value) ? null : `已清除 ${changes.length} 格`;
  }

  /** True when the key has been used. */
  function writingKey(event: KeyboardEvent, { mode, field }: CellEdit): boolean {
    const { key } = event;
    if (key === 'Escape') cancel();
    else if (key === 'F2') edit.value = edit.value && { ...edit.value, mode: 'caret' };
    else if (key === 'Enter' && field === 'note' && (event.shiftKey || event.altKey)) return false;
    else if (key === 'Enter') goTo(below(event.shiftKey ? -1 : 1));
    else if (key === 'Tab') return tab(event);
    else if (/^Arrow(Up|Down)$/.test(key) && mode === 'caret' && isChoice()) chooseNext(key === 'ArrowUp' ? -1 : 1);
    else if (field !== 'note' && /^Arrow(Up|Down)$/.test(key)) goTo(below(key === 'ArrowUp' ? -1 : 1));
    else if (field !== 'note' && mode === 'replace' && /^Arrow/.test(key) && !event.ctrlKey && !event.shiftKey)
      goTo(placeAfter(key, false, active.value, lines.value.length) ?? active.value);
    else return false;
    return true;
  }

  function movingKey(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const withControl = event.ctrlKey || event.metaKey;
    const next = event.altKey
      ? null
      : placeAfter(key, withControl, shiftKey ? extent.value : active.value, lines.value.length);
    if (next) {
      if (shiftKey) stretchTo(next);
      else goTo(next);
    } else if (key === 'Enter' || key === 'F2') {
      if (shiftKey || !begin('caret')) goTo(below(shiftKey ? -1 : 1));
      else putCaretAtEnd(active.value);
    } else if (key === 'Tab') return tab(event);
    else if (key === 'Delete' || (key === 'Backspace' && !isOneCell(range.value))) clear();
    else if (key === 'Escape') extent.value = active.value;
    else if (withControl && key.toLowerCase() === 'z') travel(shiftKey ? redone : undone, true);
    else if (withControl && key.toLowerCase() === 'y') redo(true);
    else if (withControl && key.toLowerCase() === 'a') selectAll();
    else return false;
    return true;
  }

  /** To the next cell that is written in; from the last one on, out of the grid. */
  function tab(event: KeyboardEvent): boolean {
    const next = isEditable()
      ? fieldAfter(active.value, event.shiftKey ? -1 : 1, lines.value.length, (at) => writableAt(at) !== null)
      : null;
    if (next) goTo(next);
    return next !== null;
  }

  const below = (step: 1 | -1) => rowBelow(lines.value, active.value, step, isEditable());

  const isChoice = () => lines.value[active.value.row]?.cell.entry.accumulation === 'qualitative';

  const chooseNext = (step: 1 | -1) => choose(wordAfter(textAt(active.value), step));

  /** Puts a level into the cell that is written. */
  function choose(text: string) {
    if (edit.value === null && !begin('caret')) return;
    if (edit.value === null) return;
    edit.value = { ...edit.value, text };
    type(edit.value.indicatorId, edit.value.field, text);
  }

  function selectAll() {
    goTo({ row: 0, column: 0 });
    extent.value = { row: lines.value.length - 1, column: gridColumns.length - 1 };
  }

  const handlers = {
    keydown(event: KeyboardEvent) {
      // An input method is at work: its Enter and arrows are not ours. 229 is what old Chromium says for the first key.
      if (event.isComposing || event.keyCode === 229 || placeOf(event.target) === null) return;
      if (edit.value === null ? movingKey(event) : writingKey(event, edit.value)) event.preventDefault();
    },
    input(event: Event) {
      const { value } = event.target as HTMLInputElement;
      if (edit.value === null && !begin('replace', value)) return;
      if (edit.value === null) return;
      edit.value = { ...edit.value, text: value };
      // Half-composed words of an input method are nothing to be saved; their end is told apart.
      if (!(event as InputEvent).isComposing) type(edit.value.indicatorId, edit.value.field, value);
    },
    compositionend() {
      if (edit.value !== null) type(edit.value.indicatorId, edit.value.field, edit.value.text);
    },
    focusin(event: FocusEvent) {
      const place = placeOf(event.target);
      if (place === null) return;
      if (place.row !== active.value.row || place.column !== active.value.column) {
        commit();
        active.value = place;
        extent.value = place;
      }
      selectText();
    },
    mousedown(event: MouseEvent) {
      const place = placeOf(event.target);
      if (place === null || event.button !== 0) return;
      const field = fieldIn(elementAt(place));
      const isActive = place.row === active.value.row && place.column === active.value.column;
      isDragging = true;
      window.addEventListener('mouseup', () => (isDragging = false), { once: true });
      if (event.shiftKey && !isActive) stretchTo(place);
      // A second click goes into the text.
      else if (isActive && field !== null && field === document.activeElement) {
        if (edit.value === null) begin('caret');
        else edit.value = { ...edit.value, mode: 'caret' };
        return;
      } else goTo(place);
      if (!event.shiftKey && place.column === VALUE_COLUMN && isChoice()) begin('caret');
      event.preventDefault();
    },
    mousemove(event: MouseEvent) {
      const place = isDragging ? placeOf(event.target) : null;
      if (place === null || (place.row === extent.value.row && place.column === extent.value.column)) return;
      stretchTo(place);
    },
    copy(event: ClipboardEvent) {
      if (edit.value !== null || placeOf(event.target) === null) return;
      event.clipboardData?.setData('text/plain', copiedText(cells(), range.value));
      event.preventDefault();
    },
    cut(event: ClipboardEvent) {
      if (edit.value !== null || placeOf(event.target) === null) return;
      handlers.copy(event);
      clear();
    },
    paste(event: ClipboardEvent) {
      if (edit.value !== null || placeOf(event.target) === null) return;
      event.preventDefault();
      const block = tableOf(event.clipboardData?.getData('text/plain') ?? '');
      if (block.length === 0) return;
      const pasted = pastedBlock(cells(), range.value, block, isEditable());
      take(pasted.changes);
      summary.value = pastedWords(pasted);
      const { row, column } = active.value;
      const width = Math.max(...block.map((line) => line.length));
      if (pasted.total > 1 && isOneCell(range.value)) {
        extent.value = {
          row: Math.min(lines.value.length - 1, row + block.length - 1),
          column: Math.min(gridColumns.length - 1, column + width - 1),
        };
      }
    },
  };

  return {
    active,
    range,
    edit,
    summary,
    canUndo: computed(() => history.value.done.length > 0),
    canRedo: computed(() => history.value.undone.length > 0),
    undo,
    redo,
    goTo,
    choose,
    commit,
    take,
    handlers,
  };
}
