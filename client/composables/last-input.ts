import { onBeforeUnmount, onMounted } from 'vue';

/**
 * How long nobody has touched keys or pointer here, in milliseconds. What a page asks for by itself counts as use of the
 * session: it must stop at an unattended screen, or the session would never run out.
 */
export function useIdleTime(onInput: () => void = () => undefined): () => number {
  let touched = Date.now();
  const touch = () => {
    touched = Date.now();
    onInput();
  };
  onMounted(() => {
    window.addEventListener('keydown', touch);
    window.addEventListener('pointerdown', touch);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', touch);
    window.removeEventListener('pointerdown', touch);
  });
  return () => Date.now() - touched;
}
