import { useQueryCache } from '@pinia/colada';
import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue';
import type { LiveEvent } from '#server/services/events.ts';
import { tab } from '../http/client.ts';
import { useIdleTime } from './last-input.ts';
import { keysOf, liveKeys, type QueryKey } from './live-keys.ts';
import { departmentsOf, useSession } from './use-session.ts';

/** The page reads first and listens then; what happened in between is told at the start (`age`). */
const READ_FIRST_MS = 1500;
/** Several acts in a row make one reading; a draft is saved cell by cell, and nobody waits for each. */
const GATHER_MS = 300;
const GATHER_DRAFT_MS = 800;
/** Doubled with every refusal in a row. */
const AGAIN_MS = 10_000;
const LATEST_AGAIN_MS = 120_000;
/** A browser has six connections to a server: a tab out of sight gives its own back. */
const HIDDEN_MS = 15_000;
const UNATTENDED_MS = 30 * 60_000;

/**
 * Keeps what is on screen fresh: asks again for whatever others changed, within two seconds, as long as the tab is seen. A
 * wall screen is watched though nobody touches it (`isWatched`). Says whether the line stands.
 */
export function useLiveEvents({ isWatched = false } = {}): {
  isLive: Readonly<Ref<boolean>>;
  /** The line has stood before: without it there is nothing to be cut yet. */
  wasLive: Readonly<Ref<boolean>>;
} {
  const cache = useQueryCache();
  const { session } = useSession();
  const gathered = new Map<string, QueryKey>();
  const since = Date.now();
  const isLive = ref(false);
  let source: EventSource | null = null;
  let refusals = 0;
  const wasLive = ref(false);
  let opening = 0;
  let asking = 0;
  let hiding = 0;
  const idle = useIdleTime(() => {
    if (opening === 0) open();
  });

  function refresh(keys: readonly QueryKey[], after = GATHER_MS) {
    for (const key of keys) gathered.set(key.join('/'), key);
    if (asking !== 0 || gathered.size === 0) return;
    asking = window.setTimeout(() => {
      asking = 0;
      const all = [...gathered.values()];
      gathered.clear();
      // A reading that fails shows its failure where it is shown.
      for (const key of all) cache.invalidateQueries({ key }).catch(() => undefined);
    }, after);
  }

  function open() {
    window.clearTimeout(opening);
    opening = 0;
    if (source !== null || document.hidden || !navigator.onLine) return;
    const age = wasLive.value ? 0 : Math.min(60_000, Date.now() - since);
    source = new EventSource(`/api/events?tab=${tab}&age=${age}`);
    source.onopen = () => {
      // Nobody told this tab what happened while the line was down.
      if (wasLive.value) refresh(liveKeys);
      wasLive.value = true;
      refusals = 0;
      isLive.value = true;
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      // Taken up again, with everything asked afresh, as soon as somebody is back.
      if (!isWatched && idle() > UNATTENDED_MS) return close();
      const event = JSON.parse(data) as LiveEvent;
      refresh(
        keysOf(event, departmentsOf(session.value)),
        event.action === 'report.save' ? GATHER_DRAFT_MS : GATHER_MS,
      );
    };
    source.onerror = () => {
      isLive.value = false;
      if (source?.readyState !== EventSource.CLOSED) return;
      // Refused, not interrupted: the session is over (asking for it leads to the sign-in page), or the server is full.
      close();
      refresh([['session']]);
      opening = window.setTimeout(open, Math.min(AGAIN_MS * 2 ** refusals, LATEST_AGAIN_MS));
      refusals += 1;
    };
  }

  function close() {
    source?.close();
    source = null;
    isLive.value = false;
  }

  function see() {
    window.clearTimeout(hiding);
    if (document.hidden) hiding = window.setTimeout(close, HIDDEN_MS);
    else if (opening === 0) open();
  }

  onMounted(() => {
    opening = window.setTimeout(open, READ_FIRST_MS);
    document.addEventListener('visibilitychange', see);
    window.addEventListener('offline', close);
    window.addEventListener('online', see);
  });
  onBeforeUnmount(() => {
    for (const timer of [opening, asking, hiding]) window.clearTimeout(timer);
    document.removeEventListener('visibilitychange', see);
    window.removeEventListener('offline', close);
    window.removeEventListener('online', see);
    close();
  });
  return { isLive, wasLive };
}
