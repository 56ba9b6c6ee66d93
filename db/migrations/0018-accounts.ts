import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * The book of a year's final accounts: a version that whoever saves must have seen, the lines as entered, and the rows of
 * the functional classification. Only what people enter: everything else is worked out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };

  await table('account_books')
    .addColumn('year', integer, (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('saved_by', integer)
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addForeignKeyConstraint('account_books_year', ['year'], 'years', ['year'])
    .execute();

  await table('account_entries')
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('final_micro', integer)
    .addColumn('prior_micro', integer)
    .addColumn('budget_micro', integer)
    .addColumn('reason', 'text')
    .addColumn('budget_reason', 'text')
    .addPrimaryKeyConstraint('account_entries_key', ['year', 'code'])
    .addForeignKeyConstraint('account_entries_book', ['year'], 'account_books', ['year'])
    .execute();

  await table('account_functions')
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('final_micro', integer)
    .addColumn('prior_micro', integer)
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('account_functions_key', ['year', 'key'])
    .addForeignKeyConstraint('account_functions_book', ['year'], 'account_books', ['year'])
    .execute();
}
