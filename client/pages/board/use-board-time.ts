import { useQueryCache } from '@pinia/colada';
import { onBeforeUnmount, onMounted, ref } from 'vue';
import { liveKeys } from '../../composables/live-keys.ts';
import { clockWords } from '../../words/dates.ts';

const TICK_MS = 5_000;
/** Days turn and due days pass without anybody writing: now and then everything is asked afresh. */
const AFRESH_MS = 5 * 60_000;

/** 14:02, and the slow pulse that keeps a wall right for which nothing happens. */
export function useBoardTime() {
  const cache = useQueryCache();
  const clock = ref(now());
  const timers = [0, 0];

  function afresh() {
    if (document.hidden) return;
    // A reading that fails shows its failure where it is shown.
    for (const key of liveKeys) cache.invalidateQueries({ key }).catch(() => undefined);
  }
  onMounted(() => {
    timers[0] = window.setInterval(() => {
      clock.value = now();
    }, TICK_MS);
    timers[1] = window.setInterval(afresh, AFRESH_MS);
    document.addEventListener('visibilitychange', afresh);
  });
  onBeforeUnmount(() => {
    for (const timer of timers) window.clearInterval(timer);
    document.removeEventListener('visibilitychange', afresh);
  });
  return { clock };
}

const now = () => clockWords(new Date().toISOString()).slice(0, 5);
