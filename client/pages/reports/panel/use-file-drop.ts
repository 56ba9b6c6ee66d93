import { onBeforeUnmount, onMounted, ref } from 'vue';

/** Files dropped on a place of the page. One that misses it must not replace the page, as browsers would have it. */
export function useFileDrop(take: (files: File[]) => void) {
  const isOver = ref(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  function over(event: DragEvent) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    isOver.value = true;
  }

  function leave({ currentTarget, relatedTarget }: DragEvent) {
    if (!(currentTarget as Element).contains(relatedTarget as Node | null)) isOver.value = false;
  }

  function drop(event: DragEvent) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    isOver.value = false;
    take([...(event.dataTransfer?.files ?? [])]);
  }

  function miss(event: DragEvent) {
    if (hasFiles(event)) event.preventDefault();
  }
  onMounted(() => {
    window.addEventListener('dragover', miss);
    window.addEventListener('drop', miss);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('dragover', miss);
    window.removeEventListener('drop', miss);
  });

  return { isOver, over, leave, drop };
}
