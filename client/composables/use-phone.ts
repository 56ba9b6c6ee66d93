import { onBeforeUnmount, type Ref, ref } from 'vue';

/**
 * Is this a phone's width, as the style sheets draw the line (720 px)? For what stands in another order there: the order of
 * reading and of the keys must be that of the eye. Follows the window; paper is no phone, however narrow.
 */
export function usePhone(): Readonly<Ref<boolean>> {
  const media = window.matchMedia('screen and (max-width: 720px)');
  const isPhone = ref(media.matches);
  const follow = () => {
    isPhone.value = media.matches;
  };
  media.addEventListener('change', follow);
  onBeforeUnmount(() => media.removeEventListener('change', follow));
  return isPhone;
}
