import { onBeforeUnmount, onMounted, type Ref } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate, type RouteLocationNormalized } from 'vue-router';
import { confirmed } from '../../composables/confirm.ts';

/** A change of the address that keeps the report on the screen: the side panel, say. */
const isSameReport = (to: RouteLocationNormalized, from: RouteLocationNormalized) =>
  ['year', 'month', 'department'].every((name) => to.query[name] === from.query[name]);

/** Saves on the way out; asks only about what could not be saved. It stays in this browser, but nobody else sees it. */
export function useLeaveGuard(hasUnsent: Readonly<Ref<boolean>>, flush: () => Promise<unknown>): void {
  const leave = async () => {
    if (hasUnsent.value) await flush();
    if (!hasUnsent.value) return true;
    const consequence = '这些修改还没有存到服务器，只保留在本机；回到本页后继续保存。';
    return confirmed('有尚未保存的修改', consequence, '离开', '留在本页');
  };
  const unload = (event: BeforeUnloadEvent) => {
    if (!hasUnsent.value) return;
    flush();
    event.preventDefault();
    // Chromium before 119 asks only when this is set.
    event.returnValue = '';
  };

  onBeforeRouteLeave(leave);
  onBeforeRouteUpdate((to, from) => isSameReport(to, from) || leave());
  onMounted(() => window.addEventListener('beforeunload', unload));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', unload));
}
