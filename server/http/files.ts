import type { Context } from 'hono';

export const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Headers of an answer that the browser saves under `name`, whatever script it is in. */
export function fileHeaders(c: Context, type: string, name: string): void {
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  c.header('Cache-Control', 'no-store');
}
