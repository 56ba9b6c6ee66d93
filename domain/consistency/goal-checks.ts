import type { Form } from '../forms/form.ts';
import { compared, type Finding } from './finding.ts';
import { placeIn } from './form-place.ts';
import { goalMismatches, goalNumbersOf, goalRowsOf, goalSides } from './goal-numbers.ts';

/** The 预期目标 text against the rows' targets, the 实际完成情况 text against their actuals. */
export function goalFindings(form: Form): Finding[] {
  return goalSides.flatMap((goalSide) => {
    const { field, side, column, value, check } = goalSide;
    const pairs = goalMismatches(goalNumbersOf(form, goalSide), goalRowsOf(form, goalSide));
    return pairs.flatMap(({ number, row }) => {
      const place = placeIn(form, {
        check,
        other: `${row.name}的${column}为`,
        words: [`年度总体目标 ${side}`],
        cell: { part: 'goal', field },
        mark: { start: number.start, end: number.end },
        against: [{ kind: 'cell', formId: Number(form.id), cell: { part: 'row', row: row.index, field: value } }],
      });
      return compared(place, number.value, row.value, `${side}文字`, row.unit) ?? [];
    });
  });
}
