/**
 * What Excel and WPS put on the clipboard as text: cells parted by tabs, rows ended by a newline, cells with a tab, newline
 * or quote inside quoted. The newline after the last row begins no row; empty cells and empty rows are kept. Takes any text:
 * a quote that is never closed is an ordinary character.
 */
export function tableOf(clipboard: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < clipboard.length || row.length > 0) {
    const { text, end } = cellAt(clipboard, at);
    row.push(text);
    if (clipboard[end] === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (clipboard.startsWith('\r\n', end) ? 2 : 1);
  }
  return rows;
}

/** The cells as Excel and WPS take them; `tableOf` reads the same cells back. A row has at least one cell. */
export function clipboardOf(table: readonly (readonly string[])[]): string {
  return table.map((row) => `${row.map(quotedIfNeeded).join('\t')}\r\n`).join('');
}

function quotedIfNeeded(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const isEnd = (character: string | undefined) =>
  character === undefined || character === '\t' || character === '\n' || character === '\r';

/** The cell that begins at `start` and the place of what ends it. */
function cellAt(clipboard: string, start: number): { text: string; end: number } {
  if (clipboard[start] === '"') {
    const close = closingQuote(clipboard, start);
    if (close !== null) return { text: clipboard.slice(start + 1, close).replace(/""/g, '"'), end: close + 1 };
  }
  let end = start;
  while (!isEnd(clipboard[end])) end += 1;
  return { text: clipboard.slice(start, end), end };
}

/** A quote closes its cell only where the cell ends; anything else was typed, as in `5"管`. */
function closingQuote(clipboard: string, start: number): number | null {
  let at = clipboard.indexOf('"', start + 1);
  while (at !== -1 && clipboard[at + 1] === '"') at = clipboard.indexOf('"', at + 2);
  return at !== -1 && isEnd(clipboard[at + 1]) ? at : null;
}
