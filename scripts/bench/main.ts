import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { DEMO_START, loadDemo } from '#seeds/demo/load.ts';
import { systemActor } from '#server/context.ts';
import { benchFirstLoad } from './first-load.ts';
import { benchForms } from './forms.ts';
import { benchFormsMemory } from './forms-memory.ts';
import { benchMonthSwitch } from './month-switch.ts';
import { benchOverview, benchOverviewHttp } from './overview.ts';
import { benchSaving } from './saving.ts';
import { benchTyping } from './typing.ts';
import { benchWall } from './wall.ts';
import { benchWork } from './work.ts';

/**
 * How long the main work takes, beside the smallest thing of its kind in the same run: machines and days differ, ratios
 * hardly do. Nothing is asserted. Times are only worth something while the machine does nothing else: its load is printed.
 */
const load = () => `${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} processors`;
console.log(`load before: ${load()}`);

// On disk, as in earnest: an acknowledged save has been written through.
const folder = mkdtempSync(join(tmpdir(), 'center-bench-'));
const file = join(folder, 'bench.db');
const db = openDatabase(file);
await migrate(db);
await db.transaction().execute((inside) => loadDemo({ db: inside, actor: systemActor, now: DEMO_START }));
await benchWork(db);
await benchOverview({ db, actor: systemActor, now: DEMO_START }, file);
await benchForms({ db, actor: systemActor, now: DEMO_START });
await db.destroy();
await benchFormsMemory(file);
rmSync(folder, { recursive: true });

const server = fork(new URL('server.ts', import.meta.url));
const [port] = await once(server, 'message');
const origin = `http://127.0.0.1:${port}`;
await benchSaving(origin);
await benchOverviewHttp(origin);
await benchTyping(origin);
await benchFirstLoad(origin);
await benchMonthSwitch(origin);
await benchWall(origin);
server.disconnect();
console.log(`\nload after: ${load()}`);
