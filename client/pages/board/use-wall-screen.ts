import { onBeforeUnmount, onMounted, ref } from 'vue';

/** Of a screen of 1920 × 1080. */
const PLAIN = { width: 1920, height: 1080 };

interface Lock {
  release(): Promise<void>;
}
type Waking = Navigator & { wakeLock?: { request(kind: 'screen'): Promise<Lock> } };

/** Makes the window a wall screen while the page is open: dark, awake where the browser can, and as large as the wall. */
export function useWallScreen() {
  const scale = ref(scaleNow());
  const root = document.documentElement;
  root.dataset.theme = 'dark';
  let lock: Lock | null = null;
  let isGone = false;

  /** A browser lets go of the lock whenever the page is out of sight. */
  async function stayAwake() {
    if (document.hidden) return;
    const held = await (navigator as Waking).wakeLock?.request('screen').catch(() => null);
    if (isGone) void held?.release();
    else lock = held ?? null;
  }
  const measure = () => {
    scale.value = scaleNow();
  };

  onMounted(() => {
    void stayAwake();
    document.addEventListener('visibilitychange', stayAwake);
    window.addEventListener('resize', measure);
  });
  onBeforeUnmount(() => {
    isGone = true;
    delete root.dataset.theme;
    document.removeEventListener('visibilitychange', stayAwake);
    window.removeEventListener('resize', measure);
    void lock?.release();
  });
  return { scale };
}

function scaleNow(): number {
  return Math.min(window.innerWidth / PLAIN.width, window.innerHeight / PLAIN.height);
}
