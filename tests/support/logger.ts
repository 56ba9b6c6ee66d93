import { pino } from 'pino';

/** For what logs while it is tested. */
export const silent = pino({ level: 'silent' });
