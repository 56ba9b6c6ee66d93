import type { Insertable, Selectable } from 'kysely';
import { fromMicro } from '#domain/decimal.ts';
import type { Relation, RelationTerm } from '#domain/reports/relations.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

/** One version of a relation, with who set it, when and why. */
export interface StoredRelation extends Relation {
  version: number;
  department: string;
  isActive: boolean;
  reason: string;
  at: string;
  /** Name; null for what came with the system. */
  by: string | null;
}

const selectRelations = (db: Db) =>
  db
    .selectFrom('entryRelations')
    .leftJoin('users', 'users.id', 'entryRelations.actorId')
    .selectAll('entryRelations')
    .select('users.name as by');

/** The last version of each relation, of one department or of all. */
export async function listRelations(db: Db, department: string | null = null): Promise<StoredRelation[]> {
  let query = selectRelations(db).orderBy('number').orderBy('version');
  if (department !== null) query = query.where('entryRelations.departmentCode', '=', department);
  const last = new Map((await query.execute()).map((row) => [row.number, relationOf(row)]));
  return [...last.values()];
}

/** Every version, the newest first; empty when there is no such relation. */
export async function listRelationVersions(db: Db, number: number): Promise<StoredRelation[]> {
  const rows = await selectRelations(db).where('number', '=', number).orderBy('version', 'desc').execute();
  return rows.map(relationOf);
}

export async function lastRelationNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('entryRelations')
    .select((select) => select.fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

export async function insertRelation(db: Db, relation: Insertable<Schema['entryRelations']>): Promise<void> {
  await db.insertInto('entryRelations').values(relation).execute();
}

function relationOf(row: Selectable<Schema['entryRelations']> & { by: string | null }): StoredRelation {
  return {
    number: row.number,
    version: row.version,
    department: row.departmentCode,
    left: JSON.parse(row.leftTerms) as RelationTerm[],
    operator: row.operator,
    right: JSON.parse(row.rightTerms) as RelationTerm[],
    tolerance: fromMicro(row.toleranceMicro).toFixed(),
    wording: row.wording,
    isActive: row.isActive === 1,
    reason: row.reason,
    at: row.at,
    by: row.by,
  };
}
