import { type RouteLocationRaw, useRouter } from 'vue-router';

/**
 * Links of tables with hundreds of cells: plain ones, where as many RouterLinks would each look at every change of the
 * address. `follow` takes a plain click; with a key or another button the browser does what it always does.
 */
export function usePlainLinks() {
  const router = useRouter();
  const hrefOf = (to: RouteLocationRaw) => router.resolve(to).href;

  function follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = (event.currentTarget as HTMLAnchorElement).getAttribute('href');
    if (href === null) return;
    event.preventDefault();
    void router.push(href);
  }
  return { hrefOf, follow };
}
