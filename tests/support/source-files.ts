import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const ROOMS = ['client', 'server', 'seeds', 'db', 'domain'] as const;
export type Room = (typeof ROOMS)[number];

interface Import {
  from: string;
  to: string;
  isType: boolean;
}

/** Every source file of the rooms, by its path from the root. */
export const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(room, name)),
);

/** Who imports what: files by their path, packages as `package:name`. */
export const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(from, 'utf8');
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g);
  return [...found].map((match) => {
    const name = match[2] ?? match[3] ?? '';
    const to = name.startsWith('.')
      ? normalize(join(dirname(from), name))
      : name.startsWith('#')
        ? name.slice(1)
        : `package:${name}`;
    return { from, to, isType: match[1] !== undefined };
  });
});

export const roomOf = (file: string) => file.split('/')[0] as Room;
