import type { Db } from '../connection.ts';

export type SettingKey =
  | 'center-name'
  | 'default-year'
  | 'is-demo'
  | `alerts-evaluated-at:${number}`
  | 'mail'
  | 'backup'
  | 'public-address';

export async function findSetting(db: Db, key: SettingKey): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** What the center calls itself on screens and files. */
export async function centerName(db: Db): Promise<string> {
  return (await findSetting(db, 'center-name')) ?? '社会保险中心';
}

export async function setSetting(db: Db, key: SettingKey, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
