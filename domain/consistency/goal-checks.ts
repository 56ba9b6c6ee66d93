import { exact } from '../decimal.ts';
import type { Form } from '../forms/form.ts';
import { compared, type Finding } from './finding.ts';
import { placeIn } from './form-place.ts';

/** A number as a text states it, and the row value it must then be. */
interface Mismatch {
  stated: string;
  expected: string;
  unit: string;
  rowName: string;
}

/** The 预期目标 text against the rows' targets, the 实际完成情况 text against their actuals. */
export function goalFindings(form: Form): Finding[] {
  const sides = [
    { field: 'expected', text: form.goals.expected, side: '预期目标', column: '指标值', value: 'target', unit: 'unit' },
    {
      field: 'actual',
      text: form.goals.actual,
      side: '实际完成情况',
      column: '完成值',
      value: 'actual',
      unit: 'actualUnit',
    },
  ] as const;
  return sides.flatMap(({ field, text, side, column, value, unit }) => {
    const rows = form.rows.map((row) => ({ name: row.level3, value: row[value], unit: row[unit] }));
    return mismatchesIn(text ?? '', rows).flatMap((mismatch) => {
      const place = placeIn(form, {
        check: 'goal',
        other: `${mismatch.rowName}的${column}为`,
        words: [`年度总体目标 ${side}`],
        cell: { part: 'goal', field },
      });
      return compared(place, mismatch.stated, mismatch.expected, `${side}文字`, mismatch.unit) ?? [];
    });
  });
}

/**
 * Prose names no rows, so a number is tied to a row by its unit alone, and only when it cannot be another: of the numbers
 * with that unit one agrees with no row, and of the rows with it one is not named.
 */
function mismatchesIn(text: string, rows: { name: string; value: string | null; unit: string | null }[]): Mismatch[] {
  const units = new Set(rows.flatMap((row) => (row.unit === null || row.unit === '%' ? [] : [row.unit])));
  return [...units].flatMap((unit) => {
    const numbers = [...new Set(numbersWith(unit, text))];
    const measured = rows.flatMap(({ name, value, unit: own }) =>
      value !== null && own === unit ? [{ name, value }] : [],
    );
    const isSame = (one: string, other: string) => exact(one).eq(exact(other));
    const strangers = numbers.filter((number) => !measured.some((row) => isSame(row.value, number)));
    const unnamed = measured.filter((row) => !numbers.some((number) => isSame(row.value, number)));
    const [stated, row] = [strangers[0], unnamed[0]];
    if (strangers.length !== 1 || unnamed.length !== 1 || stated === undefined || row === undefined) return [];
    return [{ stated, expected: row.value, unit, rowName: row.name }];
  });
}

/** Not the beginning of a longer unit (人 is not 人次, 元 not 元/人, 个 not 个月), and no floor: 20万人以上 holds for 23.75. */
const LONGER = '(?![次/月]|以上)';

function numbersWith(unit: string, text: string): string[] {
  const literal = unit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return [...text.matchAll(new RegExp(`(\\d+(?:\\.\\d+)?)\\s*${literal}${LONGER}`, 'g'))].map((match) => match[1]!);
}
