/** Rows in groups small enough for the engines' limits on parameters. */
export function chunked<T>(rows: readonly T[], size = 500): T[][] {
  const groups: T[][] = [];
  for (let start = 0; start < rows.length; start += size) groups.push(rows.slice(start, start + size));
  return groups;
}
