import { type EvidenceKind, kindFacts } from './file-kind.ts';

/** Characters of a whole name, its ending included: shorter than every file system's limit, in Chinese too. */
export const LONGEST_NAME = 80;
const NAMELESS = '佐证材料';

/**
 * The name a file is kept and handed out under: the last part of a path, without characters that do not show, turn the
 * reading direction or mean something to a file system, and with an ending that says what the content is.
 */
export function evidenceName(raw: string, kind: EvidenceKind): string {
  const last = raw.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    // Control and format characters (zero width, bidi), halves of a pair, line and paragraph ends.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '');
  const { endings } = kindFacts[kind];
  const own = endings.find((ending) => clean.toLowerCase().endsWith(`.${ending}`));
  const ending = own === undefined ? `.${endings[0]}` : clean.slice(-own.length - 1);
  const stem = own === undefined ? clean : clean.slice(0, -ending.length);
  const short = [...stem.replace(/^[\s.]+/, '')]
    .slice(0, LONGEST_NAME - ending.length)
    .join('')
    .replace(/[\s.]+$/, '');
  return `${short || NAMELESS}${ending}`;
}
