import { AlignmentType, type IStylesOptions } from 'docx';
import { exactly, halfPoints, LANGUAGE, twoCharacters } from './docx.ts';
import { FANG, HEI, SONG } from './docx-measure.ts';
import { REPORT } from './page-look.ts';

/** Style of the text under the headings. */
export const LETTER_TEXT = 'LetterText';

/** Black and upright whatever the program makes of headings. */
const run = (font: typeof HEI, size: number) => ({
  font,
  size: halfPoints(size),
  color: '000000',
  bold: false,
  italics: false,
});
const lines = exactly(REPORT.body * REPORT.line);
const contentsLine = exactly(REPORT.contents * REPORT.line);

/** The looks of the disclosure's Word file as named styles, so that the navigation, the 目录 and a clerk can use them. */
export const PAPER_STYLES: IStylesOptions = {
  default: {
    document: { run: { font: SONG, size: halfPoints(REPORT.body), language: LANGUAGE } },
    heading1: {
      run: run(HEI, REPORT.title),
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { ...exactly(REPORT.title * 2), after: REPORT.body * 20 },
        keepNext: true,
      },
    },
    heading2: {
      run: run(HEI, REPORT.body),
      paragraph: { spacing: lines, indent: twoCharacters(REPORT), keepNext: true },
    },
    heading3: {
      run: run(FANG, REPORT.body),
      paragraph: { spacing: lines, indent: twoCharacters(REPORT), keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: LETTER_TEXT,
      name: '公开说明正文',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: FANG, size: halfPoints(REPORT.body) },
      paragraph: { spacing: lines, alignment: AlignmentType.BOTH, indent: twoCharacters(REPORT) },
    },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: 'Normal',
      run: { font: HEI, size: halfPoints(REPORT.contents) },
      paragraph: { spacing: contentsLine },
    },
    {
      id: 'TOC2',
      name: 'toc 2',
      basedOn: 'Normal',
      run: { font: SONG, size: halfPoints(REPORT.contents) },
      paragraph: { spacing: contentsLine, indent: { left: REPORT.contents * 2 * 20 } },
    },
    {
      id: 'ContentsTitle',
      name: '目录标题',
      basedOn: 'Normal',
      run: { font: HEI, size: halfPoints(REPORT.title) },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { ...exactly(REPORT.title * 2), after: REPORT.body * 20 },
      },
    },
  ],
};
