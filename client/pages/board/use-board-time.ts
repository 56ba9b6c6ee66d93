import { useQueryCache } from '@pinia/colada';
import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue';
import { liveKeys } from '../../composables/live-keys.ts';
import { clockWords } from '../../words/dates.ts';

const TICK_MS = 5_000;
/** Days turn and due days pass without anybody writing: now and then everything is asked afresh. */
const AFRESH_MS = 5 * 60_000;

/** A first connection is waited for as long before it is called broken. */
const PATIENCE_MS = 20_000;
/** A page that stands open for weeks begins anew once a day, at night, so that nothing piles up in it. */
const RELOAD_HOUR = 4;
const RELOAD_AFTER_MS = 12 * 3_600_000;

/** 14:02, and the slow pulse that keeps a wall right for which nothing happens. */
export function useBoardTime(isLive: Readonly<Ref<boolean>>) {
  const cache = useQueryCache();
  const clock = ref(now());
  const isPatient = ref(true);
  const opened = Date.now();
  const timers = [0, 0, 0];

  function afresh() {
    if (document.hidden) return;
    // A reading that fails shows its failure where it is shown.
    for (const key of liveKeys) cache.invalidateQueries({ key }).catch(() => undefined);
  }
  onMounted(() => {
    timers[0] = window.setInterval(() => {
      clock.value = now();
      // Only while the server answers: else the wall would stand empty until morning.
      if (isLive.value && isTimeToReload(opened, Date.now(), clock.value)) location.reload();
    }, TICK_MS);
    timers[1] = window.setInterval(afresh, AFRESH_MS);
    timers[2] = window.setTimeout(() => {
      isPatient.value = false;
    }, PATIENCE_MS);
    document.addEventListener('visibilitychange', afresh);
  });
  onBeforeUnmount(() => {
    for (const timer of timers) window.clearInterval(timer);
    document.removeEventListener('visibilitychange', afresh);
  });
  return { clock, isPatient };
}

/** `clock` is the center's, 04:12. */
export function isTimeToReload(opened: number, at: number, clock: string): boolean {
  return at - opened > RELOAD_AFTER_MS && Number(clock.slice(0, 2)) === RELOAD_HOUR;
}

const now = () => clockWords(new Date().toISOString()).slice(0, 5);
