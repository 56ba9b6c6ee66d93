import { accountFigures, type FiguresRead } from './account-figures.ts';
import { withoutContents } from './contents.ts';
import { type DocumentText, documentText } from './document-text.ts';
import { flatForm } from './flat/flat-form.ts';
import { weightDoubt } from './form-weights.ts';
import { functionFigures } from './function-figures.ts';
import type { SectionKey } from './outline.ts';
import { type KnownStatement, proseFigures, type ReadStatement } from './prose-figures.ts';
import type { ReadFigure } from './read-figure.ts';
import type { ReadForm } from './read-form.ts';
import { missingSections, type Remainder, unknownSections, unreadDocument, unreadNumbers } from './remainder.ts';
import type { SourceLine } from './source-lines.ts';

/** The document as its lines; tables of a text document come whole, as forms or as what was not read. */
export interface ReadingSource {
  lines: readonly SourceLine[];
  /** False where each line is a paragraph already. */
  isWrapped: boolean;
  forms: readonly ReadForm[];
  unread: readonly UnreadPart[];
}

/** A part of the file that is no line of text: a table that is no form. */
export interface UnreadPart {
  place: string;
  quote: string;
  words: string;
}

/** What was understood of a published disclosure, what was not, and the text that both quote. */
export interface Reading {
  /** Null when the document does not say which year it is of. */
  year: number | null;
  center: string | null;
  /** Whether any section or form of the layout was found: otherwise it is another kind of document. */
  isDisclosure: boolean;
  text: string;
  sections: { part: number | null; key: SectionKey | null; title: string; start: number; end: number }[];
  figures: ReadFigure[];
  statements: ReadStatement[];
  forms: ReadForm[];
  missing: FiguresRead['missing'];
  missingSections: { key: SectionKey; name: string }[];
  remainders: Remainder[];
}

/** Reads a disclosure. Every value comes with the words it was read from, and these stand in `text`. Never throws, and never makes a figure up. */
export function readDisclosure(source: ReadingSource, known: readonly KnownStatement[] = []): Reading {
  const document = documentText(withoutContents(source.lines), { isWrapped: source.isWrapped });
  const year = yearOf(document);
  const accounts = accountFigures(document.text, document.sections);
  const functions = functionFigures(document.text, document.sections);
  const covered = [...accounts.covered, ...functions.covered];
  const forms = [...document.forms.map((form) => readForm(form, year)), ...source.forms];
  const isDisclosure = document.sections.some(({ key }) => key !== null) || forms.length > 0;
  return {
    year: year ?? forms[0]?.draft.year ?? null,
    center: centerOf(document),
    isDisclosure,
    text: document.text,
    sections: document.sections.map(({ part, key, title, start, end }) => ({
      part,
      key,
      title: title ?? '文首',
      start,
      end,
    })),
    figures: [...accounts.figures, ...functions.figures].sort(byPlace),
    statements: proseFigures(document, covered, known),
    forms,
    missing: [...accounts.missing, ...functions.missing],
    missingSections: missingSections(document),
    remainders: [
      ...(isDisclosure ? unknownSections(document) : unreadDocument(document)),
      ...unreadNumbers(document, covered),
      ...source.unread.map((part): Remainder => {
        const end = document.text.length;
        return { kind: 'table', section: null, ...part, start: end, end };
      }),
    ],
  };
}

function readForm(form: DocumentText['forms'][number], year: number | null): ReadForm {
  const { draft, doubts } = flatForm(form, year);
  const weights = weightDoubt(draft, form.lines[0]?.number ?? 0);
  if (weights) doubts.push(weights);
  return { draft, doubts, title: form.title, start: form.start, end: form.end };
}

const byPlace = (one: ReadFigure, other: ReadFigure) => one.end - other.end;

/** The year of its title, or the one that most sentences speak of. */
function yearOf({ text }: DocumentText): number | null {
  const title = /(20\d{2})年度?(?:部门|单位)?决算/.exec(text.slice(0, 400));
  if (title) return Number(title[1]);
  const counts = new Map<string, number>();
  for (const [, year = ''] of text.matchAll(/(20\d{2})年度/g)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first ? Number(first[0]) : null;
}

/** Who published it: what stands before the year in the title. */
function centerOf({ text }: DocumentText): string | null {
  return /^([^\d\n]{2,60}?)\s*20\d{2}年度?(?:部门|单位)?决算/.exec(text.slice(0, 200))?.[1] ?? null;
}
