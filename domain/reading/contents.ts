import { compact, type SourceLine } from './source-lines.ts';

const TITLE = '目录';
/** Dots and the page number behind a heading. */
const PAGE = /[.…·⋯]*\d{1,4}$/;

/**
 * The lines without a table of contents: what stands below its title and again further down, with or without a page. The
 * entries say nothing that the headings do not.
 */
export function withoutContents(lines: readonly SourceLine[]): readonly SourceLine[] {
  const start = lines.findIndex(({ text }) => compact(text) === TITLE);
  if (start < 0) return lines;
  const rest = lines.slice(start + 1).map(({ text }) => compact(text));
  const isEntry = (words: string, index: number) => {
    const heading = words.replace(PAGE, '');
    return heading === '' || rest.indexOf(heading, index + 1) > 0;
  };
  const count = rest.findIndex((words, index) => !isEntry(words, index));
  return count <= 0 ? lines : [...lines.slice(0, start), ...lines.slice(start + 1 + count)];
}
