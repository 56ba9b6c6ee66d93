import { exact } from '../decimal.ts';
import type { Form, FormRow } from '../forms/form.ts';
import { likeness } from '../prose/likeness.ts';
import { isSameUnit, plainMeasure } from '../prose/measures.ts';
import type { ProseNumber } from '../prose/prose-number.ts';
import { scaleOf } from '../prose/units.ts';
import type { MeasuredIndicator, Statement } from './figure-checks.ts';
import { type Finding, wordsFinding } from './finding.ts';
import { placeIn, rowWords } from './form-place.ts';
import { type GoalRow, goalNumbersOf, goalRowsOf, goalSides } from './goal-numbers.ts';
import type { Side } from './side.ts';

/** What a name's ending says is counted. */
const COUNTED_BY_NAME: [RegExp, string][] = [
  [/人次$/, '人次'],
  [/人数$/, '人'],
  [/次数$/, '次'],
  [/天数$/, '天'],
];

/** The same figure counted in different things: 人 and 人次, 次 and 条, 期 and 场次. */
export function definitionFindings(forms: Form[], statements: Statement[], indicators: MeasuredIndicator[]): Finding[] {
  return [...forms.flatMap(namedUnits), ...forms.flatMap(writtenUnits), ...statedUnits(statements, indicators)];
}

function namedUnits(form: Form): Finding[] {
  return form.rows.flatMap((row, index) => {
    const unit = row.actualUnit ?? row.unit;
    const counted = COUNTED_BY_NAME.find(([ending]) => ending.test(row.level3.replace(/[（(].*?[）)]$/, '')))?.[1];
    if (unit === null || counted === undefined || plainMeasure(unit) === counted) return [];
    const formId = Number(form.id);
    const place = placeIn(form, {
      check: 'definition',
      words: [rowWords(form, index)],
      cell: { part: 'row', row: index, field: 'level3' },
      against: [{ kind: 'cell', formId, cell: { part: 'row', row: index, field: fieldWithUnit(row) } }],
    });
    const message = `指标名称“${row.level3}”以“${counted}”计，单元格的单位为“${unit}”，口径不一致。请核对后更正其中一处。`;
    return [wordsFinding(place, { stated: counted, expected: unit }, message)];
  });
}

/** 发送短信条数150万次 beside a cell of 150 万条. */
function writtenUnits(form: Form): Finding[] {
  return goalSides.flatMap((side) => {
    const rows = goalRowsOf(form, side);
    return goalNumbersOf(form, side).flatMap((number) => {
      const row = rowInOtherUnit(number, rows);
      if (row === null) return [];
      const place = placeIn(form, {
        check: 'definition',
        words: [`年度总体目标 ${side.side}`, rowWords(form, row.index)],
        cell: { part: 'goal', field: side.field },
        mark: { start: number.start, end: number.end },
        against: [{ kind: 'cell', formId: Number(form.id), cell: { part: 'row', row: row.index, field: side.value } }],
      });
      const message =
        `${side.side}文字写作 ${number.value} ${number.unit}，${row.name}的${side.column}为 ${row.value} ${row.unit}：` +
        '数值相同而计量单位不同。请核对后更正其中一处。';
      return [wordsFinding(place, { stated: number.unit, expected: row.unit }, message)];
    });
  });
}

/** A row of the same value and scale that counts something else, when none counts the same: one only, and named or telling. */
function rowInOtherUnit(number: ProseNumber, rows: GoalRow[]): GoalRow | null {
  if (number.unit === '' || number.unit === '%') return null;
  const sameValue = rows.filter(
    (row) => exact(row.value).eq(exact(number.value)) && scaleOf(row.unit) === scaleOf(number.unit) && row.unit !== '%',
  );
  if (sameValue.some((row) => isSameUnit(row.unit, number.unit))) return null;
  const meant = sameValue.filter((row) => isTelling(number.value) || likeness(row.name, number.before) >= 0.5);
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

function isTelling(value: string): boolean {
  return value.replace('.', '').length >= 3;
}

/** 直播 257 场次 in the prose, 257 期 in the reports. */
function statedUnits(statements: Statement[], indicators: MeasuredIndicator[]): Finding[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return statements.flatMap((statement) => {
    const indicator = statement.indicatorId === null ? undefined : byId.get(statement.indicatorId);
    if (!indicator || plainMeasure(statement.unit) === plainMeasure(indicator.unit)) return [];
    // 19 连涨 is said of 19 次 and of nothing else.
    if (/^连/.test(statement.unit)) return [];
    const sides: Side[] = [
      { kind: 'statement', quote: statement.quote },
      { kind: 'indicator', indicatorId: indicator.id, words: `${indicator.name}，单位：${indicator.unit}` },
    ];
    const where = [`部门决算公开说明 十一：“${statement.quote}”`, '指标'];
    const place = { check: 'definition', other: '', where, indicatorId: indicator.id, sides } as const;
    const message = `文字以“${statement.unit}”计，指标“${indicator.name}”以“${indicator.unit}”计，口径不一致。请核对后更正其中一处。`;
    return [wordsFinding(place, { stated: statement.unit, expected: indicator.unit }, message)];
  });
}

function fieldWithUnit(row: FormRow) {
  return row.actualUnit === null ? 'target' : 'actual';
}
