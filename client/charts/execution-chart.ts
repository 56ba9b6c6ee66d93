/** A year of rates in percent, January first; null where a month has none. */
export interface ExecutionLines {
  own: readonly (string | null)[];
  lastYear: readonly (string | null)[];
  /** Handed in and not approved. */
  pending: readonly (string | null)[];
}

export interface ExecutionChart {
  width: number;
  height: number;
  own: { line: string; dots: Dot[] };
  lastYear: string;
  pending: Dot[];
  /** 序时进度: a straight line from January's twelfth to all of it. */
  calendar: { from: Dot; to: Dot };
  marks: { y: number; text: string }[];
  months: { x: number; text: string }[];
}

export interface Dot {
  x: number;
  y: number;
  month: number;
  rate: string;
}

const FRAME = { width: 720, height: 240, left: 44, right: 12, top: 12, bottom: 26 };
const STEPS = 4;

/** Lines of rates over the months, on an axis from 0 to 100 percent, or as far as the highest goes in steps of 25. */
export function executionChart({ own, lastYear, pending }: ExecutionLines): ExecutionChart {
  const { width, height, left, right, top, bottom } = FRAME;
  const highest = Math.max(100, ...[...own, ...lastYear, ...pending].map((rate) => Number(rate ?? 0)));
  const most = Math.ceil(highest / 25) * 25;
  const x = (index: number) => left + (index * (width - left - right)) / 11;
  const y = (rate: number) => height - bottom - (rate / most) * (height - top - bottom);
  const dots = (rates: readonly (string | null)[]): Dot[] =>
    rates.flatMap((rate, index) =>
      rate === null ? [] : [{ x: x(index), y: y(Number(rate)), month: index + 1, rate }],
    );
  const line = (rates: readonly (string | null)[]) =>
    rates
      .map((rate, index) => {
        if (rate === null) return '';
        const starts = index === 0 || (rates[index - 1] ?? null) === null;
        return `${starts ? 'M' : 'L'}${x(index).toFixed(1)} ${y(Number(rate)).toFixed(1)}`;
      })
      .join('');
  const step = most <= 100 ? most / STEPS : Math.ceil(most / STEPS / 25) * 25;
  return {
    width,
    height,
    own: { line: line(own), dots: dots(own) },
    lastYear: line(lastYear),
    pending: dots(pending),
    calendar: {
      from: { x: x(0), y: y(100 / 12), month: 1, rate: '8.33' },
      to: { x: x(11), y: y(100), month: 12, rate: '100.00' },
    },
    marks: Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => ({
      y: y(index * step),
      text: `${index * step}%`,
    })),
    months: Array.from({ length: 12 }, (_, index) => ({ x: x(index), text: String(index + 1) })),
  };
}
