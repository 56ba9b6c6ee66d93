import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { Failure } from '#domain/failures.ts';

const inflate = promisify(inflateRaw);

/** What all parts of a workbook may take together once unpacked. */
const LARGEST_UNPACKED = 50 * 1024 * 1024;
const MOST_PARTS = 1000;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export interface ZipPart {
  name: string;
  method: number;
  packedSize: number;
  size: number;
  offset: number;
}

/**
 * The parts of a workbook as its directory declares them; nothing is unpacked. Throws `sheet.not-xlsx`, `sheet.encrypted`,
 * or `sheet.too-large` when they would not fit.
 */
export function zipParts(bytes: Buffer): ZipPart[] {
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    // A password turns the workbook into a container of the old format with this stream inside.
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new Failure('sheet.encrypted');
    throw new Failure('sheet.not-xlsx', null, '文件是旧版 xls 格式，请用 Excel 或 WPS 另存为 xlsx 后再上传。');
  }
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== LOCAL) throw new Failure('sheet.not-xlsx');
  try {
    return directoryOf(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

function directoryOf(bytes: Buffer): ZipPart[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw tooLarge();
  const parts: ZipPart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw damaged();
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new Failure('sheet.encrypted');
    const nameLength = bytes.readUInt16LE(at + 28);
    const part = {
      name: bytes
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replace(/\\/g, '/')
        .replace(/^\//, ''),
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    total += part.size;
    if (total > LARGEST_UNPACKED) throw tooLarge();
    parts.push(part);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** One part as text, never longer than its directory declared. */
export async function unpacked(bytes: Buffer, part: ZipPart): Promise<string> {
  try {
    if (bytes.readUInt32LE(part.offset) !== LOCAL) throw damaged();
    const start = part.offset + 30 + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28);
    const packed = bytes.subarray(start, start + part.packedSize);
    if (part.method === STORED) return packed.toString('utf8');
    if (part.method !== DEFLATED) throw damaged();
    const content = await inflate(packed, { maxOutputLength: Math.max(part.size, 1) });
    return content.toString('utf8');
  } catch (error) {
    if (error instanceof Failure) throw error;
    // A part that unpacks to more than it declares is a bomb in disguise; every other error is a broken file.
    const isBomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isBomb ? tooLarge() : damaged();
  }
}

const damaged = () => new Failure('sheet.not-xlsx', null, '文件已损坏，无法读取。请重新保存或重新下载模板后再上传。');
const tooLarge = () =>
  new Failure('sheet.too-large', null, '文件解压后过大，已拒绝读取。请用本页下载的模板填写后上传。');
