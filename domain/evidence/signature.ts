/** What a file says it is by its first bytes; a zip or OLE container is looked into before it is taken as anything. */
export type Signature = 'pdf' | 'png' | 'jpeg' | 'zip' | 'ole';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = [0x49, 0x48, 0x44, 0x52];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF_END = [0x25, 0x25, 0x45, 0x4f, 0x46];
/** Readers look for the end mark of a PDF in its last kilobyte; some programs write blanks after it. */
const PDF_TAIL = 2048;

/**
 * The kind of content, by signature alone; null for everything without one. Text has none, so it is never taken: nothing
 * tells a table from a script. A PDF must also have its end, or it was cut off on the way.
 */
export function signatureOf(bytes: Uint8Array): Signature | null {
  if (isPdf(bytes)) return 'pdf';
  if (startsWith(bytes, PNG) && startsWith(bytes, IHDR, 12)) return 'png';
  if (isJpeg(bytes)) return 'jpeg';
  if (startsWith(bytes, ZIP)) return 'zip';
  return startsWith(bytes, OLE) ? 'ole' : null;
}

/** `%PDF-1.7` at the very start: further down it could be a picture or a script that carries a PDF. */
function isPdf(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (!/^%PDF-[12]\.\d$/.test(head)) return false;
  const first = Math.max(8, bytes.length - PDF_TAIL);
  for (let at = bytes.length - PDF_END.length; at >= first; at--) {
    if (startsWith(bytes, PDF_END, at)) return true;
  }
  return false;
}

/** Start of image, then one of the segments that may come first: APPn, a table, a frame or a comment. */
function isJpeg(bytes: Uint8Array): boolean {
  const marker = bytes[3] ?? 0;
  return startsWith(bytes, [0xff, 0xd8, 0xff]) && (marker === 0xfe || (marker >= 0xc0 && marker <= 0xef));
}

function startsWith(bytes: Uint8Array, expected: readonly number[], at = 0): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}
