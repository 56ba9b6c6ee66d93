import { computed, type MaybeRefOrGetter, ref, toValue } from 'vue';
import { usePhone } from './use-phone.ts';

/** On a phone a long list shows its first lines, which are the worst, and the rest when asked for; elsewhere all of it. */
export function useFold<T>(items: MaybeRefOrGetter<readonly T[]>, count: number) {
  const isPhone = usePhone();
  const isOpen = ref(false);
  const shown = computed(() => (isPhone.value && !isOpen.value ? toValue(items).slice(0, count) : [...toValue(items)]));
  const rest = computed(() => toValue(items).length - shown.value.length);
  const unfold = () => {
    isOpen.value = true;
  };
  return { shown, rest, unfold };
}
