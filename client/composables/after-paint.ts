import { onBeforeUnmount, onMounted, type ShallowRef, shallowRef, watch } from 'vue';

/**
 * Work that need not hold up the frame of a key press: done once after the next frame is drawn, however often it is asked for,
 * and at once when the page is hidden, left or reloaded. Nothing asked for is left undone.
 */
export function useAfterPaint(work: () => void): () => void {
  let frame = 0;
  let task = 0;

  function ask() {
    // No frames are drawn out of sight.
    if (document.hidden) work();
    else if (frame === 0 && task === 0) frame = requestAnimationFrame(drawn);
  }

  function drawn() {
    frame = 0;
    task = window.setTimeout(done);
  }

  function done() {
    task = 0;
    work();
  }

  function finish() {
    if (frame === 0 && task === 0) return;
    cancelAnimationFrame(frame);
    window.clearTimeout(task);
    frame = 0;
    done();
  }

  const finishHidden = () => document.hidden && finish();
  onMounted(() => {
    window.addEventListener('pagehide', finish);
    document.addEventListener('visibilitychange', finishHidden);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', finish);
    document.removeEventListener('visibilitychange', finishHidden);
    finish();
  });
  return ask;
}

/** Longer than from one key to the next of somebody who types. */
const REST = 350;

/** Follows `source` when it has rested for a moment: for what stands beside the typing and is read afterwards. */
export function useRested<T>(source: () => T): Readonly<ShallowRef<T>> {
  const rested = shallowRef(source());
  let timer = 0;
  watch(source, () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      rested.value = source();
    }, REST);
  });
  onBeforeUnmount(() => window.clearTimeout(timer));
  return rested;
}
