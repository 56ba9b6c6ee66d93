import type { Db } from '../connection.ts';

/** Who changed something and when; the name as it is today, else the user name kept with the act. */
export interface Origin {
  by: string;
  at: string;
}

/** The last edit of a place of the form (`r3.actual`), as the audit has it; null when nobody has edited it. */
export async function lastEditOf(db: Db, formId: number, place: string): Promise<Origin | null> {
  const row = await acts(db)
    .where('audit.subject', '=', `form:${formId}`)
    .where('audit.action', 'in', ['form.edit', 'form.fill'])
    .where('audit.after', 'like', `%"${place}":%`)
    .executeTakeFirst();
  return row ? { by: row.name ?? row.username, at: row.at } : null;
}

/** Who brought the form in: typed, imported or copied; null for one that came with the system's own data. */
export async function creationOf(
  db: Db,
  { id, year, code }: { id: number; year: number; code: string | null },
): Promise<Origin | null> {
  const row = await acts(db)
    .where('audit.action', '=', 'form.create')
    .where((where) =>
      where.or([where('audit.subject', '=', `form:${year}:${code}`), where('audit.after', 'like', `{"id":${id},%`)]),
    )
    .where('audit.role', '<>', 'system')
    .executeTakeFirst();
  return row ? { by: row.name ?? row.username, at: row.at } : null;
}

function acts(db: Db) {
  return db
    .selectFrom('audit')
    .leftJoin('users', 'users.id', 'audit.userId')
    .select(['audit.username', 'audit.at', 'users.name'])
    .where('audit.outcome', '=', 'done')
    .orderBy('audit.id', 'desc')
    .limit(1);
}
