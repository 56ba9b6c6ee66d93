import { Failure } from '#domain/failures.ts';

/** What SQLite and the system say when nothing more can be kept; null for everything else. */
export function diskFailureOf(error: unknown): Failure | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL')) return new Failure('server.disk-full');
  const isReadOnly = code === 'EROFS' || code.startsWith('SQLITE_READONLY') || code === 'EACCES';
  if (isReadOnly) return new Failure('server.read-only');
  const isBroken = code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'EIO';
  return isBroken || code.startsWith('SQLITE_BUSY') ? new Failure('server.unavailable') : null;
}
