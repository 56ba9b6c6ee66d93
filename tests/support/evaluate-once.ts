import { openDatabase } from '#db/connection.ts';
import { evaluateIfDue } from '#server/jobs/evaluation-job.ts';
import { silent } from './logger.ts';

/** A process of its own that wakes at an instant: database file and instant are its arguments, its answer is printed. */
const [file = '', instant = ''] = process.argv.slice(2);
const db = openDatabase(file);
console.log(await evaluateIfDue({ db, now: () => new Date(instant), logger: silent }));
await db.destroy();
