import { LARGEST_EVIDENCE, MOST_EVIDENCE } from '#domain/evidence/evidence.ts';

/** What may be put on a figure, in one line. */
export const EVIDENCE_HINT = `PDF、OFD、图片或 Word、Excel、PPT、WPS 文档，每份不超过 ${LARGEST_EVIDENCE / 1024 / 1024} MB，最多 ${MOST_EVIDENCE} 份`;

/** Refused before anything is sent: the sentence, or null. What the file is, the server tells from its content. */
export function sendingRefusal({ size }: { size: number }): string | null {
  if (size === 0) return '文件是空的，或者是文件夹，请重新选择。';
  if (size <= LARGEST_EVIDENCE) return null;
  return `文件超过 ${LARGEST_EVIDENCE / 1024 / 1024} MB，请压缩图片、拆分文件或只保留有关页后再上传。`;
}

/** How many more files fit beside those that stand. */
export function roomFor(evidence: readonly { removedAt: string | null }[]): number {
  return Math.max(0, MOST_EVIDENCE - evidence.filter(({ removedAt }) => removedAt === null).length);
}
