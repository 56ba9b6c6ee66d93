import { onBeforeUnmount, onMounted } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { confirmed } from '../../../composables/confirm.ts';
import type { PaperEdit } from './edit-answers.ts';
import type { PaperEditing } from './use-paper-editing.ts';

/**
 * Lets a save finish on the way to another page; asks only about what could not be saved. `names`: parameters of the
 * address that tell one paper from another.
 */
export function useFormGuard<E extends PaperEdit>(
  { isDirty, settled }: Pick<PaperEditing<E>, 'isDirty' | 'settled'>,
  names: readonly string[] = ['version'],
): void {
  const leave = async () => {
    await settled();
    if (!isDirty.value) return true;
    return confirmed('有尚未保存的修改', '离开后这些修改将丢失。', '放弃修改', '留在本页');
  };
  const unload = (event: BeforeUnloadEvent) => {
    if (!isDirty.value) return;
    event.preventDefault();
    // Chromium before 119 asks only when this is set.
    event.returnValue = '';
  };

  onBeforeRouteLeave(leave);
  // A chosen line or another view keeps the form on the screen.
  onBeforeRouteUpdate((to, from) => {
    const isSame = to.params.id === from.params.id && names.every((name) => to.query[name] === from.query[name]);
    return isSame || leave();
  });
  onMounted(() => window.addEventListener('beforeunload', unload));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', unload));
}
