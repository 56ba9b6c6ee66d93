import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';

/** A paragraph of the published disclosure; `position` counts from 1 and is how links name it. */
export interface DocumentParagraph {
  position: number;
  part: string;
  section: string | null;
  paragraph: string;
}

/** Parts 一 to 三 of the year's published disclosure, in the order of the paper; empty where none has been brought in. */
export async function listDocumentParagraphs(db: Db, year: number): Promise<DocumentParagraph[]> {
  return db
    .selectFrom('publishedTexts')
    .select(['position', 'part', 'section', 'paragraph'])
    .where('year', '=', year)
    .orderBy('position')
    .execute();
}

/** Puts these paragraphs, in this order, in the place of the year's text. */
export async function replacePublishedText(
  db: Db,
  year: number,
  rows: readonly Omit<DocumentParagraph, 'position'>[],
): Promise<void> {
  await db.deleteFrom('publishedTexts').where('year', '=', year).execute();
  const paragraphs = rows.map(({ part, section, paragraph }, index) => {
    return { year, position: index + 1, part, section, paragraph };
  });
  for (const chunk of chunked(paragraphs)) await db.insertInto('publishedTexts').values(chunk).execute();
}
