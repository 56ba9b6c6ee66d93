import { Exact } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { readAddress } from '#domain/reports/sheet-layout.ts';
import type { PlainSheet, SheetArea, SheetCell } from '#domain/reports/sheet-plain.ts';
import { attribute, walkXml } from './sheet-xml.ts';
import { sheetPart, sheetParts } from './sheet-zip.ts';
import { workbookFacts } from './workbook-facts.ts';
import type { ZipPart } from './zip.ts';

const MOST_SHEETS = 20;
/** Sheets, texts and styles together: many times what a full template takes, and read in a second or two. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
const READ = /^xl\/((worksheets\/[^/]+|sharedStrings|styles|workbook)\.xml|_rels\/workbook\.xml\.rels)$/i;
/** Of one sheet: what a month's template is given; a list of several years needs more. */
const MONTH_LIMITS: SheetLimits = { rows: 2000, cells: 50_000 };
const MOST_MERGES = 5000;
const MOST_STRINGS = 100_000;
/** Columns further to the right hold nothing of a template. */
const LAST_COLUMN = 200;
/** No text of a template is nearly as long: an explanation has at most 500 characters. */
const LONGEST_TEXT = 2000;
/** Excel keeps fifteen digits and writes seventeen: 86.480000000000004 is 86.48. */
const DIGITS = 15;
/** Workbooks of old Macs count days from 1904; a date is told in the days of all others. */
const DAYS_TO_1904 = 1462;

/** `decimals`: as the format shows them; absent where it leaves them open. */
type CellFormat = { kind: 'number' | 'percent' | 'date'; decimals?: number };

export interface SheetLimits {
  rows: number;
  cells: number;
}

/**
 * The cells of an uploaded workbook. Read here and not with exceljs, which writes every cell of a merged range, a
 * validation or a name one by one and unpacks whatever it is given: a file of six kilobytes would keep the server busy for
 * ever. Throws a Failure of the `sheet.` family for everything that cannot be read.
 */
export async function readWorkbook(bytes: Buffer, limits = MONTH_LIMITS): Promise<PlainSheet[]> {
  const parts = sheetParts(bytes);
  const named = (name: RegExp) => parts.filter((part) => name.test(part.name));
  const sheets = named(/^xl\/worksheets\/[^/]+\.xml$/i);
  if (sheets.length === 0) throw new Failure('sheet.not-xlsx');
  const size = named(READ).reduce((total, part) => total + part.size, 0);
  if (sheets.length > MOST_SHEETS || size > MOST_CHARACTERS) throw tooMany();
  const first = async (name: RegExp) => {
    const [part] = named(name);
    return part ? await sheetPart(bytes, part) : '';
  };
  const strings = sharedStrings(await first(/^xl\/sharedStrings\.xml$/i));
  const formats = cellFormats(await first(/^xl\/styles\.xml$/i));
  const { names, isEpoch1904 } = workbookFacts(
    await first(/^xl\/workbook\.xml$/i),
    await first(/^xl\/_rels\/workbook\.xml\.rels$/i),
  );
  const read: PlainSheet[] = [];
  for (const part of sheets.sort(byNumber)) {
    const sheet = sheetOf(await sheetPart(bytes, part), { strings, formats, isEpoch1904 }, limits);
    const name = names.get(part.name.toLowerCase());
    read.push(name === undefined ? sheet : { ...sheet, name });
  }
  return read;
}

function byNumber(one: ZipPart, other: ZipPart): number {
  return one.name.length - other.name.length || (one.name < other.name ? -1 : 1);
}

/** Every `si`: its runs joined, without the phonetic guide. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let isText = false;
  let isGuide = false;
  let current = '';
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') isGuide = true;
      else if (name === 't') isText = !isGuide;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isGuide = false;
      else if (name === 'si' && strings.push(plain(current.slice(0, LONGEST_TEXT))) > MOST_STRINGS)
        throw new Failure('sheet.too-many-cells');
    },
    text: (content) => {
      if (isText) current += content;
    },
  });
  return strings;
}

/** Characters that XML cannot hold are written `_x000D_`. */
function plain(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** By place in `cellXfs`: does the format show a share or a day? */
function cellFormats(xml: string): CellFormat[] {
  const own = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  let isCells = false;
  walkXml(xml, {
    open: (name, attributes) => {
      const id = Number(attribute(attributes, 'numFmtId'));
      if (name === 'numFmt') own.set(id, formatOf(attribute(attributes, 'formatCode') ?? ''));
      else if (name === 'cellXfs') isCells = true;
      else if (name === 'xf' && isCells) formats.push(own.get(id) ?? builtIn(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
    text: () => {},
  });
  return formats;
}

/** Formats that every spreadsheet program knows without their code: 0, 0.00, #,##0, #,##0.00, 0%, 0.00%. */
const BUILT_IN: Record<number, CellFormat> = {
  1: { kind: 'number', decimals: 0 },
  2: { kind: 'number', decimals: 2 },
  3: { kind: 'number', decimals: 0 },
  4: { kind: 'number', decimals: 2 },
  9: { kind: 'percent', decimals: 0 },
  10: { kind: 'percent', decimals: 2 },
};

/** The higher ones are days in Chinese and Japanese. */
function builtIn(id: number): CellFormat {
  const isDay = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return BUILT_IN[id] ?? { kind: isDay ? 'date' : 'number' };
}

function formatOf(code: string): CellFormat {
  const [positive = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/gi, '').split(';');
  const fraction = /^[#,?\s]*0(?:\.(0*))?%?\s*$/.exec(positive);
  const decimals = fraction ? { decimals: fraction[1]?.length ?? 0 } : {};
  if (positive.includes('%')) return { kind: 'percent', ...decimals };
  return /[ymdhs]/i.test(positive) ? { kind: 'date' } : { kind: 'number', ...decimals };
}

interface Shared {
  strings: string[];
  formats: CellFormat[];
  isEpoch1904: boolean;
}

function sheetOf(xml: string, shared: Shared, limits: SheetLimits): PlainSheet {
  const rows: { number: number; cells: Map<number, SheetCell> }[] = [];
  const merges: SheetArea[] = [];
  let cells = new Map<number, SheetCell>();
  let [row, column, count] = [0, 0, 0];
  let cell = { type: '', style: 0, value: '', inline: '', isFormula: false };
  let target: 'value' | 'inline' | null = null;
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = rowNumber(attribute(attributes, 'r') ?? String(row + 1));
        column = 0;
        cells = new Map();
      } else if (name === 'c') {
        column = readAddress(attribute(attributes, 'r') ?? '')?.column ?? column + 1;
        const [type, style] = [attribute(attributes, 't') ?? 'n', Number(attribute(attributes, 's') ?? 0)];
        cell = { type, style, value: '', inline: '', isFormula: false };
      } else if (name === 'f') cell.isFormula = true;
      else if (name === 'v') target = 'value';
      else if (name === 't') target = 'inline';
      else if (name === 'mergeCell') merges.push(...areaOf(attribute(attributes, 'ref') ?? ''));
      if (merges.length > MOST_MERGES) throw new Failure('sheet.too-many-cells');
    },
    close: (name) => {
      if (name === 'v' || name === 't') target = null;
      else if (name === 'c') {
        const read = column > LAST_COLUMN ? null : cellOf(cell, shared);
        if (read === null) return;
        cells.set(column, read);
        count += 1;
        if (cells.size === 1 && rows.push({ number: row, cells }) > limits.rows) throw tooMany();
        if (count > limits.cells) throw tooMany();
      }
    },
    text: (content) => {
      if (target !== null) cell[target] += content;
    },
  });
  return { rows, merges };
}

const tooMany = () => new Failure('sheet.too-many-cells');

function rowNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Failure('sheet.not-xlsx');
  return Number(text);
}

function areaOf(ref: string): SheetArea[] {
  const [from, to] = ref.split(':').map(readAddress);
  return from && to ? [{ top: from.row, left: from.column, bottom: to.row, right: to.column }] : [];
}

interface RawCell {
  type: string;
  style: number;
  value: string;
  inline: string;
  isFormula: boolean;
}

/** Null for a cell that has a border or a colour but nothing in it. */
function cellOf(
  { type, style, value, inline, isFormula }: RawCell,
  { strings, formats, isEpoch1904 }: Shared,
): SheetCell | null {
  const text =
    type === 's'
      ? (strings[Number(value)] ?? '')
      : (type === 'inlineStr' ? plain(inline) : value).slice(0, LONGEST_TEXT);
  if (text === '' && !isFormula) return null;
  if (type === 'e') return { kind: 'error', text, isFormula };
  if (type === 'b') return { kind: 'boolean', text: value === '1' ? 'TRUE' : 'FALSE', isFormula };
  if (type === 'd') return { kind: 'date', text, isFormula };
  if (type !== 'n') return { kind: 'text', text: type === 'str' ? plain(text) : text, isFormula };
  if (text === '') return { kind: 'text', text, isFormula };
  const number = Number(text);
  if (!Number.isFinite(number)) return { kind: 'error', text, isFormula };
  const format = formats[style] ?? { kind: 'number' };
  const days = format.kind === 'date' && isEpoch1904 ? DAYS_TO_1904 : 0;
  return { ...format, text: new Exact(number.toPrecision(DIGITS)).plus(days).toFixed(), isFormula };
}
