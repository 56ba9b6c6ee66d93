import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Failure, type FailureCode } from '#domain/failures.ts';

/** What the files are that are sent. */
export const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
  csv: 'text/csv; charset=utf-8',
} as const;
/** What a multipart body adds to its file. */
const ENVELOPE = 16 * 1024;
const LONGEST_NAME = 120;

/** What a route takes as its file: at most `largest` bytes, and the failures for none and for a larger one. */
export interface FileRule {
  largest: number;
  missing: FailureCode;
  tooLarge: FailureCode;
}

export const SHEET_FILE: FileRule = {
  largest: 2 * 1024 * 1024,
  missing: 'sheet.missing',
  tooLarge: 'sheet.too-large',
};

/** For routes that take a file: their own limit, in place of the one for all other bodies. */
export function fileLimit({ largest, tooLarge }: FileRule = SHEET_FILE) {
  return bodyLimit({
    maxSize: largest + ENVELOPE,
    onError: () => {
      throw new Failure(tooLarge);
    },
  });
}

export interface Upload {
  bytes: Buffer;
  /** As the person's computer calls it. */
  name: string;
  field(name: string): string | undefined;
}

/** The file of a multipart body and the fields beside it. Throws `input.malformed` and the failures of the rule. */
export async function uploadIn(c: Context, { largest, missing, tooLarge }: FileRule = SHEET_FILE): Promise<Upload> {
  const form = await c.req.parseBody().catch(() => {
    throw new Failure('input.malformed');
  });
  const { file } = form;
  if (!(file instanceof File) || file.size === 0) throw new Failure(missing);
  if (file.size > largest) throw new Failure(tooLarge);
  return {
    bytes: Buffer.from(await file.arrayBuffer()),
    name: file.name.replace(/\p{Cc}/gu, '').slice(0, LONGEST_NAME),
    field: (name) => (typeof form[name] === 'string' ? form[name] : undefined),
  };
}

/** Names the file that is sent; the browser saves it under that name. */
export function sendAs(c: Context, type: string, name: string): void {
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  c.header('Cache-Control', 'no-store');
}
