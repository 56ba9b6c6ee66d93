import { type CellPlace, cellBeside, type Step } from './cell-steps.ts';

/** Moves the focus from a cell of the paper to the one beside; false at the edge. Cells name their place by `data-…`. */
export function focusBeside(element: HTMLElement | null, place: string, step: Step): boolean {
  const fields = [...(element?.closest('table')?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
  const places = fields.map(
    ({ dataset }): CellPlace => ({
      place: dataset.place ?? '',
      row: Number(dataset.row),
      column: Number(dataset.column),
      colspan: Number(dataset.colspan),
    }),
  );
  const next = cellBeside(places, place, step);
  const target = fields.find(({ dataset }) => dataset.place === next);
  if (!target) return false;
  target.focus();
  if (target instanceof HTMLTextAreaElement) target.select();
  return true;
}
