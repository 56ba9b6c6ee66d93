const chinese = new Intl.Collator('zh-CN', { numeric: true });

/** What a column sorts by: text (in Chinese order), a number, or nothing, which always stands last. */
export type SortKeys<T> = Record<string, (row: T) => string | number | null | undefined>;

/** `name` sorts up, `-name` down, anything else leaves the order as it came. Never changes `rows`. */
export function sortedBy<T>(rows: readonly T[], keys: SortKeys<T>, sort: string): T[] {
  const isDown = sort.startsWith('-');
  const keyOf = keys[isDown ? sort.slice(1) : sort];
  if (!keyOf) return [...rows];
  return [...rows].sort((a, b) => {
    const [left, right] = [keyOf(a) ?? null, keyOf(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : chinese.compare(`${left}`, `${right}`);
    return isDown ? -order : order;
  });
}
