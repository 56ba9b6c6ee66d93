import { onBeforeUnmount, ref } from 'vue';

/** Whether this is a phone's width, as the style sheets draw the line (720 px); follows the window. */
export function usePhone() {
  const media = window.matchMedia('(max-width: 720px)');
  const isPhone = ref(media.matches);
  const follow = () => {
    isPhone.value = media.matches;
  };
  media.addEventListener('change', follow);
  onBeforeUnmount(() => media.removeEventListener('change', follow));
  return isPhone;
}
