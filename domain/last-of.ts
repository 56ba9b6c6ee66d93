/** The last of a list, or nothing of an empty one. `Array.prototype.at` is missing in Chromium 83. */
export const lastOf = <T>(list: readonly T[]): T | undefined => list[list.length - 1];
