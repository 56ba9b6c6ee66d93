import { deflateRawSync } from 'node:zlib';

/** Small files as programs write them, for what is told from their content. */

export const pdfBytes = (text = '佐证') => Buffer.from(`%PDF-1.4\n% ${text}\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n`);
export const pngBytes = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const jpegBytes = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

export interface ZipEntry {
  name: string;
  text: string | Buffer;
  /** Unpacked size as the zip declares it, where it is to lie. */
  declared?: number;
  /** General purpose flags; 1 is encrypted. */
  flags?: number;
}

/** A zip made by hand: what it declares need not be what it holds. */
export function zipBytes(entries: ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text, declared, flags = 0 } of entries) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(declared ?? content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from(name), packed]);
    // Comment length, disk, attributes, then where the file is.
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, tail, Buffer.from(name)]));
    local.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const contentTypes = (type: string) =>
  `<Types><Override PartName="/main.xml" ContentType="${type}"/><Default Extension="xml" ContentType="application/xml"/></Types>`;

export function packageBytes(mainType: string, folder: string, more: ZipEntry[] = []): Buffer {
  return zipBytes([
    { name: '[Content_Types].xml', text: contentTypes(mainType) },
    { name: `${folder}/main.xml`, text: '<main/>' },
    ...more,
  ]);
}
export const docxBytes = () => packageBytes(`${OPEN_XML}.wordprocessingml.document.main+xml`, 'word');
export const xlsxBytes = (more: ZipEntry[] = []) =>
  packageBytes(`${OPEN_XML}.spreadsheetml.sheet.main+xml`, 'xl', more);
export const pptxBytes = () => packageBytes(`${OPEN_XML}.presentationml.presentation.main+xml`, 'ppt');
export const ofdBytes = () =>
  zipBytes([{ name: 'OFD.xml', text: '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>' }]);

/** An OLE container of three sectors: its header, the allocation table, and a directory of up to four names. */
export function oleBytes(names: string[]): Buffer {
  const bytes = Buffer.alloc(512 * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0xfffffffe, 68);
  bytes.fill(0xff, 76, 512);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024);
  bytes.writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(0xfffffffe, 516);
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    const at = 1024 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes.writeUInt8(index === 0 ? 5 : 2, at + 66);
  }
  return bytes;
}
