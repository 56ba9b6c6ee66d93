/** What programs write before a text to say how it is encoded. */
const MARKS: [Buffer, string][] = [
  [Buffer.from([0xef, 0xbb, 0xbf]), 'utf-8'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];
/** Characters that no text has: a picture or a program read as a text is full of them. */
const UNTYPED = /[^\P{Cc}\t-\r\u0085]|[\ufffe\uffff]/gu;

/** The text of a file in UTF-8, UTF-16 with its mark, or GB18030; null for what is none of them. */
export function textOf(bytes: Buffer): string | null {
  const marked = MARKS.find(([mark]) => bytes.subarray(0, mark.length).equals(mark));
  for (const encoding of marked ? [marked[1]] : ['utf-8', 'gb18030']) {
    const text = decoded(bytes, encoding);
    if (text !== null && !isBinary(text)) return text;
  }
  return null;
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A stray control character is forgiven. */
function isBinary(text: string): boolean {
  return (text.match(UNTYPED)?.length ?? 0) > text.length / 200;
}
