import { onBeforeUnmount, onMounted } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { confirmed } from '../../../composables/confirm.ts';
import type { FormEditing } from './use-form-editing.ts';

/** Lets a save finish on the way to another page; asks only about what could not be saved. */
export function useFormGuard({ isDirty, settled }: FormEditing): void {
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
    const isSameForm = to.params.id === from.params.id && to.query.version === from.query.version;
    return isSameForm || leave();
  });
  onMounted(() => window.addEventListener('beforeunload', unload));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', unload));
}
