/** Is the name a key of the record itself? What every object inherits (`constructor`) is none. Chromium 83 has no `Object.hasOwn`. */
export function hasOwn<T extends object>(record: T, name: PropertyKey): name is keyof T {
  return Object.keys(record).includes(String(name));
}
