/** Where the parts of a bullet stand, in percent of its width. Pixels only: no figure is computed here. */
export interface Bullet {
  barStart: number;
  barWidth: number;
  target: number;
  path: number | null;
}

/** Room right of the longest mark, so a tick at the end stays visible. */
const HEADROOM = 1.04;

export function bulletOf(value: string | null, target: string, path: string | null = null): Bullet {
  const marks = [value, target, path].filter((mark) => mark !== null).map(Number);
  const low = Math.min(0, ...marks);
  const width = (Math.max(0, ...marks) - low) * HEADROOM || 1;
  const at = (figure: number) => ((figure - low) / width) * 100;
  const end = at(Number(value ?? 0));
  return {
    barStart: Math.min(at(0), end),
    barWidth: value === null ? 0 : Math.abs(end - at(0)),
    target: at(Number(target)),
    path: path === null ? null : at(Number(path)),
  };
}
