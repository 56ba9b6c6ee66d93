import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue';

/**
 * Turns over the scenes of a wall, one timer for all of them; a screen that nobody sees stands still. Keys for whoever sets
 * it up: left and right turn, space holds.
 */
export function useRotation(count: Readonly<Ref<number>>, seconds: number) {
  const index = ref(0);
  const isHeld = ref(false);
  let timer = 0;

  function turn(step: number) {
    if (count.value > 0) index.value = (index.value + step + count.value) % count.value;
    wind();
  }
  function wind() {
    window.clearTimeout(timer);
    if (!document.hidden && !isHeld.value) timer = window.setTimeout(() => turn(1), seconds * 1000);
  }
  function hold() {
    isHeld.value = !isHeld.value;
    wind();
  }
  function press(event: KeyboardEvent) {
    // A button under the keys keeps its own.
    const isOnControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    if (event.key === 'ArrowRight') turn(1);
    else if (event.key === 'ArrowLeft') turn(-1);
    else if (event.key === ' ' && !isOnControl) hold();
    else return;
    event.preventDefault();
  }

  onMounted(() => {
    wind();
    window.addEventListener('keydown', press);
    document.addEventListener('visibilitychange', wind);
  });
  onBeforeUnmount(() => {
    window.clearTimeout(timer);
    window.removeEventListener('keydown', press);
    document.removeEventListener('visibilitychange', wind);
  });
  return { index, isHeld, hold };
}
