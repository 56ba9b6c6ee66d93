import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Failure } from '#domain/failures.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LARGEST_FILE = 2 * 1024 * 1024;
/** What a multipart body adds to its file. */
const ENVELOPE = 16 * 1024;
const LONGEST_NAME = 120;

/** For routes that take a file: their own limit, in place of the one for all other bodies. */
export const fileLimit = bodyLimit({ maxSize: LARGEST_FILE + ENVELOPE, onError: refuseLargeFile });

export interface Upload {
  bytes: Buffer;
  /** As the person's computer calls it. */
  name: string;
  field(name: string): string | undefined;
}

/** The file of a multipart body and the fields beside it. Throws `sheet.missing`, `sheet.too-large`, `input.malformed`. */
export async function uploadIn(c: Context): Promise<Upload> {
  const form = await c.req.parseBody().catch(() => {
    throw new Failure('input.malformed');
  });
  const { file } = form;
  if (!(file instanceof File) || file.size === 0) throw new Failure('sheet.missing');
  if (file.size > LARGEST_FILE) refuseLargeFile();
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

function refuseLargeFile(): never {
  throw new Failure('sheet.too-large');
}
