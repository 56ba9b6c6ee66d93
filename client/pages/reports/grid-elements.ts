import { nextTick, type Ref } from 'vue';
import type { GridPlace } from './grid-place.ts';

/** The cells of the table on the screen, by place. */
export function gridElements(table: Ref<HTMLTableElement | null>) {
  const elementAt = ({ row, column }: GridPlace) =>
    table.value?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null;
  const fieldIn = (element: HTMLElement | null) =>
    element?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? null;

  function placeOf(target: EventTarget | null): GridPlace | null {
    const name = (target as Element | null)?.closest<HTMLElement>('[data-cell]')?.dataset.cell?.split(':').map(Number);
    return name?.[0] === undefined || name[1] === undefined ? null : { row: name[0], column: name[1] };
  }

  function putCaretAtEnd(place: GridPlace) {
    nextTick(() => {
      const field = fieldIn(elementAt(place));
      field?.setSelectionRange(field.value.length, field.value.length);
    });
  }

  return { elementAt, fieldIn, placeOf, putCaretAtEnd };
}
