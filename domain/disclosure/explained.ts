import type { NumberDifference, SentencePair } from './sentence-diff.ts';

/** What a check found at a place of the published text: the numeral that stands there, and why it is contradicted. */
export interface TextFinding {
  id: string;
  /** Paragraph of the published text. */
  position: number;
  stated: string;
  message: string;
}

/** A differing number, and the finding that says why the published one is not what the data give; null where none does. */
export type ExplainedDifference = NumberDifference & { finding: Pick<TextFinding, 'id' | 'message'> | null };

/** A pair with the figures that make the difference. */
export type ComparedPair = SentencePair & { numbers: ExplainedDifference[] };

const plain = (numeral: string) => numeral.replaceAll(',', '');

/** Each difference with the finding about its numeral in the paragraph, each finding used once. */
export function explained(
  numbers: readonly NumberDifference[],
  position: number | null,
  findings: readonly TextFinding[],
): ExplainedDifference[] {
  const open = findings.filter((finding) => finding.position === position);
  return numbers.map((number) => {
    const at = open.findIndex(({ stated }) => plain(stated) === plain(number.left));
    const [finding] = at === -1 ? [] : open.splice(at, 1);
    return { ...number, finding: finding ? { id: finding.id, message: finding.message } : null };
  });
}
