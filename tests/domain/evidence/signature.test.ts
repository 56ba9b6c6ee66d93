import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Signature, signatureOf } from '#domain/evidence/signature.ts';
import { docxBytes, jpegBytes, oleBytes, pdfBytes, pngBytes } from '../../support/files.ts';

const cases: [string, Uint8Array, Signature | null][] = [
  ['a PDF', pdfBytes(), 'pdf'],
  ['a PDF with blanks after its end', Buffer.concat([pdfBytes(), Buffer.alloc(1500, ' ')]), 'pdf'],
  ['a PDF that was cut off', pdfBytes().subarray(0, 30), null],
  ['a PDF whose start is not its start', Buffer.concat([Buffer.from('GIF89a'), pdfBytes()]), null],
  ['a word about PDF', Buffer.from('%PDF-新版说明 %%EOF'), null],
  ['a PNG', pngBytes, 'png'],
  ['the signature of a PNG without a picture', pngBytes.subarray(0, 8), null],
  ['a JPEG', jpegBytes, 'jpeg'],
  ['a start of image followed by nothing known', Buffer.from('ffd8ff00', 'hex'), null],
  ['a zip', docxBytes(), 'zip'],
  ['an empty zip', Buffer.from('504b0506', 'hex'), null],
  ['an OLE container', oleBytes([]), 'ole'],
  ['nothing', new Uint8Array(), null],
  ['plain text', Buffer.from('科室,人数\n养老,12\n'), null],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), null],
  ['a picture that carries a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
  ['a program for Windows', Buffer.from('MZ\x90\x00'), null],
  ['a program for Linux', Buffer.from('7f454c46020101', 'hex'), null],
  ['a GIF', Buffer.from('GIF89a'), null],
];

/** First bytes without which nothing is taken. */
const STARTS: Record<Signature, string> = {
  pdf: '255044462d',
  png: '89504e470d0a1a0a',
  jpeg: 'ffd8ff',
  zip: '504b0304',
  ole: 'd0cf11e0a1b11ae1',
};

describe('the signature of a file', () => {
  it.each(cases)('of %s', (_name, bytes, expected) => {
    expect(signatureOf(bytes)).toBe(expected);
  });

  it('is never found where its bytes are not', () => {
    const starts = Object.entries(STARTS);
    const anyStart = fc.constantFrom('', ...Object.values(STARTS), ...Object.values(STARTS).map((one) => one.slice(2)));
    fc.assert(
      fc.property(anyStart, fc.uint8Array({ maxLength: 64 }), (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'hex'), rest]);
        const found = signatureOf(bytes);
        if (found === null) return;
        expect(bytes.toString('hex').startsWith(Object.fromEntries(starts)[found]!)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is never found in random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4096 }), (bytes) => {
        const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
        fc.pre(!Object.values(STARTS).some((start) => head.startsWith(start)));
        expect(signatureOf(bytes)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
