import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** Scores given by judgement: every proposal and every decision on it, added one after the other and never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return (sqlite ? builder.modifyEnd(sql`strict`) : builder).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );
  };

  await table('manual_scores')
    .addColumn('form_id', integer, (column) => column.notNull())
    .addColumn('row_key', 'text', (column) => column.notNull())
    .addColumn('score', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('basis', 'text', (column) => column.notNull())
    .addColumn('computed', 'text')
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('is_demo', integer, (column) => column.notNull())
    .addForeignKeyConstraint('manual_scores_form', ['form_id'], 'forms', ['id'])
    .execute();
  await db.schema.createIndex('manual_scores_row').on('manual_scores').columns(['form_id', 'row_key']).execute();

  await table('manual_score_moves')
    .addColumn('manual_score_id', integer, (column) => column.notNull())
    .addColumn('move', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addUniqueConstraint('manual_score_moves_once', ['manual_score_id', 'move'])
    .addForeignKeyConstraint('manual_score_moves_score', ['manual_score_id'], 'manual_scores', ['id'])
    .addCheckConstraint('manual_score_moves_move', sql`move in ('approve', 'decline', 'withdraw', 'replace')`)
    .execute();
}
