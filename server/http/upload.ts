import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Failure, type FailureCode } from '#domain/failures.ts';

/** What a multipart body adds to its file. */
const ENVELOPE = 16 * 1024;

/** Refuses a body that cannot hold a file of the size, before it is read. */
export function uploadLimit(largest: number, tooLarge: FailureCode) {
  return bodyLimit({
    maxSize: largest + ENVELOPE,
    onError: () => {
      throw new Failure(tooLarge);
    },
  });
}

export interface Upload {
  bytes: Buffer;
  name: string;
  /** Every other field of the body. */
  fields: Record<string, unknown>;
}

/** The field `file` of a multipart body. Throws `input.malformed`, or the given failures for a missing and a large file. */
export async function uploadIn(
  c: Context,
  { largest, missing, tooLarge }: { largest: number; missing: FailureCode; tooLarge: FailureCode },
): Promise<Upload> {
  const { file, ...fields } = await c.req.parseBody().catch(() => {
    throw new Failure('input.malformed');
  });
  if (!(file instanceof File) || file.size === 0) throw new Failure(missing);
  if (file.size > largest) throw new Failure(tooLarge);
  return { bytes: Buffer.from(await file.arrayBuffer()), name: file.name, fields };
}
