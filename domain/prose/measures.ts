import { measureOf, scaleOf } from './units.ts';

/** People are counted as 人, 名 or 位; everything else is what it is called. */
const SAME: Record<string, string> = { 名: '人', 位: '人', 个百分点: '百分点' };

/** What is counted, without the scale, in one spelling: `万名` → `人`, `元/年/人` → `元/人/年`. */
export function plainMeasure(unit: string): string {
  const measure = measureOf(unit);
  const [counted = '', ...per] = measure.split('/');
  return [SAME[counted] ?? counted, ...[...per].sort()].join('/');
}

/** Do both count the same thing in the same scale? */
export function isSameUnit(one: string, other: string): boolean {
  return plainMeasure(one) === plainMeasure(other) && scaleOf(one) === scaleOf(other);
}
