import { pino } from 'pino';
import { openDatabase } from '#db/connection.ts';
import { getUser } from '#db/tables/users.ts';
import { Secrets } from '#server/notifications/secrets.ts';
import { sendDue } from '#server/notifications/sender.ts';
import { remindDepartments } from '#server/services/report-reminders.ts';

/*
 * A process of its own over a database on disk, for tests that kill it: `act` reminds a department and dies the moment it is
 * committed; `send` sends what is due, until somebody kills it.
 */
const [, , work, file = '', instant = ''] = process.argv;
const db = openDatabase(file);
const now = new Date(instant);

if (work === 'act') {
  const { id, username, name, role } = await getUser(db, 'officer');
  const actor = { userId: id, username, name, role, department: null };
  await remindDepartments({ db, actor, now }, { month: '2024-10', departments: ['dept10'] });
  process.kill(process.pid, 'SIGKILL');
} else {
  const logger = pino({ level: 'silent' });
  const secrets = new Secrets(null);
  await sendDue({ db, secrets, timeoutMs: 10_000, now: () => now, logger, sendsOutside: true });
}
