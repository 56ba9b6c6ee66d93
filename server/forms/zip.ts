import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

export interface ZipPart {
  name: string;
  method: number;
  packedSize: number;
  size: number;
  offset: number;
}

/** Why a zip is not read; what that means to a person is said by whoever asked. */
export class ZipRefusal extends Error {
  override name = 'ZipRefusal';
  readonly reason: 'foreign' | 'encrypted' | 'damaged' | 'too-large';

  constructor(reason: ZipRefusal['reason']) {
    super(`zip refused: ${reason}`);
    this.reason = reason;
  }
}

/**
 * The parts of a zip as its directory declares them; nothing is unpacked. Throws ZipRefusal, also when there are more than
 * `parts` of them or they declare more than `unpacked` bytes together.
 */
export function zipParts(bytes: Buffer, limits: { parts: number; unpacked: number }): ZipPart[] {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== LOCAL) throw new ZipRefusal('foreign');
  try {
    return directoryOf(bytes, limits);
  } catch (error) {
    if (error instanceof RangeError) throw new ZipRefusal('damaged');
    throw error;
  }
}

function directoryOf(bytes: Buffer, limits: { parts: number; unpacked: number }): ZipPart[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new ZipRefusal('damaged');
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.parts) throw new ZipRefusal('too-large');
  const parts: ZipPart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new ZipRefusal('damaged');
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new ZipRefusal('encrypted');
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
    if (total > limits.unpacked) throw new ZipRefusal('too-large');
    parts.push(part);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** One part as text, never longer than its directory declared. Throws ZipRefusal. */
export async function unpacked(bytes: Buffer, part: ZipPart): Promise<string> {
  try {
    if (bytes.readUInt32LE(part.offset) !== LOCAL) throw new ZipRefusal('damaged');
    const start = part.offset + 30 + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28);
    const packed = bytes.subarray(start, start + part.packedSize);
    if (part.method === STORED) return packed.toString('utf8');
    if (part.method !== DEFLATED) throw new ZipRefusal('damaged');
    const content = await inflate(packed, { maxOutputLength: Math.max(part.size, 1) });
    return content.toString('utf8');
  } catch (error) {
    if (error instanceof ZipRefusal) throw error;
    // A part that unpacks to more than it declares is a bomb in disguise; every other error is a broken file.
    const isBomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipRefusal(isBomb ? 'too-large' : 'damaged');
  }
}
