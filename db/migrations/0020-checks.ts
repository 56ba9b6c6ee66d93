import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** The published prose, to be read for what it states; and findings somebody has looked at and lets stand, with the reason. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };

  await table('published_texts')
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('position', integer, (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('section', 'text')
    .addColumn('paragraph', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('published_texts_pk', ['year', 'position'])
    .execute();

  await table('check_waivers')
    .addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('finding', 'text', (column) => column.notNull())
    // The finding's numbers: a waiver is of these and of no others.
    .addColumn('numbers', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('withdrawn_reason', 'text')
    .addColumn('withdrawn_by', integer)
    .addColumn('withdrawn_at', 'text')
    .execute();
  await db.schema.createIndex('check_waivers_finding').on('check_waivers').columns(['year', 'finding']).execute();
}
