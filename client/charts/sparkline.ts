export interface Sparkline {
  /** SVG path, broken where months have no figure. */
  line: string;
  /** The last figure there is. */
  end: { x: number; y: number } | null;
}

/**
 * A line of decimal texts over evenly spaced months, within a box of `width` × `height` with `inset` around it. Of levels
 * (`isStepped`) nothing lies between two months: the line goes across and then up or down.
 */
export function sparklineOf(
  values: readonly (string | null)[],
  width: number,
  height: number,
  inset = 2,
  isStepped = false,
): Sparkline {
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
    .map((point, index) => {
      if (point === null) return '';
      const [x, y] = [point.x.toFixed(1), point.y.toFixed(1)];
      if (!points[index - 1]) return `M${x} ${y}`;
      return isStepped ? `H${x}V${y}` : `L${x} ${y}`;
    })
    .join('');
  const drawn = points.filter((point) => point !== null);
  // Not `at(-1)`: the oldest browsers we serve do not know it.
  return { line, end: drawn[drawn.length - 1] ?? null };
}
