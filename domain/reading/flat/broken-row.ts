import type { RowHeading } from './heading.ts';
import type { RowsRead } from './rows.ts';

/**
 * A row that a page end cut in two: its points stand on the first page, the rest of its name and of its basis begin the next, where they were
 * taken for the next row's name. The basis that other rows give in full tells them apart.
 */
export function withBrokenRow(read: RowsRead, { hasBasis }: RowHeading): RowsRead {
  if (!hasBasis) return read;
  const doubts = [...read.doubts];
  const rows = read.rows.map((row) => ({ ...row }));
  const full = rows.map(({ basis }) => basis ?? '');
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    const whole = full.find((basis) => row.basis && basis !== row.basis && basis.startsWith(row.basis));
    if (!next?.level3 || !whole || !row.basis) return;
    const missing = whole.slice(row.basis.length);
    const place = next.level3.indexOf(missing);
    if (place < 0) return;
    row.level3 = `${row.level3 ?? ''}${next.level3.slice(0, place)}`;
    row.basis = whole;
    const quote = next.level3;
    next.level3 = next.level3.slice(place + missing.length) || null;
    doubts.push({
      path: `rows.${index}.level3`,
      words: '这一行被分页断开，名称和依据由两页拼合，请核对',
      quote,
      line: 0,
    });
  });
  return { ...read, rows, doubts };
}
