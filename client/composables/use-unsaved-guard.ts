import { onBeforeUnmount, onMounted, type Ref } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { confirmed } from './confirm.ts';

/** Asks before unsaved changes are lost: on the way to another page, another month, or out of the browser. */
export function useUnsavedGuard(isDirty: Readonly<Ref<boolean>>): void {
  const leave = () =>
    isDirty.value ? confirmed('有尚未保存的修改', '离开后这些修改将丢失。', '放弃修改', '留在本页') : true;
  const unload = (event: BeforeUnloadEvent) => {
    if (isDirty.value) event.preventDefault();
  };

  onBeforeRouteLeave(leave);
  onBeforeRouteUpdate(leave);
  onMounted(() => window.addEventListener('beforeunload', unload));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', unload));
}
