import { attribute, walkXml } from '#server/forms/sheet-xml.ts';
import { sheetPart, sheetParts } from '#server/forms/sheet-zip.ts';

/** A cell as Word would show it, by its upper left corner. */
export interface WordCell {
  row: number;
  column: number;
  colspan: number;
  rowspan: number;
  text: string;
}

export interface WordTable {
  widths: number[];
  cells: WordCell[];
  rows: { isHeader: boolean; cantSplit: boolean }[];
}

/** The text of one part of an xlsx or docx file. */
export async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const file = Buffer.from(bytes);
  const part = sheetParts(file).find((one) => one.name === name);
  if (!part) throw new Error(`no part ${name}`);
  return sheetPart(file, part);
}

/** Every table of a document.xml: merges followed down, paragraphs of a cell as lines. */
export function wordTables(xml: string): WordTable[] {
  const tables: WordTable[] = [];
  let [row, column] = [-1, 0];
  let cell = { colspan: 1, merge: '', lines: [] as string[] };
  let isText = false;
  const table = () => tables.at(-1)!;
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'tbl') {
        tables.push({ widths: [], cells: [], rows: [] });
        row = -1;
      } else if (name === 'gridCol') table().widths.push(Number(attribute(attributes, 'w:w')));
      else if (name === 'tr') {
        row += 1;
        column = 0;
        table().rows.push({ isHeader: false, cantSplit: false });
      } else if (name === 'tblHeader') table().rows[row]!.isHeader = true;
      else if (name === 'cantSplit') table().rows[row]!.cantSplit = true;
      else if (name === 'tc') cell = { colspan: 1, merge: '', lines: [] };
      else if (name === 'gridSpan') cell.colspan = Number(attribute(attributes, 'w:val'));
      else if (name === 'vMerge') cell.merge = attribute(attributes, 'w:val') ?? 'continue';
      else if (name === 'p') cell.lines.push('');
      else if (name === 't') isText = true;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name !== 'tc') return;
      const { colspan, merge, lines } = cell;
      const above = table().cells.find((one) => one.column === column && one.row + one.rowspan === row);
      if (merge === 'continue' && above) above.rowspan += 1;
      else table().cells.push({ row, column, colspan, rowspan: 1, text: lines.join('\n') });
      column += colspan;
    },
    text: (content) => {
      if (isText) cell.lines[cell.lines.length - 1] += content;
    },
  });
  return tables;
}
