export interface Sparkline {
  /** SVG path, broken where months have no figure. */
  line: string;
  /** The last figure there is. */
  end: { x: number; y: number } | null;
}

/** A line of decimal texts over evenly spaced months, within a box of `width` × `height` with `inset` around it. */
export function sparklineOf(values: readonly (string | null)[], width: number, height: number, inset = 2): Sparkline {
  const known = values.filter((value) => value !== null).map(Number);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = (width - 2 * inset) / Math.max(1, values.length - 1);
  const points = values.map((value, index) =>
    value === null
      ? null
      : {
          x: inset + index * step,
          y: span === 0 ? height / 2 : height - inset - ((Number(value) - low) / span) * (height - 2 * inset),
        },
  );
  const line = points
    .map((point, index) => (point ? `${points[index - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : ''))
    .join('');
  return { line, end: points.filter((point) => point !== null).at(-1) ?? null };
}
