import { z } from '#domain/zod.ts';

const schema = z.object({
  CENTER_MODE: z.enum(['production', 'demo']).default('production'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().default('./data/center.db'),
  /** Where backups go; beside the database when not set. Another disk is better. */
  BACKUP_FOLDER: z.string().optional(),
  COOKIE_SECURE: z.enum(['true', 'false']).default('false'),
  /** Holds the licensed 宋体, 黑体 and 仿宋 of the center, as simsun.ttc, simhei.ttf and simfang.ttf, for its PDF files. */
  FONTS_FOLDER: z.string().optional(),
  /** Seals passwords and robots' addresses in the database; at least 16 characters, kept apart from the database. */
  SECRET_KEY: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema>;

/** Reads the settings of the process; throws one readable line for each wrong value. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`wrong settings\n${lines.join('\n')}`);
}
