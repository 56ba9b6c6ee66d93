/** The kinds of file taken as evidence: known by their content, safe to hand on, and readable on the desks of a center. */
export const evidenceKinds = ['pdf', 'ofd', 'png', 'jpeg', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

interface KindFacts {
  name: string;
  mediaType: string;
  /** Endings the kind goes by; the first is put on a name that has none of them. */
  endings: readonly [string, ...string[]];
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

export const kindFacts: Record<EvidenceKind, KindFacts> = {
  pdf: { name: 'PDF', mediaType: 'application/pdf', endings: ['pdf'] },
  ofd: { name: 'OFD', mediaType: 'application/ofd', endings: ['ofd'] },
  png: { name: '图片', mediaType: 'image/png', endings: ['png'] },
  jpeg: { name: '图片', mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  docx: { name: 'Word', mediaType: `${OPEN_XML}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { name: 'Excel', mediaType: `${OPEN_XML}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { name: 'PPT', mediaType: `${OPEN_XML}.presentationml.presentation`, endings: ['pptx'] },
  // WPS keeps its own formats in the same containers, under the same stream names.
  doc: { name: 'Word', mediaType: 'application/msword', endings: ['doc', 'wps'] },
  xls: { name: 'Excel', mediaType: 'application/vnd.ms-excel', endings: ['xls', 'et'] },
  ppt: { name: 'PPT', mediaType: 'application/vnd.ms-powerpoint', endings: ['ppt', 'dps'] },
};

/** `.pdf,.ofd,…`: what a file dialog offers. The server looks at the content all the same. */
export const offeredEndings = evidenceKinds
  .flatMap((kind) => kindFacts[kind].endings.map((one) => `.${one}`))
  .join(',');
