import type { Reading } from './reading.ts';

export interface PublishedParagraph {
  part: string;
  section: string | null;
  paragraph: string;
}

const ORDINAL = /^([一二三四五六七八九十]{1,3})、/;
const PARTS = ['第一部分', '第二部分', '第三部分'];

/** The prose of the first three parts paragraph by paragraph, headings too, each under the number it stands under; a document without parts has the second only. */
export function publishedParagraphs({ text, sections }: Pick<Reading, 'text' | 'sections'>): PublishedParagraph[] {
  let [part, section]: [string, string | null] = ['', null];
  return sections.flatMap(({ part: number, key, start, end }) => {
    const name = PARTS[(number ?? (key === null ? 0 : 2)) - 1];
    if (name === undefined) return [];
    if (name !== part) [part, section] = [name, null];
    const paragraphs = text
      .slice(start, end)
      .split('\n')
      .filter((line) => line !== '');
    return paragraphs.map((paragraph) => {
      section = ORDINAL.exec(paragraph)?.[1] ?? section;
      return { part, section, paragraph };
    });
  });
}
