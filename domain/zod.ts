import { z } from 'zod';

/**
 * The schema library as this project uses it: messages in Chinese where a schema brings none of its own, and no code made
 * at run time, which the pages' content security policy forbids. Every schema is made after this, so all import it here.
 */
z.config({ ...z.locales.zhCN(), jitless: true });

export { z };
