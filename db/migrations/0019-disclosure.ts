import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** The wording of the disclosure by year and version, and the documents that were published from it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return (sqlite ? builder.modifyEnd(sql`strict`) : builder).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );
  };

  await table('disclosure_templates')
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('sections', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('saved_by', integer)
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('disclosure_templates_version', ['year', 'version'])
    .addForeignKeyConstraint('disclosure_templates_user', ['saved_by'], 'users', ['id'])
    .execute();

  await table('disclosure_publications')
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('published_by', integer)
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('disclosure_publications_version', ['year', 'version'])
    .addForeignKeyConstraint('disclosure_publications_user', ['published_by'], 'users', ['id'])
    .execute();
}
