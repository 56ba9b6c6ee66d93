import { computed, nextTick, type Ref, ref } from 'vue';
import { type Cell, cellAfter } from './heat-map.ts';

/** A grid of marks is one stop of the tab key, at `start`; arrows move inside. */
export function useCellKeys(
  grid: Readonly<Ref<HTMLElement | null>>,
  size: () => { rows: number; columns: number },
  start: () => Cell,
) {
  const moved = ref<Cell | null>(null);
  const current = computed(() => {
    const { row, column } = moved.value ?? start();
    return { row: Math.min(row, size().rows - 1), column };
  });
  const isStop = (row: number, column: number) => current.value.row === row && current.value.column === column;
  const stopAt = (row: number, column: number) => {
    moved.value = { row, column };
  };

  async function step(event: KeyboardEvent) {
    const to = cellAfter(event.key, current.value, size().rows, size().columns);
    if (!to) return;
    event.preventDefault();
    moved.value = to;
    await nextTick();
    grid.value?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }
  return { isStop, stopAt, step };
}
