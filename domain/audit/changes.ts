/** One thing that an act changed: where in the record, and what it was and became; null where it was not there. */
export interface AuditChange {
  path: string;
  before: string | null;
  after: string | null;
}

/** What differs between the two records of an act, field by field; lists of things with a number are matched by it. */
export function auditChanges(before: string | null, after: string | null): AuditChange[] {
  const [one, other] = [flat(before), flat(after)];
  const paths = [...new Set([...one.keys(), ...other.keys()])];
  return paths
    .map((path) => ({ path, before: one.get(path) ?? null, after: other.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flat(json: string | null): Map<string, string> {
  const found = new Map<string, string>();
  if (json !== null) walk(parsed(json), '', found);
  return found;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function walk(value: unknown, path: string, found: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) walk(item, joined(path, keyOf(item) ?? `${at + 1}`), found);
  } else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) walk(inner, joined(path, name), found);
  } else {
    found.set(path, String(value));
  }
}

const joined = (path: string, name: string) => (path === '' ? name : `${path} › ${name}`);

/** By what a thing in a list is known, whichever place it has there. */
function keyOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  for (const name of ['indicatorId', 'code', 'id', 'key']) {
    const value = (item as Record<string, unknown>)[name];
    if (typeof value === 'string' || typeof value === 'number') return `${name}=${value}`;
  }
  return null;
}
