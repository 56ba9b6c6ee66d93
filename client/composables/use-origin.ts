import { computed, nextTick, shallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** What was pressed to ask, so that the keyboard returns to it. */
const asker = shallowRef<HTMLElement | null>(null);

/**
 * The figure whose origin lies open beside the page: its reference (`domain/disclosure/figure-ref.ts`) stands in the address
 * as `?origin=…`, so that a link shows it to somebody else and the Back key closes it.
 */
export function useOrigin() {
  const route = useRoute();
  const router = useRouter();
  const origin = computed(() => (typeof route.query.origin === 'string' ? route.query.origin : null));

  function ask(ref: string, from: HTMLElement | null) {
    // From figure to figure inside the panel the keyboard still returns to the page.
    if (origin.value === null) asker.value = from;
    return router.push({ query: { ...route.query, origin: ref }, hash: route.hash });
  }

  async function close() {
    const { origin: _origin, ...query } = route.query;
    await router.replace({ query, hash: route.hash });
    await nextTick();
    if (asker.value?.isConnected) asker.value.focus();
    asker.value = null;
  }

  return { origin, ask, close };
}
