import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { backupSettingsSchema } from '#domain/backups/backup.ts';
import { z } from '#domain/zod.ts';
import { type BackupDeps, backUp, backupFile, backupsView, setBackupSettings } from '../backups/backups.ts';
import { documented } from '../http/documented.ts';
import { sendAs } from '../http/files.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';

const TAG = '备份';
const named = z.object({ name: z.string().regex(/^center-[\w-]+$/, '备份名称有误') });

/** Copies of the database, made while it is in use; putting one back is a command, for it replaces everything. */
export function backupRoutes(deps: BackupDeps) {
  return new Hono<AppEnv>()
    .get('/backups', documented(TAG, '备份列表和设置'), need('backup.read'), async (c) =>
      c.json(await backupsView(c.get('ctx'), deps)),
    )
    .post('/backups', documented(TAG, '立即备份', 201), async (c) => {
      const { name } = await backUp(c.get('ctx'), deps, 'by-hand');
      return c.json({ name }, 201);
    })
    .put(
      '/backups/settings',
      documented(TAG, '设置每日备份时间和保留份数', 204),
      input('json', backupSettingsSchema),
      async (c) => {
        await setBackupSettings(c.get('ctx'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .get('/backups/:name/file', documented(TAG, '下载备份的数据库文件'), input('param', named), async (c) => {
      const file = await backupFile(c.get('ctx'), deps, c.req.valid('param').name);
      sendAs(c, 'application/vnd.sqlite3', basename(file));
      return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>);
    });
}
