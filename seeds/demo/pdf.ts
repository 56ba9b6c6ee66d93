/** 中文 in a standard font that every reader brings along, so that the file stays a few kilobytes and needs no library. */
const FONT = '/STSong-Light';
/** The Latin letters of the font are half as wide as its Chinese ones. */
const LATIN_WIDTHS = '/W [1 95 500]';
const MARGIN = 72;
const TOP = 760;
const LEADING = 28;

/** One A4 page of lines, the first as its heading; the same lines give the same bytes. */
export function pdfOf([heading = '', ...lines]: readonly string[]): Buffer {
  const content = [
    'BT',
    `/F1 18 Tf ${MARGIN} ${TOP} Td ${hexOf(heading)} Tj`,
    '/F1 12 Tf',
    ...lines.map((line) => `0 -${LEADING} Td ${hexOf(line)} Tj`),
    'ET',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Font /Subtype /Type0 /BaseFont ${FONT} /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont ${FONT} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 ${LATIN_WIDTHS} /FontDescriptor 7 0 R >>`,
    `<< /Type /FontDescriptor /FontName ${FONT} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A string in the font's encoding: UTF-16, high byte first. */
function hexOf(text: string): string {
  return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}
