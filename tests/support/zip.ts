import { deflateRawSync } from 'node:zlib';

/** A zip made by hand: what it declares need not be what it holds. */
export function zipOf(parts: { name: string; text: Buffer; declared?: number }[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text, declared = text.length } of parts) {
    const packed = deflateRawSync(text);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(declared, 8);
    const names = Buffer.from([name.length, 0, 0, 0]);
    const rest = Buffer.concat([Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes, names]);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), rest, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    // Version made by, then as in the file itself, then comment length, disk, attributes and offset.
    const entry = [Buffer.from('PK\x01\x02\x14\x00', 'latin1'), rest, tail.subarray(0, 10), tail.subarray(10)];
    central.push(Buffer.concat([...entry, Buffer.from(name)]));
    local.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

/** A workbook of one worksheet and nothing else. */
export const sheetPart = (xml: string, declared?: number) =>
  zipOf([{ name: 'xl/worksheets/sheet1.xml', text: Buffer.from(xml), ...(declared ? { declared } : {}) }]);
