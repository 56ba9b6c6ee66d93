import type { ObjectDirective } from 'vue';

const watched = new WeakMap<HTMLElement, ResizeObserver>();

/** While a box hides part of its content, the keys must be able to move it; a box that fits is no stop on the way. */
function settle(box: HTMLElement): void {
  const isCut = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
  if (isCut === box.hasAttribute('tabindex')) return;
  if (isCut) {
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', '表格，可用方向键滚动');
  } else {
    for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
  }
}

/** `v-scrolled` on a box that may scroll, with the one thing in it that may be larger than the box. */
export const scrolled: ObjectDirective<HTMLElement> = {
  mounted(box) {
    const observer = new ResizeObserver(() => settle(box));
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    watched.set(box, observer);
  },
  updated: settle,
  beforeUnmount(box) {
    watched.get(box)?.disconnect();
    watched.delete(box);
  },
};

declare module 'vue' {
  interface GlobalDirectives {
    vScrolled: typeof scrolled;
  }
}
