import { listDocumentParagraphs } from '#db/tables/published-texts.ts';
import { type ComparedPair, explained, type TextFinding } from '#domain/disclosure/explained.ts';
import { sentencesOf } from '#domain/disclosure/rendered.ts';
import { numberDifferences, sentenceDiff } from '#domain/disclosure/sentence-diff.ts';
import { plainSentences } from '#domain/disclosure/sentences.ts';
import type { Ctx } from '../context.ts';
import { type CheckedFinding, checkYear } from './checks.ts';
import { liveDocument } from './disclosure-documents.ts';

/** The last part lists tables that are attached; it is not prose, and the published text that is kept ends before it. */
const TABLES_PART = 'part-four';

export interface Comparison {
  pairs: ComparedPair[];
  same: number;
  total: number;
}

/**
 * The document beside the text that was published, sentence by sentence, differing numbers with the check that explains
 * them; null where no text has been brought in. Throws as `liveDocument` does.
 */
export async function comparisonOf(ctx: Ctx, year: number): Promise<Comparison | null> {
  const published = (await listDocumentParagraphs(ctx.db, year)).flatMap(({ position, paragraph }) =>
    plainSentences(paragraph).map((text) => ({ position, text })),
  );
  if (published.length === 0) return null;
  const { document } = await liveDocument(ctx, year);
  const rendered = document.sections
    .filter(({ code, level }) => code !== TABLES_PART && level !== 'cover')
    .flatMap(sentencesOf);
  const findings = (await checkYear(ctx, year)).flatMap(textFinding);
  const texts = (sentences: { text: string }[]) => sentences.map(({ text }) => text);
  let [left, right] = [0, 0];
  const pairs = sentenceDiff(texts(published), texts(rendered)).map((pair): ComparedPair => {
    const former = pair.left === null ? undefined : published[left++];
    const sentence = pair.right === null ? undefined : rendered[right++];
    const numbers = pair.kind === 'changed' && sentence ? numberDifferences(pair.left, sentence) : [];
    return { ...pair, numbers: explained(numbers, former?.position ?? null, findings) };
  });
  return { pairs, same: pairs.filter(({ kind }) => kind === 'same').length, total: published.length };
}

/** A contradiction that begins in the published text. */
function textFinding({ id, kind, stated, message, places }: CheckedFinding): TextFinding[] {
  const link = places[0]?.link;
  if (kind !== 'contradiction' || stated === null || link?.kind !== 'text') return [];
  return [{ id, position: link.position, stated, message }];
}
