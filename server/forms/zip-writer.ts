import { crc32 } from 'node:zlib';

export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** The longest list and the largest file that need no zip64. */
const MOST_ENTRIES = 0xffff;
const LARGEST = 0xffffffff;
const CHINA_MS = 8 * 3600_000;

/**
 * Files in one zip, as they are: xlsx, docx and pdf are packed already. `written` is the time their entries state.
 * Throws a RangeError for more than a plain zip holds.
 */
export function zipOf(entries: ZipEntry[], written: Date): Buffer {
  // A zip knows no time zones: what it states is read as the reader's own clock. China keeps UTC+8.
  const local = new Date(written.getTime() + CHINA_MS);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name, 'utf8');
    const common = commonFields(bytes, path.length, local);
    const header = Buffer.concat([uint32(LOCAL), common, path]);
    parts.push(header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    directory.push(centralHeader(common, offset), path);
    offset += header.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  if (entries.length > MOST_ENTRIES || offset + list.length > LARGEST) throw new RangeError('too much for one zip');
  return Buffer.concat([...parts, list, endRecord(entries.length, list.length, offset)]);
}

/** What a file's own header and the directory say alike, from the version needed to the length of the extra field. */
function commonFields(bytes: Uint8Array, nameLength: number, written: Date): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(dosTime(written), 6);
  fields.writeUInt16LE(dosDate(written), 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function centralHeader(common: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([VERSION, 0]);
  return Buffer.concat([uint32(CENTRAL), madeBy, common, rest]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(END, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const dosTime = (at: Date) => (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
const dosDate = (at: Date) => ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
