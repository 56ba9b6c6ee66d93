import { onBeforeUnmount, type Ref, ref } from 'vue';

/** Is this a phone? For what stands in another order there: the order of reading and of the keys must be that of the eye. */
export function useNarrowScreen(): Readonly<Ref<boolean>> {
  const media = window.matchMedia('(max-width: 720px)');
  const isNarrow = ref(media.matches);
  const look = () => {
    isNarrow.value = media.matches;
  };
  media.addEventListener('change', look);
  onBeforeUnmount(() => media.removeEventListener('change', look));
  return isNarrow;
}
