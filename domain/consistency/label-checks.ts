import { exact } from '../decimal.ts';
import type { Form } from '../forms/form.ts';
import { likeness, likenessOf, namePairs, plainName } from '../prose/likeness.ts';
import { isSameUnit } from '../prose/measures.ts';
import type { ProseNumber } from '../prose/prose-number.ts';
import { scaleOf } from '../prose/units.ts';
import { compared, type Finding, wordsFinding } from './finding.ts';
import { formTitle, placeIn } from './form-place.ts';
import { bestNamed, type GoalRow, type GoalSide, goalNumbersOf, goalRowsOf, goalSides } from './goal-numbers.ts';
import type { Side } from './side.ts';

/** A row of any form with its name taken apart. */
interface NamedRow {
  form: Form;
  row: GoalRow;
  pairs: string[];
}

/** A text calls a row's number by another name: of another row of the form, or of another form's row. */
export function labelFindings(forms: Form[]): Finding[] {
  return goalSides.flatMap((side) => {
    const names = forms.flatMap((form) =>
      goalRowsOf(form, side).map((row): NamedRow => ({ form, row, pairs: namePairs(row.name) })),
    );
    return forms.flatMap((form) => {
      const numbers = goalNumbersOf(form, side);
      const rows = names.flatMap((one) => (one.form === form ? [one.row] : []));
      return [...swappedNames(form, side, numbers, rows), ...foreignNames(form, side, { numbers, rows, names })];
    });
  });
}

const isValueOf = (number: ProseNumber, row: GoalRow) =>
  isSameUnit(number.unit, row.unit) && exact(number.value).eq(exact(row.value));

/** “失业…24.82…失业…30.53”: the second is the 工伤 row's value, while the row that is named has its own number already. */
function swappedNames(form: Form, side: GoalSide, numbers: ProseNumber[], rows: GoalRow[]): Finding[] {
  return numbers.flatMap((number) => {
    const counted = rows.filter((row) => isSameUnit(number.unit, row.unit));
    const named = bestNamed(number, counted);
    const owners = counted.filter((row) => isValueOf(number, row));
    const owner = owners.length === 1 ? owners[0] : undefined;
    if (!named || !owner || owner === named || exact(named.value).eq(exact(number.value))) return [];
    const isStated = numbers.some((other) => isValueOf(other, named) && bestNamed(other, counted) === named);
    if (!isStated) return [];
    const finding = compared(
      placeOf(form, side, number, [cellSide(form, side, owner), cellSide(form, side, named)]),
      number.value,
      named.value,
      named.name,
      named.unit,
    );
    const message =
      `文字“${number.clause.trim()}”称 ${number.value} ${number.unit} 为${named.name}，` +
      `表内该数为${owner.name}的${side.column}；${named.name}的${side.column}为 ${named.value} ${named.unit}。请更正文字中的名称。`;
    return finding === null ? [] : [{ ...finding, message }];
  });
}

/** Enough of a name to be that name and no other: most of it, and clearly more than of the own row's. */
const NAMED = 0.75;
const CLEARLY_MORE = 2;
/** Enough of the own row's name that the number is meant for it all the same. */
const OWN = 0.5;
const TELLING_DIGITS = 3;

function foreignNames(
  form: Form,
  side: GoalSide,
  { numbers, rows, names }: { numbers: ProseNumber[]; rows: GoalRow[]; names: NamedRow[] },
): Finding[] {
  return numbers.flatMap((number) => {
    const owner = ownerOf(number, rows);
    if (owner === null) return [];
    const words = new Set(namePairs(number.before));
    const said = (pairs: string[]) => pairs.filter((pair) => words.has(pair)).length;
    const own = namePairs(owner.name);
    const isOtherName = ({ row, pairs }: NamedRow) =>
      (row.unit === '%') === (number.unit === '%') &&
      likenessOf(pairs, words) >= NAMED &&
      said(pairs) >= said(own) + CLEARLY_MORE &&
      rows.every(({ name }) => plainName(name) !== plainName(row.name));
    const [foreign] = names
      .filter((one) => one.form !== form && isOtherName(one))
      .toSorted((one, other) => likenessOf(other.pairs, words) - likenessOf(one.pairs, words));
    return foreign ? [foreignFinding({ form, side, number, owner }, foreign)] : [];
  });
}

function foreignFinding(
  { form, side, number, owner }: { form: Form; side: GoalSide; number: ProseNumber; owner: GoalRow },
  { form: other, row }: NamedRow,
): Finding {
  const place = placeOf(form, side, number, [cellSide(form, side, owner), cellSide(other, side, row)]);
  const message =
    `${side.side}文字把 ${number.value} ${number.unit} 称作“${number.before}”，与${formTitle(other)}的“${row.name}”同名` +
    `（该处为 ${row.value} ${row.unit}）；本表该数的指标为“${owner.name}”。请核对名称。`;
  return wordsFinding(place, { stated: number.before, expected: owner.name }, message);
}

/** The row whose number it is: by a telling value, or by its name; small round numbers belong to many. */
function ownerOf(number: ProseNumber, rows: GoalRow[]): GoalRow | null {
  const isTelling = number.value.replace('.', '').replace(/^0+|0+$/g, '').length >= TELLING_DIGITS;
  const owners = rows.filter(
    (row) =>
      exact(row.value).eq(exact(number.value)) &&
      scaleOf(row.unit) === scaleOf(number.unit) &&
      (isTelling || likeness(row.name, number.before) >= OWN),
  );
  return owners.length === 1 ? (owners[0] ?? null) : null;
}

function placeOf(form: Form, { field, side }: GoalSide, number: ProseNumber, against: Side[]) {
  return placeIn(form, {
    check: 'label',
    other: '表内为',
    words: [`年度总体目标 ${side}`],
    cell: { part: 'goal', field },
    mark: { start: number.start - number.before.length, end: number.end },
    against,
  });
}

function cellSide(form: Form, { value }: GoalSide, { index }: GoalRow): Side {
  return { kind: 'cell', formId: Number(form.id), cell: { part: 'row', row: index, field: value } };
}
