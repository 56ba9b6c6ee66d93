import type { DocumentManifest } from '#domain/disclosure/manifest.ts';
import type { DisclosurePaper } from '#domain/disclosure/paper.ts';
import type { Document, FormDocument } from '#domain/forms/document.ts';
import type { PdfFonts } from './pdf-fonts.ts';

/** One file to be made, as it travels to the thread that makes it. `author` and `written` stand in its properties. */
export type RenderJob = { author: string; written: Date } & (
  | { format: 'xlsx'; sheet: string; document: FormDocument }
  | { format: 'docx' | 'pdf'; document: Document }
  /** A document of several parts, which carries the list of the records behind it. */
  | { format: 'docx' | 'pdf'; paper: DisclosurePaper; manifest: DocumentManifest }
);

/** What is asked of the thread: a file, or which fonts its PDFs have. */
export type RenderRequest = { id: number; job: RenderJob | 'fonts' };

export type RenderAnswer = { id: number } & (
  | { bytes: Uint8Array }
  | { fonts: PdfFonts }
  /** The PDF compiler has no native part for this machine. */
  | { missing: string }
  | { error: string }
);
