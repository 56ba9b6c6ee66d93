/** A value axis whose ends and steps are round numbers. Pixels only: no figure on a screen comes from here. */
export interface AxisScale {
  min: number;
  max: number;
  step: number;
  /** Decimals of the tick labels. */
  decimals: number;
  /** When not, the chart says where its axis starts. */
  isZeroBased: boolean;
}

export interface ScaleWish {
  /** Bars and areas stand on zero; a line may start higher when its movement would otherwise be lost. */
  fromZero: boolean;
  /** A count has no ticks between whole numbers. */
  isWhole: boolean;
  /** No tick lies beyond it while no value does: 100 for a percentage. */
  ceiling?: number;
}

const TICKS = 5;
/** A line that uses less than this share of the way from zero gets an axis of its own. */
const FLAT = 0.5;

export function axisScale(values: readonly (number | null)[], { fromZero, isWhole, ceiling }: ScaleWish): AxisScale {
  const known = values.filter((value): value is number => value !== null);
  const low = known.length > 0 ? Math.min(...known) : 0;
  const high = known.length > 0 ? Math.max(...known) : 1;
  const isRaised = !fromZero && low > 0 && (high - low) / high < FLAT;
  const bottom = isRaised ? low : Math.min(0, low);
  // A line that never moves still needs room above and below it.
  const span = high - bottom || Math.max(Math.abs(high) * 0.1, isWhole ? TICKS : 0.05);
  const step = niceStep((isRaised ? span * 1.3 : span * 1.05) / TICKS, isWhole);
  const min = isRaised ? Math.max(0, floorTo(low - span * 0.15, step)) : bottom < 0 ? floorTo(bottom * 1.05, step) : 0;
  const roomy = ceilTo(high + span * (isRaised ? 0.15 : 0.05), step);
  const max = ceiling !== undefined && high <= ceiling ? Math.min(roomy, ceilTo(ceiling, step)) : roomy;
  return { min, max, step, decimals: decimalsOf(step), isZeroBased: min <= 0 };
}

/** The next of 1, 2, 2.5, 5 × 10ⁿ. */
function niceStep(raw: number, isWhole: boolean): number {
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * magnitude >= raw * 0.999) ?? 10;
  const step = factor * magnitude;
  return isWhole ? Math.max(1, Math.ceil(step)) : step;
}

const floorTo = (value: number, step: number) => tidy(Math.floor(value / step + 1e-9) * step);
const ceilTo = (value: number, step: number) => tidy(Math.ceil(value / step - 1e-9) * step);
const tidy = (value: number) => Number(value.toFixed(8));

function decimalsOf(step: number): number {
  const text = tidy(step).toFixed(8).replace(/0+$/, '');
  return text.length - text.indexOf('.') - 1;
}
