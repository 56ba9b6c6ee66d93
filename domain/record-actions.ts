/** What concerns the record itself and its keeping: one part of the vocabulary in permissions.ts. */
export const recordActions = [
  'audit.read',
  'audit.verify',
  'audit.export',
  'backup.read',
  'backup.create',
  'backup.download',
  'backup.set',
  'data.load',
  'data.restore',
  'data.export',
  'request.refuse',
] as const;

/** Reads the log and what became of it; changes nothing. */
export const auditing = { 'audit.read': 'all', 'audit.verify': 'all', 'audit.export': 'all' } as const;

/** Keeps what there is; putting a backup back is a command at the machine. */
export const backingUp = {
  'backup.read': 'all',
  'backup.create': 'all',
  'backup.download': 'all',
  'backup.set': 'all',
} as const;
