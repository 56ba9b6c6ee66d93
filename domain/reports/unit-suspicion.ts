import { Exact } from '../decimal.ts';
import type { CellInput } from './checks.ts';

/** Ten thousand times, give or take what a month may differ from another. */
const TEN_THOUSAND = { from: new Exact(3000), to: new Exact(30_000) };
const HUNDREDTH = { from: new Exact('0.005'), to: new Exact('0.02') };

/**
 * A value that is about 10⁴ or 10⁻⁴ of what the indicator usually has was probably written in another unit, and a
 * percentage about a hundredth of the usual one as a plain fraction. Says which, or null. Measured against the middle
 * of the last twelve known figures, zeros left out; without any, nothing is suspected.
 */
export function unitSuspicion(input: CellInput, value: Exact): string | null {
  const usual = usualFigure(input);
  if (usual === null || value.lte(0)) return null;
  const { unit } = input;
  const ratio = value.div(usual);
  const says = (times: string, written: string) =>
    `约为近月的${times}，是否按“${written}”填写？本指标单位是“${unit}”，请核对或说明`;
  if (unit === '%') return isWithin(ratio, HUNDREDTH) ? says('百分之一', '小数') : null;
  if (isWithin(ratio, TEN_THOUSAND)) {
    if (unit.startsWith('亿')) return says(' 1 万倍', `万${unit.slice(1)}`);
    return unit.startsWith('万') ? says(' 1 万倍', unit.slice(1)) : null;
  }
  if (isWithin(new Exact(1).div(ratio), TEN_THOUSAND)) {
    if (unit.startsWith('亿')) return null;
    return says('万分之一', unit.startsWith('万') ? `亿${unit.slice(1)}` : `万${unit}`);
  }
  return null;
}

const isWithin = (value: Exact, { from, to }: { from: Exact; to: Exact }) => value.gte(from) && value.lte(to);

function usualFigure({ months, lastYear, month }: CellInput): Exact | null {
  const past = [...lastYear, ...months.slice(0, month - 1)].filter((item) => item !== null);
  const recent = past
    .filter((item) => item.gt(0))
    .slice(-12)
    .sort((one, other) => one.cmp(other));
  return recent[Math.floor(recent.length / 2)] ?? null;
}
