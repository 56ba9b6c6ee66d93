import type { Insertable, Selectable, Updateable } from 'kysely';
import type { AlertLife } from '#domain/alerts/life.ts';
import { Failure } from '#domain/failures.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type Alert = Selectable<Schema['alerts']>;

/** Where it stands, as the domain speaks of it. */
export function lifeOf({ isFiring, ...alert }: Alert): AlertLife {
  const { state, level, message, openings, foundOn, waitingFrom, dueDate, overdueOn, escalatedOn, mutedUntil } = alert;
  const days = { foundOn, waitingFrom, dueDate, overdueOn, escalatedOn, mutedUntil };
  return { state, level, message, isFiring: isFiring === 1, openings, ...days };
}

export function rowOf({ isFiring, ...life }: AlertLife) {
  return { ...life, isFiring: Number(isFiring) };
}

export async function listAlerts(db: Db, year: number): Promise<Alert[]> {
  return db.selectFrom('alerts').selectAll().where('year', '=', year).orderBy('id').execute();
}

export async function getAlert(db: Db, id: number): Promise<Alert> {
  const row = await db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Failure('alert.not-found', { id });
  return row;
}

export async function insertAlert(db: Db, alert: Insertable<Schema['alerts']>): Promise<number> {
  const row = await db.insertInto('alerts').values(alert).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function updateAlert(db: Db, id: number, change: Updateable<Schema['alerts']>): Promise<void> {
  await db.updateTable('alerts').set(change).where('id', '=', id).execute();
}

export async function insertAlertEvent(db: Db, event: Insertable<Schema['alertEvents']>): Promise<void> {
  await db.insertInto('alertEvents').values(event).execute();
}

/** The last event of a kind in an alert's history, or null. */
export async function findLastAlertEvent(db: Db, alertId: number, kind: Schema['alertEvents']['kind']) {
  const row = await db
    .selectFrom('alertEvents')
    .select(['id', 'text', 'dueDate'])
    .where('alertId', '=', alertId)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Of a year, or of one of its alerts, oldest first. */
export async function listAlertEvents(db: Db, year: number, alertId?: number) {
  const events = db
    .selectFrom('alertEvents')
    .innerJoin('alerts', 'alerts.id', 'alertEvents.alertId')
    .leftJoin('users', 'users.id', 'alertEvents.actorId')
    .select([
      'alertEvents.alertId',
      'alertEvents.kind',
      'alertEvents.text',
      'alertEvents.dueDate',
      'alertEvents.at',
      'users.name as actor',
    ])
    .where('alerts.year', '=', year)
    .orderBy('alertEvents.id');
  return (alertId === undefined ? events : events.where('alertEvents.alertId', '=', alertId)).execute();
}

/** 整改措施 written on a year's alerts of indicators, oldest first. */
export async function listRectifications(db: Db, year: number) {
  const notes = await db
    .selectFrom('alertEvents')
    .innerJoin('alerts', 'alerts.id', 'alertEvents.alertId')
    .leftJoin('users', 'users.id', 'alertEvents.actorId')
    .select(['alerts.indicatorId', 'alertEvents.alertId', 'alertEvents.text', 'alertEvents.at', 'users.name as actor'])
    .where('alerts.year', '=', year)
    .where('alertEvents.kind', '=', 'rectify')
    .where('alerts.indicatorId', 'is not', null)
    .orderBy('alertEvents.id')
    .execute();
  return notes.flatMap(({ text, ...note }) => (text === null ? [] : [{ ...note, text }]));
}
