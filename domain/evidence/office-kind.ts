import type { EvidenceKind } from './file-kind.ts';

/** What is found inside a container: a kind, or why it is not taken. */
export type OfficeContent =
  | { kind: EvidenceKind; refusal: null }
  | { kind: null; refusal: 'macros' | 'encrypted' | 'unsupported' };

const MAIN_PARTS = [
  ['docx', 'wordprocessingml.document.main+xml', 'word/'],
  ['xlsx', 'spreadsheetml.sheet.main+xml', 'xl/'],
  ['pptx', 'presentationml.presentation.main+xml', 'ppt/'],
] as const satisfies readonly [EvidenceKind, string, string][];

/** Programs inside a document by what its list of contents calls them: VBA, the macro sheets of Excel 4, .docm and the like. */
const PROGRAM_TYPES = /macroEnabled|vbaProject|macrosheet/i;

/**
 * The kind of an Office package from the names of its parts and its `[Content_Types].xml` (null when it has none). A zip
 * that is not one of the three documents, and a document that carries a program, is refused.
 */
export function packageContent(names: readonly string[], contentTypes: string | null): OfficeContent {
  if (contentTypes === null) return refused('unsupported');
  const hasProgram = names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name)) || PROGRAM_TYPES.test(contentTypes);
  if (hasProgram) return refused('macros');
  const found = MAIN_PARTS.filter(
    ([, type, folder]) => contentTypes.includes(type) && names.some((name) => name.startsWith(folder)),
  );
  return found.length === 1 ? taken(found[0]![0]) : refused('unsupported');
}

/**
 * The kind of an OLE container from the names of its streams. A document with a password is refused, because a reviewer
 * could neither open nor judge it; so is one with a VBA project. What PowerPoint and Excel 4 macros hide within a stream of
 * figures cannot be told from here: such files are only ever handed out as downloads.
 */
export function oleContent(names: readonly string[]): OfficeContent {
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name));
  if (has('EncryptedPackage', 'EncryptionInfo', 'EncryptedSummary')) return refused('encrypted');
  if (has('VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR', 'Macros')) return refused('macros');
  if (has('WordDocument')) return taken('doc');
  if (has('Workbook', 'Book')) return taken('xls');
  return has('PowerPoint Document') ? taken('ppt') : refused('unsupported');
}

const taken = (kind: EvidenceKind): OfficeContent => ({ kind, refusal: null });
const refused = (refusal: 'macros' | 'encrypted' | 'unsupported'): OfficeContent => ({ kind: null, refusal });
