import { refText } from './figure-ref.ts';
import { numbersOf, type RenderedDocument } from './rendered.ts';

/** A record behind the document and what the document prints of it. */
export interface ManifestRecord {
  ref: string;
  name: string | null;
  printed: string[];
}

/** What travels with an exported document: which records it was made of, and the digest that its text had. */
export interface DocumentManifest {
  schema: 1;
  center: string;
  year: number;
  /** Null for a document that was exported without being published. */
  publication: { version: number; publishedBy: string; publishedAt: string; isDemo?: true } | null;
  template: { year: number; version: number };
  madeAt: string;
  /** SHA-256 of the plain text, hexadecimal. */
  textDigest: string;
  records: ManifestRecord[];
  /** Forms whose tables stand in the document. */
  forms: { id: number; name: string }[];
  /** Numbers typed by hand; `name` where they were at least given one. */
  unbound: { text: string; name: string | null }[];
}

/** What every page of a file says that is not made of a publication, or of one for demonstration; null otherwise. */
export function markOf({ publication }: Pick<DocumentManifest, 'publication'>): string | null {
  if (publication === null) return '草稿（未发布）';
  return publication.isDemo ? '演示（非正式发布）' : null;
}

/** The records behind a document's numbers, each once, in the order of the paper. */
export function manifestRecords(document: RenderedDocument): ManifestRecord[] {
  const records = new Map<string, ManifestRecord>();
  for (const { ref, name, text } of numbersOf(document)) {
    if (ref === null) continue;
    const key = refText(ref);
    const record = records.get(key) ?? { ref: key, name, printed: [] };
    if (!record.printed.includes(text)) record.printed.push(text);
    records.set(key, record);
  }
  return [...records.values()];
}

export function unboundNumbers(document: RenderedDocument): DocumentManifest['unbound'] {
  return numbersOf(document).flatMap(({ isUnbound, text, name }) => (isUnbound ? [{ text, name }] : []));
}
