import { Failure } from '#domain/failures.ts';
import { unpacked, type ZipPart, ZipRefusal, zipParts } from './zip.ts';

/** What all parts of a workbook may take together once unpacked. */
const LIMITS = { parts: 1000, unpacked: 50 * 1024 * 1024 };

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The parts of a workbook; nothing is unpacked. Throws `sheet.not-xlsx`, `sheet.encrypted`, or `sheet.too-large` when they
 * would not fit.
 */
export function sheetParts(bytes: Buffer): ZipPart[] {
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    // A password turns the workbook into a container of the old format with this stream inside.
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new Failure('sheet.encrypted');
    throw new Failure('sheet.not-xlsx', null, '文件是旧版 xls 格式，请用 Excel 或 WPS 另存为 xlsx 后再上传。');
  }
  try {
    return zipParts(bytes, LIMITS);
  } catch (error) {
    throw failureOf(error);
  }
}

/** One part as text, never longer than its directory declared. */
export async function sheetPart(bytes: Buffer, part: ZipPart): Promise<string> {
  try {
    return await unpacked(bytes, part);
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof ZipRefusal)) return error;
  switch (error.reason) {
    case 'foreign':
      return new Failure('sheet.not-xlsx');
    case 'encrypted':
      return new Failure('sheet.encrypted');
    case 'damaged':
      return new Failure('sheet.not-xlsx', null, '文件已损坏，无法读取。请重新保存或重新下载模板后再上传。');
    case 'too-large':
      return new Failure('sheet.too-large', null, '文件解压后过大，已拒绝读取。请用本页下载的模板填写后上传。');
  }
}
