import { execFileSync } from 'node:child_process';

/** Read with poppler's own programs (Debian: poppler-utils), which `npm test` installs where they are missing. */
function poppler(program: string, args: string[], pdf: Uint8Array): string {
  // Debian's poppler complains of correct tags; what it says is shown when it fails.
  const input = Buffer.from(pdf);
  return execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: 'pipe' });
}

/** The text of each page, in the order in which it stands in the file. */
export function pagesOf(pdf: Uint8Array): string[] {
  return poppler('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], pdf).split('\f').slice(0, -1);
}

/** Without any spaces: where a text wraps, and how wide a gap is, is a matter of look. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u200b]+/g, '');
}

export function fontsOf(pdf: Uint8Array): { name: string; isEmbedded: boolean; hasUnicode: boolean }[] {
  const lines = poppler('pdffonts', ['-'], pdf).trim().split('\n').slice(2);
  return lines.map((line) => {
    const name = line.slice(0, line.indexOf(' ')).replace(/^[A-Z]{6}\+/, '');
    const [embedded, , unicode] = /(yes|no) +(yes|no) +(yes|no)/.exec(line)?.slice(1) ?? [];
    return { name, isEmbedded: embedded === 'yes', hasUnicode: unicode === 'yes' };
  });
}

export function factsOf(pdf: Uint8Array): Record<string, string> {
  const lines = poppler('pdfinfo', ['-'], pdf).trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** What a reader program is told of a tagged file: the innermost block around each text, in reading order. */
export function tagsOf(pdf: Uint8Array): { tag: string; text: string }[] {
  const tags: { tag: string; text: string }[] = [];
  for (const line of poppler('pdfinfo', ['-struct-text', '-'], pdf).split('\n')) {
    const text = /^ *"(.*)"$/.exec(line)?.[1];
    if (text !== undefined) tags[tags.length - 1]!.text += text;
    else {
      const opened = /^ *([A-Z][A-Za-z0-9]*)(?: <.*>)?(?: \(block\))?:?$/.exec(line)?.[1];
      if (opened) tags.push({ tag: opened, text: '' });
    }
  }
  return tags.filter(({ text }) => text !== '');
}

export interface PdfWord {
  page: number;
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Every word with its place on its page, in points from the upper left corner. */
export function wordsOf(pdf: Uint8Array): PdfWord[] {
  const html = poppler('pdftotext', ['-bbox', '-', '-'], pdf);
  return html.split('<page ').flatMap((part, page) =>
    [...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
      ([, left, top, right, bottom, text = '']) => ({
        page,
        text,
        left: Number(left),
        right: Number(right),
        top: Number(top),
        bottom: Number(bottom),
      }),
    ),
  );
}
